/** Where a guest stands, and what became of one whose session has ended (SPEC: WS5, WS11). */
import type { GuestEnd, GuestPlace } from "@acb/schemas/api/workshop-routes";
import type { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { GuestState } from "@acb/schemas/workshop";
import { isGuest } from "@acb/shared/access/guest";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";

export const readGuestPlace = async ({ storage }: Context, caller: Person): Promise<Result<GuestPlace>> => {
  const place = isGuest(caller) ? await storage.workshops.ofGuest(caller.id) : null;
  const record = place === null ? null : await storage.charters.find(place.charterId);
  if (place === null || record === null) return refuse("NOT_FOUND");
  const { isOpen, state } = place;
  const isIn = isOpen && (state === "waiting" || state === "admitted");
  return done({ state: isIn ? state : "out", charterId: record.id, charterTitle: record.title });
};

/** What a guest without a session is told; who was in until the end is told of the end. */
const ENDS: Readonly<Record<GuestState, GuestEnd["end"]>> = {
  waiting: "mayReturn",
  admitted: "mayReturn",
  refused: "refused",
  sentAway: "sentAway",
  turnedBack: "left",
  left: "left",
};

/** `marked`: which guest this browser was. */
export const readGuestEnd = async (
  { storage }: Pick<Context, "storage">,
  marked: PersonId | null,
): Promise<GuestEnd> => {
  const person = marked === null ? null : await storage.directory.activePerson(marked);
  if (person === null) return { end: null };
  if (!isGuest(person)) return { end: "kept" };
  const place = await storage.workshops.ofGuest(person.id);
  if (place === null) return { end: null };
  const end = ENDS[place.state];
  return { end: end === "mayReturn" && !place.isOpen ? "closed" : end };
};

/** By themselves: the host sees that they are gone, and their role goes with them. */
export const leaveWorkshop = async (context: Context, guest: Person): Promise<void> => {
  const place = await context.storage.workshops.ofGuest(guest.id);
  if (place === null) return;
  await context.storage.workshops.moveGuests(place.workshopId, [guest.id], "leave");
  await context.rooms.accessChanged(place.charterId, guest.id);
};
