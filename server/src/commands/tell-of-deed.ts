/** Mails whom a deed concerns, by the table of such mails: no command has to remember it (SPEC: Told by mail). */
import type { AuditEntry } from "@acb/schemas/audit";
import type { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { ROLE_NAMES } from "@acb/schemas/role";
import { isErased } from "@acb/shared/access/erased";
import { rolesOf } from "@acb/shared/access/grants";
import { isGuest } from "@acb/shared/access/guest";
import { DEED_MAILS, type DeedMail, deedMail, type Happened } from "../mail/deed-mail.ts";
import type { Context } from "./context.ts";

/** What a mail says and the audit trail does not keep: since which day it holds, and the address before. */
export type Beyond = { readonly since?: string; readonly oldAddress?: string };

type Telling = Pick<Context, "storage" | "sendMail" | "background" | "publicUrl">;
/** `seq` is `null` for what could not be noted. */
type Entry = Omit<AuditEntry, "seq"> & { readonly seq: number | null };

/** Of several roles given at once in one charter, the first is told; the mail leads to where all of them stand. */
const AT_ONCE_MS = 5 * 60_000;
/** From here on it is worked out which of those that follow one upon the other were told. */
const LOOKED_BACK_MS = 60 * 60_000;
const LOOKED_BACK_COUNT = 200;

/** In the background, after the deed: whatever becomes of the mail, it is done. */
export const tellOfDeed = (context: Telling, entry: Entry, beyond: Beyond): void => {
  const row = DEED_MAILS[entry.deed];
  if (row === undefined) return;
  const toldId = row.to === "actor" ? entry.actor : entry.personId;
  // Whoever did it to themselves knows; but for what somebody else could have done at their browser.
  if (toldId === null || (row.to === "person" && toldId === entry.actor)) return;
  context.background(`mail: ${entry.deed}`, async () => {
    const { directory } = context.storage;
    const to = row.evenSuspended ? await directory.person(toldId) : await directory.activePerson(toldId);
    if (to === null || isGuest(to) || isErased(to)) return;
    if (row.onceAtATime && (await wasToldLately(context, entry))) return;
    const happened = await lookUp(context, entry, { to, beyond });
    for (const address of addressesOf(row, to, beyond))
      await context.sendMail(deedMail(row, happened, address));
  });
};

const addressesOf = (row: DeedMail, to: Person, { oldAddress }: Beyond): readonly string[] =>
  row.to === "bothAddresses" && oldAddress !== undefined ? [oldAddress, to.email] : [to.email];

/**
 * Has the person been told a moment ago that they were given a role in this charter? Then what that mail leads to says this one
 * too; but not when one was taken since. The audit trail knows.
 */
const wasToldLately = async (
  { storage }: Telling,
  { seq, at, personId, charterId }: Entry,
): Promise<boolean> => {
  if (seq === null || personId === null || charterId === null) return false;
  const since = new Date(Date.parse(at) - LOOKED_BACK_MS).toISOString();
  const about = { personId, charterId, since, before: seq };
  const { entries } = await storage.audit.page(about, LOOKED_BACK_COUNT);
  let toldMs: number | null = null;
  // The oldest first; what they did to others is not of them.
  for (const one of entries.toReversed()) {
    if (one.personId !== personId) continue;
    const oneMs = Date.parse(one.at);
    if (one.deed === "tookRole") toldMs = null;
    else if (one.deed === "gaveRole" && one.actor !== personId && !isAtOnce(toldMs, oneMs)) toldMs = oneMs;
  }
  return isAtOnce(toldMs, Date.parse(at));
};

const isAtOnce = (toldMs: number | null, nowMs: number): boolean =>
  toldMs !== null && nowMs - toldMs < AT_ONCE_MS;

type Told = { readonly to: Person; readonly beyond: Beyond };

const lookUp = async (
  { storage, publicUrl }: Telling,
  entry: Entry,
  { to, beyond }: Told,
): Promise<Happened> => {
  const { directory, charters } = storage;
  const organisations = entry.organisationId === null ? [] : await directory.organisations();
  const record = entry.charterId === null ? null : await charters.find(entry.charterId);
  const roles = record === null ? [] : rolesOf(await charters.roles(record.id), to.id);
  return {
    to,
    at: entry.at,
    by: await nameOf(storage, entry.actor),
    detail: entry.detail,
    organisation: organisations.find(({ id }) => id === entry.organisationId) ?? null,
    charter: record,
    roles: roles.map((role) => ROLE_NAMES[role].name),
    since: beyond.since ?? null,
    publicUrl,
  };
};

const nameOf = async ({ directory }: Telling["storage"], id: PersonId | null): Promise<string> =>
  (id === null ? null : await directory.person(id))?.name ?? "Somebody at the server itself";
