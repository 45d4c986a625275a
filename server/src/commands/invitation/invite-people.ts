/** Inviting people to a charter: the whole list or nobody, then a mail to each with a link that leads in (SPEC: Invitations). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { CharterRecord } from "@acb/schemas/charter";
import { REFUSALS } from "@acb/schemas/error";
import { PersonId } from "@acb/schemas/ids";
import type { Invitation, Invitations } from "@acb/schemas/invitation";
import type { Organisation, Person } from "@acb/schemas/people";
import { isOrganisationRole, ROLE_NAMES, type RoleGrant } from "@acb/schemas/role";
import { findCharter } from "../charter/find-charter.ts";
import { viewOf } from "../charter/read-charter.ts";
import { granted } from "../charter/roles.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { type Mailing, mailInvitations } from "./mail-invitations.ts";

/** Whoever invites gives roles; who is new is added to the network with the organisation that the invitation names. */
export const invitePeople = async (
  context: Context,
  caller: Person,
  id: string,
  { invitations, sectionId }: Invitations,
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, id, "manage");
  if (!found.ok) return found;
  const { record } = found.value;
  const { charters, directory } = context.storage;
  const network = { people: await directory.people(), organisations: await directory.organisations() };
  const fields = problemsIn(invitations, network, record);
  const unconfirmed = await unconfirmedIn(context, invitations, network.people);
  const problems = { ...unconfirmed, ...fields };
  if (Object.keys(problems).length > 0) return refuse("INVALID", problems);
  const guests = invitations.map((invitation) => guestOf(context, invitation, network.people));
  const stored = await charters.invite({
    charterId: record.id,
    people: guests.filter(({ isNew }) => isNew).map(({ person }) => person),
    grants: guests.map(({ grant }) => grant),
    confirmed: caller.administrator,
    invitedBy: caller.id,
    invitedAt: context.now().toISOString(),
    sectionId,
  });
  if (stored === "emailTaken") return refuse("EMAIL_TAKEN");
  await followInvitations(context, { guests, record, invitedBy: caller, sectionId });
  return done(await viewOf(context, caller, record));
};

/** What follows once people and their roles are stored: open sockets hear of it, mails go out, the audit trail has it. */
export const followInvitations = async (context: Context, mailing: Mailing): Promise<void> => {
  const { guests, record, invitedBy } = mailing;
  await context.rooms.accessChanged(record.id, null);
  context.rooms.tell(record.id, { type: "charter.changed" });
  context.background("invitations", () => mailInvitations(context, mailing));
  for (const { grant } of guests)
    await note(context, {
      deed: "invitedPerson",
      actor: invitedBy.id,
      charterId: record.id,
      ...granted(grant),
    });
};

/** Another mail to somebody who was invited and has never come in; it gives them nothing that they have not. */
export const inviteAgain = async (
  context: Context,
  caller: Person,
  { charterId, personId }: { readonly charterId: string; readonly personId: string },
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, charterId, "manage");
  if (!found.ok) return found;
  const { record, grants } = found.value;
  const grant = grants.find((one) => one.personId === personId);
  const person = grant === undefined ? null : await context.storage.directory.person(grant.personId);
  if (grant === undefined || person === null) return refuse("NOT_FOUND");
  const invitation = await context.storage.charters.invitation(record.id, person.id);
  if (invitation === null) return refuse("NOT_FOUND");
  const guests = [{ person, isNew: false, grant }];
  const { sectionId } = invitation;
  context.background("invitations", () =>
    mailInvitations(context, { guests, record, invitedBy: caller, sectionId, again: true }),
  );
  await note(context, { deed: "invitedAgain", actor: caller.id, charterId: record.id, personId: person.id });
  return done(await viewOf(context, caller, record));
};

type Network = { readonly people: readonly Person[]; readonly organisations: readonly Organisation[] };

/** By the place of each in the request. */
const problemsIn = (
  invitations: readonly Invitation[],
  network: Network,
  record: CharterRecord,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    invitations.flatMap((invitation, at) => {
      const isSecond = invitations.slice(0, at).some(({ email }) => email === invitation.email);
      const problem = isSecond
        ? { place: "email", words: "This address is in the list twice" }
        : problemOf(invitation, network, record);
      return problem === null ? [] : [[`invitations.${at}.${problem.place}`, problem.words]];
    }),
  );

type Problem = { readonly place: keyof Invitation; readonly words: string };

const problemOf = (
  { email, organisationId, role }: Invitation,
  { people, organisations }: Network,
  record: CharterRecord,
): Problem | null => {
  const organisation = organisations.find(({ id }) => id === organisationId);
  if (organisation === undefined || organisation.endedOn !== undefined)
    return { place: "organisationId", words: "Choose an organisation from the list" };
  const known = people.find((person) => person.email === email);
  if (known !== undefined && !known.organisationIds.includes(organisationId))
    return {
      place: "organisationId",
      words: `${known.name} is in the network already, and not with ${organisation.name}. Choose their own organisation, or ask an administrator to add this one.`,
    };
  if (!isOrganisationRole(role)) return null;
  if (!record.partnerIds.includes(organisationId))
    return { place: "organisationId", words: `${organisation.name} is not a partner in this charter` };
  return known === undefined
    ? {
        place: "role",
        words: `Nobody who is new can be ${ROLE_NAMES[role].name.toLowerCase()}: an administrator adds them first`,
      }
    : null;
};

/** Who decides for an organisation must not be made up by whoever wants its decision. */
const unconfirmedIn = async (
  { storage }: Context,
  invitations: readonly Invitation[],
  people: readonly Person[],
): Promise<Readonly<Record<string, string>>> => {
  const fields: Record<string, string> = {};
  for (const [at, { email, organisationId, role }] of invitations.entries()) {
    const known = people.find((person) => person.email === email);
    if (!isOrganisationRole(role) || known === undefined) continue;
    if (!(await storage.directory.isConfirmed(known.id, organisationId)))
      fields[`invitations.${at}.role`] = REFUSALS.MEMBERSHIP_UNCONFIRMED.message;
  }
  return fields;
};

type Guest = { readonly person: Person; readonly isNew: boolean; readonly grant: RoleGrant };

/** Somebody known keeps the name that they have. */
const guestOf = (
  context: Context,
  { name, email, organisationId, role }: Invitation,
  people: readonly Person[],
): Guest => {
  const known = people.find((person) => person.email === email);
  const person = known ?? {
    id: PersonId.parse(context.newId("per")),
    name,
    email,
    jobTitle: "",
    organisationIds: [organisationId],
    administrator: false,
  };
  const personId = person.id;
  const grant = isOrganisationRole(role) ? { personId, role, organisationId } : { personId, role };
  return { person, isNew: known === undefined, grant };
};
