/** The periods as they are, and what is kept without one, in words. */
import { PERIOD_KINDS, PERIODS, type Retention, WITHOUT_PERIOD } from "@acb/schemas/retention";
import { SummaryList } from "../ui/summary-list.tsx";

export const daysWords = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

export const PeriodList = ({ retention }: { readonly retention: Retention }) => (
  <SummaryList
    facts={PERIOD_KINDS.map((kind) => ({
      name: PERIODS[kind].label,
      value: `${daysWords(retention[kind])} after ${PERIODS[kind].from}`,
    }))}
  />
);

export const KeptWithoutPeriod = () => (
  <SummaryList
    facts={Object.values(WITHOUT_PERIOD).map(({ label, what, until }) => ({
      name: label,
      value: `${what}. ${until}.`,
    }))}
  />
);
