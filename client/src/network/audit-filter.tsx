/** Which entries of the audit trail are shown: by kind of deed, person, charter and days (SPEC: NET-7). */
import { type AuditOverview, AuditQuery, type Deed } from "@acb/schemas/audit";
import { DEED_NAMES } from "@acb/schemas/deed-names";
import { DateField, SelectField } from "../ui/fields.tsx";
import type { AuditFilter } from "./audit-lines.ts";
import styles from "./network.module.css";

/** As the fields hold it: empty for everything. */
export type Chosen = {
  readonly deed: Deed | "";
  readonly personId: string;
  readonly charterId: string;
  readonly from: string;
  readonly to: string;
};
export const EVERYTHING: Chosen = { deed: "", personId: "", charterId: "", from: "", to: "" };

export const filterOf = ({ deed, ...chosen }: Chosen): AuditFilter => ({
  ...(deed === "" ? {} : { deed }),
  ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== "")),
});

/** What is wrong with the days, by the field; empty when they can be asked for. */
export const problemsOf = (chosen: Chosen): Partial<Record<keyof Chosen, string>> => {
  const checked = AuditQuery.safeParse(filterOf(chosen));
  const issues = checked.success ? [] : checked.error.issues;
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [path[0] ?? "to", message]));
};

type AuditFilterProps = {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  /** The people and charters to choose from. */
  readonly overview: AuditOverview;
};

export const AuditFilterFields = ({ chosen, onChoose, overview }: AuditFilterProps) => {
  const place = (key: keyof Chosen) => ({
    id: `audit-${key}`,
    value: chosen[key],
    onChange: (value: string) => onChoose({ ...chosen, [key]: value }),
  });
  const problems = problemsOf(chosen);
  return (
    <div className={styles.filter}>
      <SelectField
        {...place("deed")}
        label="What was done"
        emptyLabel="Anything"
        width="full"
        options={DEEDS_BY_NAME}
      />
      <SelectField
        {...place("personId")}
        label="Who did it, or to whom"
        emptyLabel="Anybody"
        width="full"
        options={optionsOf(overview.people)}
      />
      <SelectField
        {...place("charterId")}
        label="Charter"
        emptyLabel="Any charter, or none"
        width="full"
        options={optionsOf(overview.charters)}
      />
      <DateField {...place("from")} label="From" error={problems.from} />
      <DateField {...place("to")} label="To" error={problems.to} />
    </div>
  );
};

const optionsOf = (named: readonly { readonly id: string; readonly name: string }[]) =>
  named.map(({ id, name }) => ({ value: id, label: name }));

const DEEDS_BY_NAME = Object.entries(DEED_NAMES)
  .map(([value, label]) => ({ value, label }))
  .toSorted((one, other) => one.label.localeCompare(other.label, "en-GB"));
