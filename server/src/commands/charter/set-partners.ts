/** The partners of a charter: whom a sign-off round asks, and for whom people can be signatories. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { CharterRecord } from "@acb/schemas/charter";
import type { OrganisationId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { grantedFor } from "@acb/schemas/role";
import { EVERYBODY } from "@acb/shared/access/pen";
import { fold } from "@acb/shared/sign-off/fold";
import { londonDate } from "@acb/shared/sign-off/london-date";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { NOT_IN_LIST, partnersOf } from "./create-charter.ts";
import { type FoundCharter, findCharter } from "./find-charter.ts";
import { viewOf } from "./read-charter.ts";
import { granted } from "./roles.ts";

/** An organisation that is asked in the open round stays; one that leaves takes its signatory roles with it. */
export const setPartners = async (
  context: Context,
  caller: Person,
  id: string,
  partnerIds: readonly OrganisationId[],
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, id, "manage");
  if (!found.ok) return found;
  const changed = await context.inTurn(found.value.record.id, () => change(context, caller, id, partnerIds));
  return changed.ok ? done(await viewOf(context, caller, changed.value)) : changed;
};

const change = async (
  context: Context,
  caller: Person,
  id: string,
  partnerIds: readonly OrganisationId[],
): Promise<Result<CharterRecord>> => {
  const found = await findCharter(context, caller, id, "manage");
  if (!found.ok) return found;
  const { record } = found.value;
  const partners = partnersOf(await context.storage.directory.organisations(), partnerIds);
  if (partners === null) return NOT_IN_LIST;
  const kept = partners.map((partner) => partner.id);
  const leaving = record.partnerIds.filter((partnerId) => !kept.includes(partnerId));
  const asked = await askedNow(context, found.value);
  if (leaving.some((partnerId) => asked.includes(partnerId))) return refuse("PARTNER_IN_ROUND");
  await replacePartners(context, caller, record, kept);
  return done({ ...record, partnerIds: kept });
};

/** Within the charter's turn. Who is no partner any more takes its signatory roles and pens with it. */
export const replacePartners = async (
  context: Context,
  caller: Person,
  record: CharterRecord,
  partnerIds: readonly OrganisationId[],
): Promise<void> => {
  const leaving = record.partnerIds.filter((partnerId) => !partnerIds.includes(partnerId));
  await takeSignatories(context, caller, record, leaving);
  await takePens(context, { record, personId: caller.id }, leaving);
  await context.storage.charters.setPartners(record.id, partnerIds);
  await note(context, { deed: "changedPartners", actor: caller.id, charterId: record.id });
  context.rooms.tell(record.id, { type: "charter.changed" });
};

const askedNow = async (context: Context, { record }: FoundCharter): Promise<readonly OrganisationId[]> => {
  const state = fold(await context.storage.events.read(record.id), londonDate(context.now()));
  const newest = state.rounds.at(-1);
  if (newest?.state !== "open") return [];
  return [...newest.standings, ...newest.successors]
    .filter(({ ended }) => ended === null)
    .map(({ organisationId }) => organisationId);
};

const takeSignatories = async (
  context: Context,
  caller: Person,
  record: CharterRecord,
  leaving: readonly OrganisationId[],
): Promise<void> => {
  for (const grant of await context.storage.charters.roles(record.id)) {
    const organisationId = grantedFor(grant);
    if (organisationId === null || !leaving.includes(organisationId)) continue;
    await context.storage.charters.takeRole(record.id, grant);
    await context.rooms.accessChanged(record.id, grant.personId);
    await note(context, {
      deed: "tookRole",
      actor: caller.id,
      charterId: record.id,
      ...granted(grant),
    });
  }
};

type Taker = { readonly record: CharterRecord; readonly personId: Person["id"] };

/** A pen that nobody could give back would close its section for good. */
const takePens = async (
  { storage, rooms, now }: Context,
  { record, personId }: Taker,
  leaving: readonly OrganisationId[],
): Promise<void> => {
  for (const { sectionId, holder } of await storage.pens.now(record.id)) {
    if (holder.kind !== "organisation" || !leaving.includes(holder.organisationId)) continue;
    const at = now().toISOString();
    await storage.pens.move({ charterId: record.id, sectionId, from: holder, to: EVERYBODY, personId, at });
    await rooms.pensChanged(record.id);
  }
};
