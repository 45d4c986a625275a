/** Why this person may write no more, as far as the page knows it better than the close of its socket (SPEC: WR-9). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { printDate } from "@acb/shared/values/print-value";
import type { ConnectionState } from "../../../sync/connection-state.ts";

/** With the day, where it is not told as it happens. */
export const putAwayWords = (day?: string): string =>
  `The charter was put away${day === undefined ? "" : ` on ${printDate(day)}`}: it is only read. Those who run it can bring it back.`;

export const ROLE_CHANGED = "Your role was changed by somebody who runs the charter";

type Refused = Extract<ConnectionState, { kind: "refused" }>;

type About = Pick<CharterView, "record"> & { readonly toGuest: boolean };

/**
 * Nobody's role allows writing in a charter that was put away: that is the reason, not the role. A guest is out of the
 * workshop, which is told at the top of the page (JOIN-1), and has nobody to ask by the page.
 */
export const refusalWords = (
  { reason, words }: Pick<Refused, "reason" | "words">,
  { record, toGuest }: About,
): string => {
  if (toGuest && (reason === "notFound" || reason === "notSignedIn"))
    return "You are not in the workshop any more: the top of the page says why.";
  if (reason !== "notAllowed" || record.putAwayOn === undefined) return words;
  return putAwayWords(record.putAwayOn);
};
