/** Charters with their partners and roles in SQLite. */
import type { CharterRecord } from "@acb/schemas/charter";
import type { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import { type CharterState, grantedFor, isOrganisationRole, type RoleGrant } from "@acb/schemas/role";
import { and, asc, eq, getTableColumns, inArray, isNotNull, isNull, not, type SQL } from "drizzle-orm";
import type { ActingFor, Withdrawal } from "../../ports/charters.ts";
import type { PendingUpdate } from "../../ports/update-log.ts";
import type { Connection } from "../connection.ts";
import {
  actingFor,
  charterPartners,
  charterRoles,
  charters,
  organisations,
  people,
} from "../tables/schema.ts";
import { partnerIdsOfCharter } from "./ids-in-order.ts";
import { invitationsOn } from "./invitations.ts";
import { isErasedRow, wasErased } from "./people.ts";
import { forgetInvitation, whyNotWithdrawn } from "./withdraw-invitation.ts";

type NewCharter = {
  readonly record: CharterRecord;
  readonly roles: readonly RoleGrant[];
  readonly seed: Uint8Array;
};
type RoleRow = typeof charterRoles.$inferSelect;

export const chartersOn = (
  db: Connection,
  appendUpdates: (batch: readonly PendingUpdate[]) => readonly number[],
) => ({
  create: ({ record: { partnerIds, ...record }, roles, seed }: NewCharter): boolean =>
    db.transaction(() => {
      if (hasEnded(db, partnerIds)) return false;
      db.insert(charters).values(record).run();
      writePartners(db, record.id, partnerIds);
      for (const grant of roles) giveRole(db, record.id, grant);
      appendUpdates([{ charterId: record.id, bytes: seed, personId: null, organisationId: null }]);
      return true;
    }),

  find: (id: CharterId): CharterRecord | null => readCharters(db, eq(charters.id, id))[0] ?? null,
  all: (): readonly CharterRecord[] => readCharters(db),

  epoch: (id: CharterId): number | null =>
    db.select({ epoch: charters.epoch }).from(charters).where(eq(charters.id, id)).get()?.epoch ?? null,

  state: (id: CharterId): CharterState | null => {
    const row = db.select({ putAwayOn: charters.putAwayOn }).from(charters).where(eq(charters.id, id)).get();
    if (row === undefined) return null;
    return row.putAwayOn === null ? "open" : "put_away";
  },

  putAway: (id: CharterId, putAwayOn: string | null): void => {
    db.update(charters).set({ putAwayOn }).where(eq(charters.id, id)).run();
  },

  setPartners: (id: CharterId, partnerIds: readonly OrganisationId[]): void =>
    db.transaction(() => {
      db.delete(charterPartners).where(eq(charterPartners.charterId, id)).run();
      writePartners(db, id, partnerIds);
    }),

  roles: (id: CharterId): readonly RoleGrant[] =>
    db.select().from(charterRoles).where(eq(charterRoles.charterId, id)).all().map(toGrant),

  rolesOf: (personId: PersonId): readonly { readonly charterId: CharterId; readonly grant: RoleGrant }[] =>
    db
      .select()
      .from(charterRoles)
      .where(eq(charterRoles.personId, personId))
      .all()
      .map((row) => ({ charterId: row.charterId, grant: toGrant(row) })),

  giveRole: (id: CharterId, grant: RoleGrant): boolean => db.transaction(() => giveRole(db, id, grant)),

  actingFor: (id: CharterId): readonly ActingFor[] =>
    db
      .select({ personId: actingFor.personId, organisationId: actingFor.organisationId })
      .from(actingFor)
      .where(eq(actingFor.charterId, id))
      .all(),

  actFor: (charterId: CharterId, { personId, organisationId }: ActingFor): void => {
    db.insert(actingFor)
      .values({ charterId, personId, organisationId })
      .onConflictDoUpdate({ target: [actingFor.charterId, actingFor.personId], set: { organisationId } })
      .run();
  },

  ...invitationsOn(db, giveRole),

  withdrawInvitation: (id: CharterId, personId: PersonId): Withdrawal => {
    const given = and(eq(charterRoles.charterId, id), eq(charterRoles.personId, personId));
    return db.transaction(() => {
      const why = whyNotWithdrawn(db, id, personId);
      if (why !== null) return { outcome: why };
      if (isLastLead(db, id, personId)) return { outcome: "lastLead" };
      const grants = db.select().from(charterRoles).where(given).all().map(toGrant);
      db.delete(charterRoles).where(given).run();
      return { outcome: "stored", grants, isBare: forgetInvitation(db, id, personId) };
    });
  },

  takeRole: (id: CharterId, grant: RoleGrant): boolean =>
    db.transaction(() => {
      const { personId, role } = grant;
      if (role === "governance_lead" && isLastLead(db, id, personId)) return false;
      const organisationId = grantedFor(grant);
      const organisation =
        organisationId === null
          ? isNull(charterRoles.organisationId)
          : eq(charterRoles.organisationId, organisationId);
      db.delete(charterRoles)
        .where(and(eq(charterRoles.charterId, id), isRole(personId, role), organisation))
        .run();
      return true;
    }),
});

const isRole = (personId: PersonId, role: RoleGrant["role"]): SQL | undefined =>
  and(eq(charterRoles.personId, personId), eq(charterRoles.role, role));

export const isLastLead = (db: Connection, id: CharterId, personId: PersonId): boolean => {
  const leads = db
    .select({ personId: charterRoles.personId })
    .from(charterRoles)
    .innerJoin(people, eq(people.id, charterRoles.personId))
    .where(and(eq(charterRoles.charterId, id), eq(charterRoles.role, "governance_lead"), not(isErasedRow)))
    .all();
  return leads.length === 1 && leads[0]?.personId === personId;
};

const hasEnded = (db: Connection, ids: readonly OrganisationId[]): boolean =>
  db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(inArray(organisations.id, [...ids]), isNotNull(organisations.endedOn)))
    .get() !== undefined;

/** In the caller's transaction. Answers false, and gives nothing, to whoever was erased. */
export const giveRole = (db: Connection, charterId: CharterId, grant: RoleGrant): boolean => {
  if (wasErased(db, grant.personId)) return false;
  db.insert(charterRoles)
    .values({ charterId, ...grant })
    .onConflictDoNothing()
    .run();
  return true;
};

const writePartners = (db: Connection, charterId: CharterId, ids: readonly OrganisationId[]): void =>
  ids.forEach((organisationId, position) => {
    db.insert(charterPartners).values({ charterId, organisationId, position }).run();
  });

const { epoch: _epoch, putAwayOn, ...OWN } = getTableColumns(charters);
const AS_RECORD = { ...OWN, partnerIds: partnerIdsOfCharter(), putAwayOn };

const readCharters = (db: Connection, which?: SQL): readonly CharterRecord[] =>
  db
    .select(AS_RECORD)
    .from(charters)
    .where(which)
    .orderBy(asc(charters.createdAt))
    .all()
    .map(({ putAwayOn: day, ...row }) => (day === null ? row : { ...row, putAwayOn: day }));

const toGrant = ({ charterId, personId, role, organisationId }: RoleRow): RoleGrant => {
  if (!isOrganisationRole(role)) return { personId, role };
  if (organisationId === null) throw new Error(`A ${role} of ${charterId} acts for no organisation.`);
  return { personId, role, organisationId };
};
