/** How long things are kept: administrators set it, and what is past its date is removed (SPEC: Retention). */
import type { Person } from "@acb/schemas/people";
import { forEachPeriod, PERIOD_KINDS, PERIODS, type Retention } from "@acb/schemas/retention";
import type { Cutoffs } from "../../storage/ports/retention.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { erase, leaveNoTrace } from "./erasures.ts";

const DAY_MS = 24 * 60 * 60_000;

/** For everybody of the network: whom it is about may know. */
export const readRetention = async (context: Context): Promise<Result<Retention>> =>
  done(await periodsNow(context));

export const setRetention = async (
  context: Context,
  caller: Person,
  periods: Retention,
): Promise<Result<Retention>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const before = await periodsNow(context);
  await context.storage.retention.setPeriods(periods);
  const changed = PERIOD_KINDS.filter((kind) => before[kind] !== periods[kind]);
  const detail = changed.map((kind) => `${PERIODS[kind].label}: ${periods[kind]} days`).join(", ");
  await note(context, { deed: "changedRetention", actor: caller.id, detail });
  return done(periods);
};

/** Removes what is past its date by now, and notes how much of each kind; nothing where there was nothing. */
export const removePastDate = async (context: Context): Promise<void> => {
  const cutoffs = cutoffsAt(context.now(), await periodsNow(context));
  const past = await context.storage.retention.pastPeople(cutoffs);
  let erasedPeople = 0;
  for (const personId of [...past.guests, ...past.invited])
    if ((await erase(context, personId, { pastDate: cutoffs })) === "stored") erasedPeople += 1;
  const removed = await context.storage.retention.removeRows(cutoffs);
  const counts = [
    ...PERIOD_KINDS.flatMap((kind) => (kind === "guests" ? [] : [[PERIODS[kind].label, removed[kind]]])),
    ["People erased", erasedPeople],
  ].filter(([, count]) => count !== 0);
  const detail = counts.map(([label, count]) => `${label}: ${count}`).join(", ");
  if (counts.length > 0) await note(context, { deed: "removedPastDate", detail });
  await leaveNoTrace(context);
};

const periodsNow = async ({ storage }: Context): Promise<Retention> => ({
  ...DEFAULTS,
  ...(await storage.retention.periods()),
});

const DEFAULTS = forEachPeriod((kind) => PERIODS[kind].defaultDays);

const cutoffsAt = (now: Date, periods: Retention): Cutoffs =>
  forEachPeriod((kind) => new Date(now.getTime() - periods[kind] * DAY_MS).toISOString());
