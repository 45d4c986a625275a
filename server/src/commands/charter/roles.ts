/** Giving and taking roles in a charter; open sockets follow. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { grantedFor, ROLE_NAMES, type RoleGrant } from "@acb/schemas/role";
import { isErased } from "@acb/shared/access/erased";
import { isGuest } from "@acb/shared/access/guest";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { tellOfLostSignatory } from "../sign-off/tell-of-lost-signatory.ts";
import { findCharter } from "./find-charter.ts";
import { viewOf } from "./read-charter.ts";

/** Who acts for an organisation must belong to it, and the organisation must be a partner. */
export const giveRole = async (
  context: Context,
  caller: Person,
  id: string,
  grant: RoleGrant,
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, id, "manage");
  if (!found.ok) return found;
  const { record } = found.value;
  const person = await context.storage.directory.person(grant.personId);
  // What a guest may do goes with the workshop, and ends with it.
  if (person === null || isGuest(person) || isErased(person)) return NOBODY;
  const organisationId = grantedFor(grant);
  if (organisationId !== null) {
    if (!record.partnerIds.includes(organisationId)) return refuse("NOT_A_PARTNER");
    if (!person.organisationIds.includes(organisationId))
      return refuse("NOT_YOUR_ORGANISATION", { organisationId: "This person is not of that organisation" });
    if (!(await context.storage.directory.isConfirmed(person.id, organisationId)))
      return refuse("MEMBERSHIP_UNCONFIRMED");
  }
  if (!(await context.storage.charters.giveRole(record.id, grant))) return NOBODY;
  await announce(context, record.id, grant);
  await note(context, { deed: "gaveRole", actor: caller.id, charterId: record.id, ...granted(grant) });
  return done(await viewOf(context, caller, record));
};

const NOBODY = refuse("INVALID", { personId: "Choose a person from the list" });

/** Taking a role that was not given changes nothing. */
export const takeRole = async (
  context: Context,
  caller: Person,
  id: string,
  grant: RoleGrant,
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, id, "manage");
  if (!found.ok) return found;
  const { record } = found.value;
  const isTaken = await tellOfLostSignatory(context, grant.personId, () =>
    context.storage.charters.takeRole(record.id, grant),
  );
  if (!isTaken) return refuse("LAST_GOVERNANCE_LEAD");
  await announce(context, record.id, grant);
  if (found.value.grants.some((one) => isSameGrant(one, grant)))
    await note(context, { deed: "tookRole", actor: caller.id, charterId: record.id, ...granted(grant) });
  return done(await viewOf(context, caller, record));
};

const isSameGrant = (one: RoleGrant, other: RoleGrant): boolean =>
  one.personId === other.personId && one.role === other.role && grantedFor(one) === grantedFor(other);

/** To whom, which role, and for which organisation, as it stands in the audit trail. */
export const granted = (grant: RoleGrant) => ({
  personId: grant.personId,
  organisationId: grantedFor(grant),
  detail: ROLE_NAMES[grant.role].name,
});

const announce = async (context: Context, id: CharterId, grant: RoleGrant): Promise<void> => {
  await context.rooms.accessChanged(id, grant.personId);
  context.rooms.tell(id, { type: "charter.changed" });
};
