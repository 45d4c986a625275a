/** Entries of the audit trail as they are read and saved: names beside the ids that they stand for. */
import { type AuditEntry, type AuditPage, type AuditQuery, DEEDS } from "@acb/schemas/audit";
import { toCsv } from "@acb/shared/csv/to-csv";
import { call, type Params } from "../api/call.ts";

/** Which entries, without a place in them. */
export type AuditFilter = Omit<Params<"listAudit">, "before">;

/** `what` is the deed with whom and what it was done to. */
export type Line = {
  readonly entry: AuditEntry;
  readonly who: string;
  readonly what: string;
  readonly person: string;
  readonly organisation: string;
  readonly charter: string;
};

/** Without the place of a page, so that every page of the same filter is asked for alike. */
export const placeOf = (before: number | null): Pick<Params<"listAudit">, "before"> =>
  before === null ? {} : { before: String(before) };

export const linesOf = (page: AuditPage): readonly Line[] => {
  const people = namesIn(page.people);
  const organisations = namesIn(page.organisations);
  const charters = namesIn(page.charters);
  return page.entries.map((entry) => {
    const person = people(entry.personId);
    const organisation = organisations(entry.organisationId);
    const charter = charters(entry.charterId);
    const whom = [person, organisation, charter === "" ? "" : `“${charter}”`].filter((one) => one !== "");
    return {
      entry,
      who: entry.actor === null ? "The server" : people(entry.actor),
      what: [DEEDS[entry.deed], ...(whom.length === 0 ? [] : [whom.join(", ")])].join(": "),
      person,
      organisation,
      charter,
    };
  });
};

/** All that fit, newest first, page after page; `onCount` is told how many have come. */
export const gatherLines = async (
  filter: AuditFilter,
  onCount: (come: number, total: number) => void,
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  let next: AuditQuery["before"] | null = null;
  do {
    const params: Params<"listAudit"> = { ...filter, ...placeOf(next) };
    const page = await call("listAudit", { params, body: null });
    lines.push(...linesOf(page));
    onCount(lines.length, page.total);
    next = page.next;
  } while (next !== null);
  return lines;
};

/** Every id has a column of its own: by it the entries of who was erased are told from another's. */
export const csvOf = (lines: readonly Line[]): string =>
  toCsv(
    lines.map(({ entry, who, person, organisation, charter }) => ({
      Number: entry.seq,
      When: entry.at,
      Who: who,
      "Who (id)": entry.actor ?? "",
      What: DEEDS[entry.deed],
      Person: person,
      "Person (id)": entry.personId ?? "",
      Organisation: organisation,
      "Organisation (id)": entry.organisationId ?? "",
      Charter: charter,
      "Charter (id)": entry.charterId ?? "",
      More: entry.detail,
    })),
  );

/** The name of an id; the id itself where there is no name any more, nothing for none. */
const namesIn = (named: readonly { readonly id: string; readonly name: string }[]) => {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return (id: string | null): string => (id === null ? "" : (names.get(id) ?? id));
};
