/** Makes a guest a person of the network, who keeps what they wrote (SPEC: WS6, WS8, WS9). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { EarlierGuest, KeptGuest } from "@acb/schemas/workshop";
import { isGuest } from "@acb/shared/access/guest";
import { findCharter } from "../charter/find-charter.ts";
import { viewOf } from "../charter/read-charter.ts";
import type { Context } from "../context.ts";
import { followInvitations } from "../invitation/invite-people.ts";
import { renewLogins } from "../network/renew-logins.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";

export const listEarlierGuests = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<EarlierGuest[]>> => {
  const found = await findCharter(context, caller, id, "manage");
  if (!found.ok) return found;
  return done([...(await context.storage.workshops.earlierGuests(found.value.record.id))]);
};

/** They keep their id, and with it what they wrote; the mail that invites them leads to the draft. */
export const keepGuest = async (
  context: Context,
  caller: Person,
  { charterId, personId }: { readonly charterId: string; readonly personId: string },
  { email, organisationId, role }: KeptGuest,
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, charterId, "manage");
  if (!found.ok) return found;
  const { record } = found.value;
  const { directory, workshops } = context.storage;
  const id = PersonId.safeParse(personId);
  const guest = id.success ? await directory.person(id.data) : null;
  if (guest === null || !isGuest(guest)) return refuse("NOT_FOUND");
  const organisations = await directory.organisations();
  if (!organisations.some(({ id, endedOn }) => id === organisationId && endedOn === undefined))
    return refuse("INVALID", { organisationId: "Choose an organisation from the list" });
  const person: Person = { ...guest, email, jobTitle: "", organisationIds: [organisationId] };
  const grant = { personId: person.id, role };
  const kept = await workshops.keep({
    person,
    charterId: record.id,
    grant,
    confirmed: caller.administrator,
    invitedBy: caller.id,
    invitedAt: context.now().toISOString(),
  });
  if (kept === "notGuest") return refuse("NOT_FOUND");
  if (kept === "emailTaken") return refuseAddress();
  await renewLogins(context, person);
  await note(context, { deed: "keptGuest", actor: caller.id, personId: person.id, charterId: record.id });
  await followInvitations(context, {
    guests: [{ person, grant }],
    record,
    invitedBy: caller,
    sectionId: null,
  });
  return done(await viewOf(context, caller, record));
};

/** Whoever leads a charter changes nobody's entry; two people are not made one. */
const refuseAddress = () => ({
  ...refuse("EMAIL_TAKEN", { email: "Somebody with this address is in the network already" }),
  next: "If it is them, invite them under People and partners: what they wrote here stays under the guest’s name. Otherwise check the address.",
});
