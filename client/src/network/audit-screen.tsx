/** The account of what happened in the network, a month at a time, to be filtered and saved. For administrators. */
import { type AuditEntry, DEEDS } from "@acb/schemas/audit";
import type { Organisation, Person } from "@acb/schemas/people";
import { toCsv } from "@acb/shared/csv/to-csv";
import { printMoment } from "@acb/shared/publication/print-value";
import { useState } from "react";
import type { Answer } from "../api/call.ts";
import { Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SelectField, TextField } from "../ui/fields.tsx";
import { Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { saveFile } from "../ui/save-file.ts";
import { Table } from "../ui/table.tsx";

type Account = Answer<"listAudit">;
type Names = { readonly people: readonly Person[]; readonly organisations: readonly Organisation[] };
/** An entry as it is read and saved: names in place of ids. */
type Line = {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly detail: string;
};

export const AuditScreen = () => {
  const [month, setMonth] = useState(() => new Date().toISOString().slice(0, 7));
  const [sought, setSought] = useState("");
  const account = useApi("listAudit", { month });
  const [months, setMonths] = useState<readonly string[]>([month]);
  const found = account.data?.months;
  // Those of the last answer stay while another month is asked for, so that the choice keeps the focus.
  if (found !== undefined && !found.every((one) => months.includes(one)))
    setMonths([...new Set([...months, ...found])].sort().reverse());
  return (
    <Stack>
      <PageHeader
        title="What happened"
        lead="Who was given which right, who signed in and what was exported."
      />
      <SelectField
        id="audit-month"
        label="Month"
        options={months.map((one) => ({ value: one, label: monthWords(one) }))}
        value={month}
        onChange={setMonth}
      />
      <TextField
        id="audit-filter"
        type="search"
        label="Show entries with these letters"
        hint="A name, an organisation, or what was done."
        value={sought}
        onChange={setSought}
      />
      <Loaded query={account} what="what happened">
        {(of) => <Entries account={of} month={month} sought={sought} />}
      </Loaded>
    </Stack>
  );
};

type EntriesProps = { readonly account: Account; readonly month: string; readonly sought: string };

const Entries = ({ account, month, sought }: EntriesProps) => {
  const people = useApi("listPeople", {});
  const organisations = useApi("listOrganisations", {});
  const names = { people: people.data ?? [], organisations: organisations.data ?? [] };
  const lines = account.entries.map((entry) => lineOf(entry, account, names)).filter(has(sought));
  return (
    <>
      {account.firstBroken === null ? null : (
        <Notice tone="bad" title={`Entry ${account.firstBroken} is not as it was written`} role="alert">
          <p>
            It was changed or removed outside the charter builder. Compare this page with a backup, and tell
            whoever keeps the server.
          </p>
        </Notice>
      )}
      <div>
        <Button onClick={() => saveFile({ file: csvOf(lines), name: `what-happened-${month}.csv` })}>
          Save as CSV
        </Button>
      </div>
      {lines.length === 0 ? (
        <EmptyState title="Nothing to show">
          <p>Choose another month, or fewer letters.</p>
        </EmptyState>
      ) : (
        <Table
          caption={lines.length === 1 ? "1 entry" : `${lines.length} entries`}
          rows={lines}
          rowKey={({ seq }) => String(seq)}
          onPhone="entries"
          columns={[
            { key: "at", heading: "When", cell: ({ at }) => printMoment(at), namesRow: true },
            { key: "who", heading: "Who", cell: ({ who }) => who },
            { key: "what", heading: "What", cell: ({ what }) => what },
            { key: "detail", heading: "More", cell: ({ detail }) => (detail === "" ? null : detail) },
          ]}
        />
      )}
    </>
  );
};

const lineOf = (entry: AuditEntry, { charters }: Account, { people, organisations }: Names): Line => {
  const person = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  const whom = [
    entry.personId === null ? null : person(entry.personId),
    entry.organisationId === null
      ? null
      : (organisations.find(({ id }) => id === entry.organisationId)?.name ?? entry.organisationId),
    entry.charterId === null
      ? null
      : `“${charters.find(({ id }) => id === entry.charterId)?.title ?? entry.charterId}”`,
  ].filter((one) => one !== null);
  return {
    seq: entry.seq,
    at: entry.at,
    who: entry.actor === null ? "The server" : person(entry.actor),
    what: [DEEDS[entry.deed], ...(whom.length === 0 ? [] : [whom.join(", ")])].join(": "),
    detail: entry.detail,
  };
};

const has =
  (sought: string) =>
  ({ who, what, detail }: Line): boolean =>
    `${who} ${what} ${detail}`.toLocaleLowerCase("en-GB").includes(sought.trim().toLocaleLowerCase("en-GB"));

const csvOf = (lines: readonly Line[]): Blob => {
  const rows = lines.map(({ seq, at, who, what, detail }) => ({
    Number: seq,
    When: at,
    Who: who,
    What: what,
    More: detail,
  }));
  return new Blob([toCsv(rows)], { type: "text/csv;charset=utf-8" });
};

const monthWords = (month: string): string =>
  new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
