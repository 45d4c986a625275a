/** What a rule of the guard is: when it is asked, what breaks it, and what becomes of the frame that does. */
import type { CloseReason } from "@acb/shared/protocol/close-code";
import type { Readable, Sender, Standing, Tried, Write } from "./evidence.ts";

/** `early` is no reason to part: the participant is asked, once, for what is missing. */
export type Refusal = CloseReason | "early";

/** Which rule of SPEC.md it holds: titles of tests are made of it. */
type Spec = `${"SY" | "PEN"}${number}`;

/** Asked of each frame alone. */
export type FrameRule = {
  readonly spec: Spec;
  readonly reason: CloseReason;
  readonly isBrokenBy: (frame: Readable, sender: Sender) => boolean;
};
/** Asked of an update before it is applied to anything. */
export type UpdateRule = {
  readonly spec: Spec;
  readonly reason: CloseReason;
  readonly isBrokenBy: (write: Write, standing: Standing) => boolean;
};
/** Asked of what an update came to on a copy of the document. */
export type TrialRule = {
  readonly spec: Spec;
  readonly reason: Refusal;
  readonly isBrokenBy: (tried: Tried) => boolean;
};

export type Rules = {
  readonly frame: Readonly<Record<string, FrameRule>>;
  readonly update: Readonly<Record<string, UpdateRule>>;
  readonly trial: Readonly<Record<string, TrialRule>>;
};
