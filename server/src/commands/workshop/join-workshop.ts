/** Coming into a workshop as a guest, by the code on the wall (SPEC: Workshops). */
import { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Joining } from "@acb/schemas/workshop";
import { guestAddress, isGuest } from "@acb/shared/access/guest";
import type { JoinTries } from "../../limits/join-tries.ts";
import type { OpenedWorkshop } from "../../storage/ports/workshops.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";

type Caller = {
  readonly person: Person | null;
  /** Which guest this browser was, whether or not they are signed in. */
  readonly marked: PersonId | null;
  readonly headers: Headers;
};

/** So long is somebody who comes late told that it is over. */
const REMEMBERED_MS = 24 * 60 * 60_000;

/** A telephone, a computer, and what lost its cookies; at more of them somebody is a new guest, and counts as one (WS20). */
const MOST_BROWSERS = 5;

/** Answers the guest, who is to be signed in; one of this workshop who comes again is the same. */
export const joinWorkshop = async (
  context: Context,
  tries: JoinTries,
  caller: Caller,
  { code, key, name, organisation }: Joining,
): Promise<Result<Person>> => {
  const { workshops } = context.storage;
  const workshop = await workshops.byCode(code);
  const since = new Date(context.now().getTime() - REMEMBERED_MS).toISOString();
  const isOver = workshop === null && (await workshops.wasClosed(code, since));
  // After the look-ups, so that codes that are tried at once are counted one after the other.
  const guessesNothing = workshop !== null && context.joinKeys.isOf(workshop.id, key);
  const refusal = guessesNothing ? null : tries.refusal(caller.headers);
  if (refusal !== null) return refusal;
  // A dead code opens nothing, and whoever is late has typed it rightly: it counts for no wrong one.
  if (isOver) return refuse("WORKSHOP_OVER");
  if (workshop === null) {
    tries.countWrong(caller.headers);
    return refuse("JOIN_CODE_WRONG");
  }
  const same = await sameGuest(context, workshop, caller, name);
  if (same !== null && same.id === caller.person?.id) return done(same);
  return (
    tries.refusalToEnter(caller.headers) ??
    (same === null ? addGuest(context, workshop, { name, organisation }) : done(same))
  );
};

/** By the session, or by the mark and the name: at a shared computer the next one is somebody else. */
const sameGuest = async (
  { storage, now }: Context,
  workshop: OpenedWorkshop,
  { person, marked }: Caller,
  name: string,
): Promise<Person | null> => {
  const known = person === null && marked !== null ? await storage.directory.activePerson(marked) : person;
  if (known === null || !isGuest(known) || (person === null && known.name !== name)) return null;
  const place = await storage.workshops.ofGuest(known.id);
  const isIn = place?.state === "admitted" || place?.state === "waiting";
  if (place?.workshopId !== workshop.id || !isIn) return null;
  const isHere = known.id === person?.id;
  const sessions = isHere ? [] : await storage.identity.sessions(known.id, now().getTime());
  return sessions.length < MOST_BROWSERS ? known : null;
};

const REFUSED = { closed: "WORKSHOP_OVER", doorFull: "DOOR_FULL", full: "WORKSHOP_FULL" } as const;

const addGuest = async (
  context: Context,
  workshop: OpenedWorkshop,
  { name, organisation }: Pick<Joining, "name" | "organisation">,
): Promise<Result<Person>> => {
  const id = PersonId.parse(context.newId("per"));
  const guest: Person = {
    id,
    name,
    email: guestAddress(id),
    // Nobody has said that they are of it: it is shown, and opens no pen.
    jobTitle: organisation,
    organisationIds: [],
    administrator: false,
  };
  const joinedAt = context.now().toISOString();
  const { charterId } = workshop;
  const state = await context.storage.workshops.addGuest({
    workshopId: workshop.id,
    person: guest,
    organisation,
    joinedAt,
  });
  if (state !== "waiting" && state !== "admitted") return refuse(REFUSED[state]);
  // Whoever waits changes nothing that others see; the host's page looks for them.
  if (state === "waiting") return done(guest);
  await context.rooms.accessChanged(charterId, id);
  // By nobody but the setting, which the audit trail has with its host.
  await note(context, {
    deed: "admittedGuest",
    personId: id,
    charterId,
    detail: "everybody comes in at once",
  });
  return done(guest);
};
