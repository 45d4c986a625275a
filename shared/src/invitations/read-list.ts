/**
 * Reads a list of people to invite, as it was pasted from a spreadsheet or written by one as CSV (SPEC: Invitations). Every row
 * is answered with whom it invites, or with all that is to be put right in it.
 */
import { Invitation, MOST_INVITED } from "@acb/schemas/invitation";
import type { Organisation } from "@acb/schemas/people";
import { ROLE_NAMES, ROLES, type Role } from "@acb/schemas/role";
import Papa from "papaparse";

const COLUMNS = ["name", "email", "organisation", "role"] as const;
type Column = (typeof COLUMNS)[number];

/** What the first row may call each column, folded. Without such a row they stand in the order of `COLUMNS`. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  name: ["name", "full name", "person"],
  email: ["e mail", "email", "mail", "e mail address", "email address"],
  organisation: ["organisation", "organization", "partner", "employer"],
  role: ["role"],
};

/** What somebody without a role in the list is invited as. */
export const ROLE_OF_LIST = "writer" satisfies Role;

export type ListedPerson = Readonly<Record<Column, string>> & {
  /** Its place in the list, from 1; a row of headings counts. */
  readonly row: number;
  readonly invitation: Invitation | null;
  /** In plain words; none for a row that can be sent. */
  readonly problems: readonly string[];
};

export type InvitationList = {
  readonly people: readonly ListedPerson[];
  /** Columns whose heading says nothing that is read here. */
  readonly passedOver: readonly string[];
};

export const readInvitationList = (text: string, organisations: readonly Organisation[]): InvitationList => {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, "").replace(/^[\r\n]+|[\r\n]+$/g, ""));
  const rows = data.map((cells, at) => ({ row: at + 1, cells: cells.map((cell) => cell.trim()) }));
  const [first] = rows;
  const headings = first !== undefined && isHeadings(first.cells) ? first.cells : null;
  const columnAt = headings === null ? COLUMNS : headings.map(columnOf);
  const entries = rows
    .slice(headings === null ? 0 : 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ""))
    .map(({ row, cells }) => ({ row, ...entryOf(cells, columnAt) }));
  return {
    people: entries.map((entry, at) => listed(entry, entries.slice(0, at), organisations)),
    passedOver: (headings ?? []).filter((heading) => heading !== "" && columnOf(heading) === null),
  };
};

type Entry = Readonly<Record<Column, string>> & { readonly row: number };

/** Nobody's address stands in a row of headings. */
const isHeadings = (cells: readonly string[]): boolean =>
  cells.some((cell) => columnOf(cell) !== null) && !cells.some((cell) => cell.includes("@"));

const columnOf = (heading: string): Column | null =>
  COLUMNS.find((column) => HEADINGS[column].includes(folded(heading))) ?? null;

const entryOf = (
  cells: readonly string[],
  columnAt: readonly (Column | null)[],
): Readonly<Record<Column, string>> => {
  const cellOf = (column: Column): string => cells[columnAt.indexOf(column)] ?? "";
  return {
    name: cellOf("name"),
    email: cellOf("email"),
    organisation: cellOf("organisation"),
    role: cellOf("role"),
  };
};

const listed = (
  entry: Entry,
  before: readonly Entry[],
  organisations: readonly Organisation[],
): ListedPerson => {
  const matches = organisations.filter(
    ({ name, shortName }) => entry.organisation !== "" && [name, shortName].some(isSame(entry.organisation)),
  );
  const organisation = matches.length === 1 ? matches[0] : undefined;
  const role =
    entry.role === ""
      ? ROLE_OF_LIST
      : ROLES.find((one) => [one, ROLE_NAMES[one].name].some(isSame(entry.role)));
  const checked = Invitation.safeParse({
    name: entry.name,
    email: entry.email,
    organisationId: organisation?.id ?? "",
    role,
  });
  const same = before.find(({ email }) => email !== "" && email.toLowerCase() === entry.email.toLowerCase());
  const problems = [
    ...(checked.success
      ? []
      : checked.error.issues.map(({ path, message }) =>
          inWords(entry, matches.length, { place: String(path[0]), message }),
        )),
    ...(same === undefined ? [] : [`The address stands in row ${same.row} already`]),
    ...(before.length >= MOST_INVITED ? [`A list can have ${MOST_INVITED} people at most`] : []),
  ];
  return { ...entry, invitation: checked.success && problems.length === 0 ? checked.data : null, problems };
};

/** A name that nobody knows here is told by itself; a form would only say that something is to be chosen. */
const inWords = (
  entry: Entry,
  matches: number,
  { place, message }: { readonly place: string; readonly message: string },
): string => {
  if (place === "role") return `There is no role “${entry.role}”`;
  if (place !== "organisationId") return message;
  if (entry.organisation === "") return "Write the organisation";
  return matches === 0
    ? `There is no organisation “${entry.organisation}” in the network: write its full or short name, or ask an administrator to add it`
    : `${matches} organisations are called “${entry.organisation}”: write the whole name`;
};

const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLocaleLowerCase("en-GB")
    .replace(/[^\p{L}\p{N}@.]+/gu, " ")
    .trim();

const isSame =
  (one: string) =>
  (other: string): boolean =>
    folded(one) === folded(other);
