/** Why the server takes nothing more from this page, as far as the page knows it better than the close of its socket (SPEC: WR-9). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { printDate } from "@acb/shared/values/print-value";
import type { ConnectionState } from "../../../sync/connection-state.ts";

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
  return `The charter was put away on ${printDate(record.putAwayOn)}: it is only read. Those who run it can bring it back.`;
};
