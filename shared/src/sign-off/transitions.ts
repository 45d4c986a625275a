/** The positions of one organisation in one round, and what moves them: the whole of it in one table (SPEC: SO3 to SO6). */
import type { RefusalCode } from "@acb/schemas/error";
import type { DecisionPosition } from "@acb/schemas/sign-off/decision";
import type { Position } from "@acb/schemas/sign-off/round";

/** What can happen to a position. The passing of the due date is computed, never an event of the log. */
export type Occurrence = "asked" | DecisionPosition | "left" | "dueDatePassed";

export type Transition =
  | { readonly ok: true; readonly position: Position }
  | { readonly ok: false; readonly code: RefusalCode };

const to = (position: Position): Transition => ({ ok: true, position });
const refuse = (code: RefusalCode): Transition => ({ ok: false, code });

/**
 * A decline may turn into a signature while the round takes decisions; a signature may not be taken back here. Who leaves
 * keeps what it decided. A successor stands at `inherited` until it decides itself.
 */
export const TRANSITIONS: Readonly<Record<Position, Readonly<Record<Occurrence, Transition>>>> = {
  not_asked: {
    asked: to("asked"),
    approved: refuse("NOT_ASKED"),
    declined: refuse("NOT_ASKED"),
    left: to("left"),
    dueDatePassed: to("lapsed"),
  },
  asked: {
    asked: to("asked"),
    approved: to("signed"),
    declined: to("declined"),
    left: to("left"),
    dueDatePassed: to("lapsed"),
  },
  signed: {
    asked: to("signed"),
    approved: refuse("ALREADY_DECIDED"),
    declined: refuse("ALREADY_DECIDED"),
    left: to("signed"),
    dueDatePassed: to("signed"),
  },
  declined: {
    asked: to("declined"),
    approved: to("signed"),
    declined: refuse("ALREADY_DECIDED"),
    left: to("declined"),
    dueDatePassed: to("declined"),
  },
  lapsed: {
    asked: to("lapsed"),
    approved: refuse("ROUND_CLOSED"),
    declined: refuse("ROUND_CLOSED"),
    left: to("lapsed"),
    dueDatePassed: to("lapsed"),
  },
  left: {
    asked: to("left"),
    approved: refuse("ORGANISATION_ENDED"),
    declined: refuse("ORGANISATION_ENDED"),
    left: to("left"),
    dueDatePassed: to("left"),
  },
  inherited: {
    asked: to("inherited"),
    approved: to("signed"),
    declined: to("declined"),
    left: to("left"),
    dueDatePassed: to("inherited"),
  },
};
