/** How a command writes to a charter's log: read, fold, decide, append; again from the start if somebody was quicker. */
import type { LogEvent } from "@acb/schemas/event";
import type { CharterId, PersonId } from "@acb/schemas/ids";
import { fold } from "@acb/shared/sign-off/fold";
import { type IsoDate, londonDate } from "@acb/shared/sign-off/london-date";
import type { Outcome } from "@acb/shared/sign-off/outcome";
import type { SignOffState } from "@acb/shared/sign-off/state";
import type { DecidingRight, StoredVersion } from "../../storage/ports/events.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";

/** The instant under which the facts will stand in the log, and the day it is in London then. */
export type Moment = { readonly recordedAt: string; readonly today: IsoDate };

export type Plan = Outcome & {
  readonly version?: { readonly stored: StoredVersion; readonly documentState: Uint8Array };
  /** What must hold still when the facts are stored. */
  readonly onlyWhile?: DecidingRight;
};

/** Each conflict means that somebody else's facts went in, so this is reached only under a flood. */
const ATTEMPTS = 500;

/**
 * Runs `plan` on the newest state and appends its facts; answers whether anything was appended. `plan` may run more than
 * once, so it only reads and computes. Refuses what the plan refuses, and TRY_LATER when others were quicker every time.
 */
export const commitFacts = async (
  context: Pick<Context, "storage" | "now">,
  charterId: CharterId,
  actor: PersonId | null,
  plan: (state: SignOffState, moment: Moment) => Plan | Promise<Plan>,
): Promise<Result<boolean>> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const events = await context.storage.events.read(charterId);
    const moment = momentAfter(events, context.now());
    const state = fold(events, moment.today);
    const planned = await plan(state, moment);
    if (!planned.ok) return refuse(planned.code);
    if (planned.facts.length === 0) return done(false);
    const stored = await context.storage.events.append({
      charterId,
      expectedSeq: state.lastSeq,
      actor,
      recordedAt: moment.recordedAt,
      facts: planned.facts,
      ...(planned.version === undefined ? {} : { version: planned.version }),
      ...(planned.onlyWhile === undefined ? {} : { onlyWhile: planned.onlyWhile }),
    });
    if (stored) return done(true);
  }
  return refuse("TRY_LATER");
};

/** Never before the newest event, whatever the machine's clock does: what is past its date stays past it. */
export const momentAfter = (events: readonly LogEvent[], now: Date): Moment => {
  const newest = Date.parse(events.at(-1)?.recordedAt ?? now.toISOString());
  const at = new Date(Math.max(now.getTime(), newest));
  return { recordedAt: at.toISOString(), today: londonDate(at) };
};
