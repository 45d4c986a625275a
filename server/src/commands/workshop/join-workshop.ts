/** Coming into a workshop as a guest, by the code on the wall (SPEC: Workshops). */
import type { GuestPlace } from "@acb/schemas/api/workshop-routes";
import { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Joining } from "@acb/schemas/workshop";
import { guestAddress, isGuest } from "@acb/shared/access/guest";
import type { JoinTries } from "../../limits/join-tries.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";

type Caller = { readonly person: Person | null; readonly headers: Headers };

/** Answers the guest, who is to be signed in; one of this workshop who comes again is the same. */
export const joinWorkshop = async (
  context: Context,
  tries: JoinTries,
  { person: caller, headers }: Caller,
  { code, key, name, organisation }: Joining,
): Promise<Result<Person>> => {
  const { workshops } = context.storage;
  const workshop = await workshops.byCode(code);
  // After the look-up, so that codes that are tried at once are counted one after the other.
  const guessesNothing = workshop !== null && context.joinKeys.isOf(workshop.id, key);
  const refusal = guessesNothing ? null : tries.refusal(headers);
  if (refusal !== null) return refusal;
  if (workshop === null) {
    tries.countWrong(headers);
    return refuse("JOIN_CODE_WRONG");
  }
  if (caller !== null && isGuest(caller)) {
    const place = await workshops.ofGuest(caller.id);
    if (place?.charterId === workshop.charterId && place.isOpen && place.state !== "sentAway")
      return done(caller);
  }
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
  const state = await workshops.addGuest({ workshopId: workshop.id, person: guest, organisation, joinedAt });
  if (state === null) return refuse("JOIN_CODE_WRONG");
  // Whoever waits changes nothing that others see; the host's page looks for them.
  if (state === "admitted") await context.rooms.accessChanged(workshop.charterId, guest.id);
  return done(guest);
};

export const readGuestPlace = async ({ storage }: Context, caller: Person): Promise<Result<GuestPlace>> => {
  const place = isGuest(caller) ? await storage.workshops.ofGuest(caller.id) : null;
  const record = place === null ? null : await storage.charters.find(place.charterId);
  if (place === null || record === null) return refuse("NOT_FOUND");
  const state = !place.isOpen || place.state === "sentAway" ? "out" : place.state;
  return done({ state, charterId: record.id, charterTitle: record.title });
};
