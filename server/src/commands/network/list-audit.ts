/** The audit trail, a page at a time; for administrators (SPEC: Audit trail). */
import type { AuditOverview, AuditPage, AuditQuery } from "@acb/schemas/audit";
import type { OrganisationId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { isErased } from "@acb/shared/access/erased";
import { isGuest } from "@acb/shared/access/guest";
import { londonDayStart } from "@acb/shared/sign-off/london-date";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";

/** As much as somebody reads before they narrow it down. */
const PAGE_ENTRIES = 200;
/** The newest that were removed are told by their names; nobody enters so many by mistake. */
const MOST_REMOVED = 1_000;
const DAY_MS = 24 * 60 * 60_000;

export const listAudit = async (
  { storage }: Pick<Context, "storage">,
  caller: Person,
  { from, to, ...filter }: AuditQuery,
): Promise<Result<AuditPage>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const since = from === undefined ? undefined : londonDayStart(from).toISOString();
  const until = to === undefined ? undefined : londonDayStart(dayAfter(to)).toISOString();
  // One more than are shown tells whether there are others.
  const { entries, total, people, charters, organisations } = await storage.audit.page(
    { ...filter, since, until },
    PAGE_ENTRIES + 1,
  );
  const shown = entries.slice(0, PAGE_ENTRIES);
  return done({
    entries: shown,
    total,
    next: entries.length > shown.length ? (shown.at(-1)?.seq ?? null) : null,
    people: people.map(personOf),
    charters: charters.map(charterOf),
    organisations: [...organisations, ...(await removedAmong(storage, shown, organisations))],
  });
};

/** Those that were removed, by the name that their removal tells. */
const removedAmong = async (
  { audit }: Context["storage"],
  entries: AuditPage["entries"],
  known: readonly { readonly id: OrganisationId }[],
): Promise<AuditPage["organisations"]> => {
  const isKnown = new Set(known.map(({ id }) => id));
  if (entries.every(({ organisationId: id }) => id === null || isKnown.has(id))) return [];
  const removals = await audit.page({ deed: "removedOrganisation" }, MOST_REMOVED);
  return removals.entries.flatMap(({ organisationId: id, detail }) =>
    id === null || !entries.some(({ organisationId }) => organisationId === id)
      ? []
      : [{ id, name: `${detail} (removed)` }],
  );
};

export const readAuditOverview = async (
  { storage }: Pick<Context, "storage">,
  caller: Person,
): Promise<Result<AuditOverview>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const [firstBroken, { people, charters }] = await Promise.all([
    storage.audit.firstBroken(),
    storage.audit.named(),
  ]);
  return done({ firstBroken, people: people.map(personOf), charters: charters.map(charterOf) });
};

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/** What is left of who was erased is the id, by which their entries are told from another's. */
const personOf = ({ id, name, email }: Pick<Person, "id" | "name" | "email">) => ({
  id,
  name: isErased({ email }) ? `${name} (${id})` : isGuest({ email }) ? `${name} (guest)` : name,
});

const charterOf = <Id>({ id, title }: { readonly id: Id; readonly title: string }) => ({ id, name: title });
