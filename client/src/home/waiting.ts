/** What waits for a person over all charters, soonest date first. */
import type { CharterLine } from "@acb/schemas/api/charter-routes";

export type Waiting = CharterLine["waiting"][number] & {
  readonly charterId: string;
  readonly charterTitle: string;
};

/** Only organisations that are asked and have not decided; those past their date cannot decide any more. */
export const waitingFor = (lines: readonly CharterLine[]): readonly Waiting[] =>
  lines
    .flatMap(({ record, waiting }) =>
      waiting.map((one) => ({ ...one, charterId: record.id, charterTitle: record.title })),
    )
    .filter(({ position }) => position === "asked")
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn));
