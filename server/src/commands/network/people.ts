/** The people of the network; administrators keep them. */
import { type OrganisationId, PersonId } from "@acb/schemas/ids";
import type { NewPerson, Person } from "@acb/schemas/people";
import { grantedFor } from "@acb/schemas/role";
import { isErased } from "@acb/shared/access/erased";
import { isGuest } from "@acb/shared/access/guest";
import type { PutPerson } from "../../storage/ports/directory.ts";
import { granted } from "../charter/roles.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { type Acting, actingOf } from "../organisation/acting-of.ts";
import { done, type Refusal, type Result, refuse } from "../result.ts";
import { tellOfLostSignatory } from "../sign-off/tell-of-lost-signatory.ts";
import { renewLogins } from "./renew-logins.ts";

export const addPerson = async (
  context: Context,
  caller: Person,
  entry: NewPerson,
): Promise<Result<Person>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const added = await put(context, { ...entry, id: PersonId.parse(context.newId("per")) });
  if (added.ok) await note(context, { deed: "addedPerson", actor: caller.id, personId: added.value.id });
  return added;
};

/**
 * Another e-mail address ends the person's sessions. Who leaves an organisation is no signatory of it any more; what
 * they decided stays.
 */
export const changePerson = async (
  context: Context,
  caller: Person,
  id: string,
  entry: NewPerson,
): Promise<Result<Person>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const personId = PersonId.safeParse(id);
  const known = personId.success ? await context.storage.directory.person(personId.data) : null;
  // A guest of a workshop is made a person there, so that the workshop lets go of them.
  if (known === null || isGuest(known) || isErased(known)) return refuse("NOT_FOUND");
  const ending = await actingThatEnds(context, known, entry.organisationIds);
  const changed = await tellOfLostSignatory(context, known.id, () =>
    put(context, { ...entry, id: known.id }),
  );
  if (!changed.ok) return changed;
  const after = changed.value;
  await takeLostSignatures(context, caller, after);
  for (const deed of ending) await note(context, { ...deed, actor: caller.id });
  const isSameLogin =
    known.email === after.email && String(known.organisationIds) === String(after.organisationIds);
  // Whom they write for decides which pens let them write (SPEC: PEN6).
  if (!isSameLogin) await renewLogins(context, after);
  await noteChange(context, caller, { before: known, after });
  return changed;
};

/** Another address and another standing in the network are deeds of their own, of which they are told by mail. */
const noteChange = async (
  context: Context,
  caller: Person,
  { before, after }: { readonly before: Person; readonly after: Person },
): Promise<void> => {
  const noted = { actor: caller.id, personId: after.id };
  await note(context, { ...noted, deed: "changedPerson", detail: changesIn(before, after) });
  if (before.email !== after.email)
    await note(context, { ...noted, deed: "changedAddress" }, { oldAddress: before.email });
  if (before.administrator !== after.administrator)
    await note(context, {
      ...noted,
      deed: after.administrator ? "madeAdministrator" : "endedAdministrator",
    });
};

/** What ends, in the audit trail's words, when this person is of those organisations only. */
const actingThatEnds = async (
  { storage }: Context,
  before: Person,
  organisationIds: readonly OrganisationId[],
): Promise<readonly Acting[]> => {
  const lost = before.organisationIds.filter((id) => !organisationIds.includes(id));
  const records = await Promise.all(lost.map((id) => storage.organisations.record(id)));
  return records.flatMap(actingOf).filter(({ personId }) => personId === before.id);
};

/** What of the entry is another now; not what it was, since that is personal. */
const changesIn = (before: Person, after: Person): string => {
  const places = {
    name: "name",
    jobTitle: "job title",
    organisationIds: "organisations",
  } as const;
  // Object.keys widens the names; the table has no others.
  return (Object.keys(places) as (keyof typeof places)[])
    .filter((place) => String(before[place]) !== String(after[place]))
    .map((place) => places[place])
    .join(", ");
};

const put = async (context: Context, person: Person): Promise<Result<Person>> => {
  const organisations = await context.storage.directory.organisations();
  const before = (await context.storage.directory.person(person.id))?.organisationIds ?? [];
  const unknown = person.organisationIds.some(
    (id) => !organisations.some((one) => one.id === id && (one.endedOn === undefined || before.includes(id))),
  );
  if (unknown) return refuse("INVALID", { organisationIds: "Choose organisations from the list" });
  const outcome = await context.storage.directory.putPerson(person);
  return outcome === "stored" ? done(person) : NOT_PUT[outcome];
};

const NOT_PUT: Readonly<Record<Exclude<PutPerson, "stored">, Refusal>> = {
  emailTaken: refuse("EMAIL_TAKEN", { email: "Somebody with this address is in the list already" }),
  erased: refuse("NOT_FOUND"),
  lastAdministrator: refuse("LAST_ADMINISTRATOR", { administrator: "There is no other administrator" }),
};

const takeLostSignatures = async (context: Context, caller: Person, person: Person): Promise<void> => {
  const given = await context.storage.charters.rolesOf(person.id);
  for (const { charterId, grant } of given) {
    const organisationId = grantedFor(grant);
    if (organisationId === null || person.organisationIds.includes(organisationId)) continue;
    await context.storage.charters.takeRole(charterId, grant);
    await context.rooms.accessChanged(charterId, person.id);
    await note(context, { deed: "tookRole", actor: caller.id, charterId, ...granted(grant) });
    context.rooms.tell(charterId, { type: "charter.changed" });
  }
};
