/** Why the server takes nothing more from this page, as far as the page knows it better than the close of its socket (SPEC: WR-9). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { printDate } from "@acb/shared/values/print-value";
import type { ConnectionState } from "../../../sync/connection-state.ts";

type Refused = Extract<ConnectionState, { kind: "refused" }>;

/** Nobody's role allows writing in a charter that was put away: that is the reason, not the role. */
export const refusalWords = (
  { reason, words, kept }: Pick<Refused, "reason" | "words" | "kept">,
  { record }: Pick<CharterView, "record">,
): string => {
  if (reason !== "notAllowed" || record.putAwayOn === undefined) return words;
  const where = kept === "device" ? "kept on this device" : "kept only while this tab is open";
  return `The charter was put away on ${printDate(record.putAwayOn)}: it is only read. Those who run it can bring it back. What you typed is ${where}.`;
};
