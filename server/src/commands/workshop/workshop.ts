/** Opening a charter to the guests of a workshop, and letting them in (SPEC: Workshops). */
import { randomInt } from "node:crypto";
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { ROLE_NAMES } from "@acb/schemas/role";
import { JOIN_CODE_DIGITS, type Workshop, type WorkshopSettings } from "@acb/schemas/workshop";
import type { GuestMove } from "@acb/shared/access/guest";
import type { OpenedWorkshop } from "../../storage/ports/workshops.ts";
import { findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
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
  const openedAt = context.now().toISOString();
  const workshop = { ...settings, id: context.newId("wsh"), charterId, openedBy: caller.id, openedAt };
  const { open } = context.storage.workshops;
  let outcome = await open({ ...workshop, code: newJoinCode() });
  // A code that another workshop has: a few of a hundred million.
  while (outcome === "codeTaken") outcome = await open({ ...workshop, code: newJoinCode() });
  const deed = DEED_OF[outcome];
  if (deed !== null) await note(context, { deed, actor: caller.id, charterId, detail: inWords(settings) });
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
  if (personIds.length > 0) return moveGuests(context, caller, { workshop, personIds, move: "admit" });
  const guests = await context.storage.workshops.guests(workshop.id);
  const waiting = guests.filter(({ state }) => state === "waiting").map((guest) => guest.personId);
  return moveGuests(context, caller, { workshop, personIds: waiting, move: "admit" });
};

export const sendGuestAway = async (
  context: Context,
  caller: Person,
  id: string,
  personId: PersonId,
): Promise<Result<Now>> => {
  const open = await openIn(context, caller, id);
  if (!open.ok) return open;
  const { workshop } = open.value;
  return moveGuests(context, caller, { workshop, personIds: [personId], move: "sendAway" });
};

/** What guests may do, as the audit trail says it. */
const inWords = ({ guestRole, admitsAll }: WorkshopSettings): string =>
  `${ROLE_NAMES[guestRole].name}, ${admitsAll ? "everybody comes in at once" : "let in by the host"}`;

const DEED_OF = { opened: "openedWorkshop", changed: "changedWorkshop", unchanged: null } as const;

type Move = {
  readonly workshop: OpenedWorkshop;
  readonly personIds: readonly PersonId[];
  readonly move: Exclude<GuestMove, "leave">;
};

const MOVED = { admit: "admittedGuest", sendAway: "sentGuestAway" } as const;

const moveGuests = async (
  context: Context,
  caller: Person,
  { workshop, personIds, move }: Move,
): Promise<Result<Now>> => {
  const { charterId } = workshop;
  const moved = await context.storage.workshops.moveGuests(workshop.id, personIds, move);
  for (const personId of moved)
    await note(context, { deed: MOVED[move], actor: caller.id, personId, charterId });
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
