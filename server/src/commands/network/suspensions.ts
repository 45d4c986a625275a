/** Keeping a person out of the network, and letting them in again; for administrators (SPEC: SA7, SA8). */
import { PersonId } from "@acb/schemas/ids";
import type { NewSuspension, Person, Suspension } from "@acb/schemas/people";
import type { Suspend } from "../../storage/ports/directory.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Refusal, type Result, refuse } from "../result.ts";
import { tellOfLostSignatory } from "../sign-off/tell-of-lost-signatory.ts";

export const listSuspensions = async (context: Context, caller: Person): Promise<Result<Suspension[]>> =>
  caller.administrator
    ? done([...(await context.storage.directory.suspensions())])
    : refuse("ADMINISTRATOR_ONLY");

/** Their sessions and open sockets end when it is stored; roles, signatures and what they wrote stay. Of who is suspended already, answers that suspension. */
export const suspendPerson = async (
  context: Context,
  caller: Person,
  id: string,
  { reason }: NewSuspension,
): Promise<Result<Suspension>> => {
  const personId = personIn(caller, id);
  if (!personId.ok) return personId;
  const suspension = { personId: personId.value, reason, suspendedAt: context.now().toISOString() };
  const outcome = await tellOfLostSignatory(context, suspension.personId, () =>
    context.storage.directory.suspend(suspension),
  );
  if (outcome === "already") return done(await standing(context, suspension));
  if (outcome !== "stored") return NOT_SUSPENDED[outcome];
  context.rooms.shutOut(suspension.personId);
  await note(context, { deed: "suspendedPerson", actor: caller.id, personId: suspension.personId });
  return done(suspension);
};

/** Of who is not suspended, it does nothing. */
export const liftSuspension = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<Record<string, never>>> => {
  const personId = personIn(caller, id);
  if (!personId.ok) return personId;
  if (!(await context.storage.directory.liftSuspension(personId.value))) return done({});
  context.rooms.letInAgain(personId.value);
  await note(context, { deed: "liftedSuspension", actor: caller.id, personId: personId.value });
  return done({});
};

/** As somebody else had it before, unless that was lifted in between. */
const standing = async ({ storage }: Context, asked: Suspension): Promise<Suspension> =>
  (await storage.directory.suspensions()).find(({ personId }) => personId === asked.personId) ?? asked;

const personIn = (caller: Person, id: string): Result<PersonId> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const parsed = PersonId.safeParse(id);
  return parsed.success ? done(parsed.data) : refuse("NOT_FOUND");
};

const NOT_SUSPENDED: Readonly<Record<Exclude<Suspend, "stored" | "already">, Refusal>> = {
  unknown: refuse("NOT_FOUND"),
  lastAdministrator: refuse("LAST_ADMINISTRATOR"),
};
