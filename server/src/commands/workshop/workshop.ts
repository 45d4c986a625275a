/** Opening a charter to the guests of a workshop, and letting them in (SPEC: Workshops). */
import { randomInt } from "node:crypto";
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import {
  JOIN_CODE_DIGITS,
  type KeptGuest,
  type Workshop,
  type WorkshopSettings,
} from "@acb/schemas/workshop";
import { isGuest } from "@acb/shared/access/guest";
import type { OpenedWorkshop } from "../../storage/ports/workshops.ts";
import { findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { invitePeople } from "../invitation/invite-people.ts";
import { renewLogins } from "../network/renew-logins.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";

type Now = { readonly workshop: Workshop | null };

export const readWorkshop = async (context: Context, caller: Person, id: string): Promise<Result<Now>> => {
  const found = await findCharter(context, caller, id, "host");
  return found.ok ? done(await nowIn(context, found.value.record.id)) : found;
};

export const openWorkshop = async (
  context: Context,
  caller: Person,
  id: string,
  settings: WorkshopSettings,
): Promise<Result<Now>> => {
  const found = await findCharter(context, caller, id, "host");
  if (!found.ok) return found;
  const charterId = found.value.record.id;
  const isNew = (await context.storage.workshops.now(charterId)) === null;
  const openedAt = context.now().toISOString();
  const workshop = { ...settings, id: context.newId("wsh"), charterId, openedBy: caller.id, openedAt };
  while (!(await context.storage.workshops.open({ ...workshop, code: newJoinCode() }))) {
    // A code that another workshop has: a few of a hundred million.
  }
  if (isNew) await note(context, { deed: "openedWorkshop", actor: caller.id, charterId });
  await announce(context, charterId);
  return done(await nowIn(context, charterId));
};

/** What guests wrote stays, under their names. */
export const closeWorkshop = async (context: Context, caller: Person, id: string): Promise<Result<Now>> => {
  const found = await findCharter(context, caller, id, "host");
  if (!found.ok) return found;
  const charterId = found.value.record.id;
  const wasOpen = await context.storage.workshops.close(charterId, context.now().toISOString());
  if (wasOpen) await note(context, { deed: "closedWorkshop", actor: caller.id, charterId });
  await announce(context, charterId);
  return done({ workshop: null });
};

/** Everybody who waits, for none named. */
export const admitGuests = async (
  context: Context,
  caller: Person,
  id: string,
  personIds: readonly PersonId[],
): Promise<Result<Now>> => {
  const open = await openIn(context, caller, id);
  if (!open.ok) return open;
  const { workshop } = open.value;
  const guests = await context.storage.workshops.guests(workshop.id);
  const waiting = guests.filter(({ state }) => state === "waiting").map((guest) => guest.personId);
  const meant = personIds.length === 0 ? waiting : waiting.filter((personId) => personIds.includes(personId));
  return move(context, caller, { workshop, personIds: meant, state: "admitted" });
};

export const sendGuestAway = async (
  context: Context,
  caller: Person,
  id: string,
  personId: PersonId,
): Promise<Result<Now>> => {
  const open = await openIn(context, caller, id);
  if (!open.ok) return open;
  return move(context, caller, { workshop: open.value.workshop, personIds: [personId], state: "sentAway" });
};

/** They keep their id, and with it what they wrote; the mail that invites them leads to the draft. */
export const keepGuest = async (
  context: Context,
  caller: Person,
  { charterId, personId }: { readonly charterId: string; readonly personId: string },
  { email, organisationId }: KeptGuest,
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, charterId, "manage");
  if (!found.ok) return found;
  const { directory, workshops } = context.storage;
  const person = (await directory.people()).find(({ id }) => id === personId);
  const place = person === undefined ? null : await workshops.ofGuest(person.id);
  if (person === undefined || !isGuest(person) || place?.charterId !== found.value.record.id)
    return refuse("NOT_FOUND");
  const organisations = await directory.organisations();
  if (!organisations.some(({ id, endedOn }) => id === organisationId && endedOn === undefined))
    return refuse("INVALID", { organisationId: "Choose an organisation from the list" });
  const kept: Person = { ...person, email, jobTitle: "", organisationIds: [organisationId] };
  if ((await workshops.keep(kept)) === "emailTaken")
    return refuse("EMAIL_TAKEN", { email: "Somebody with this address is in the network already" });
  await renewLogins(context, kept);
  await note(context, { deed: "keptGuest", actor: caller.id, personId: kept.id, charterId: place.charterId });
  const invitation = { name: kept.name, email, organisationId, role: "writer" as const };
  return invitePeople(context, caller, charterId, { invitations: [invitation], sectionId: null });
};

type Move = {
  readonly workshop: OpenedWorkshop;
  readonly personIds: readonly PersonId[];
  readonly state: "admitted" | "sentAway";
};

const DEEDS = { admitted: "admittedGuest", sentAway: "sentGuestAway" } as const;

const move = async (
  context: Context,
  caller: Person,
  { workshop, personIds, state }: Move,
): Promise<Result<Now>> => {
  const { charterId } = workshop;
  const moved = await context.storage.workshops.moveGuests(workshop.id, personIds, state);
  for (const personId of moved)
    await note(context, { deed: DEEDS[state], actor: caller.id, personId, charterId });
  await announce(context, charterId);
  return done(await nowIn(context, charterId));
};

const openIn = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<{ readonly workshop: OpenedWorkshop }>> => {
  const found = await findCharter(context, caller, id, "host");
  if (!found.ok) return found;
  const workshop = await context.storage.workshops.now(found.value.record.id);
  return workshop === null ? refuse("WORKSHOP_CLOSED") : done({ workshop });
};

const nowIn = async ({ storage, joinKeys }: Context, charterId: CharterId): Promise<Now> => {
  const open = await storage.workshops.now(charterId);
  if (open === null) return { workshop: null };
  const { code, guestRole, admitsAll, openedAt } = open;
  const guests = (await storage.workshops.guests(open.id)).map(({ workshopId: _, ...guest }) => guest);
  const key = joinKeys.of(open.id);
  return { workshop: { code, key, guestRole, admitsAll, openedAt, guests } };
};

const announce = async (context: Context, charterId: CharterId): Promise<void> => {
  await context.rooms.accessChanged(charterId, null);
  context.rooms.tell(charterId, { type: "charter.changed" });
};

const newJoinCode = (): string => String(randomInt(10 ** JOIN_CODE_DIGITS)).padStart(JOIN_CODE_DIGITS, "0");
