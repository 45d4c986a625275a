/** A round as a row of marks: signed first, then declined, then everybody else. */
import type { RoundView } from "@acb/schemas/api/sign-off-routes";
import type { TallyMark } from "../../ui/tally.tsx";

const times = (count: number, mark: TallyMark): readonly TallyMark[] =>
  Array.from({ length: count }, () => mark);

/** As many marks as there are organisations; the counts never sum to more. */
export const marksOf = (size: number, counts: RoundView["counts"]): readonly TallyMark[] => {
  const signed = counts.signed ?? 0;
  const declined = counts.declined ?? 0;
  return [
    ...times(signed, "full"),
    ...times(declined, "crossed"),
    ...times(size - signed - declined, "empty"),
  ];
};
