/** What became of an organisation since it was asked, in a sentence; the board and every export say the same (SO19). */
import type { BoardRow, RoundView } from "@acb/schemas/api/sign-off-routes";
import { POSITIONS } from "@acb/schemas/sign-off/round";
import { printDate } from "../values/print-value.ts";

/** `null` while nothing has become of it. */
export const endedWords = (
  { ended }: Pick<BoardRow, "ended">,
  { successors }: Pick<RoundView, "successors">,
): string | null => {
  if (ended === null) return null;
  const on = printDate(ended.on);
  if (ended.successors.length === 0) return `Left the network on ${on}.`;
  const each = ended.successors.map(({ organisationId, name }) => {
    const position = successors.find((row) => row.organisationId === organisationId)?.position;
    return position === undefined ? name : `${name} (${POSITIONS[position].name.toLowerCase()})`;
  });
  return `Succeeded on ${on} by ${each.join(" and ")}.`;
};
