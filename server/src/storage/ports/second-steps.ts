/** Second steps as they are kept: sealed secrets, hashed recovery codes, and which session gave what is asked. */
import type { PersonId } from "@acb/schemas/ids";
import type { SecondStepOf } from "@acb/schemas/second-step";

export type StoredSecondStep = {
  /** Sealed; what it means is the caller's. */
  readonly secret: Uint8Array;
  readonly setUpAt: string;
  readonly recoveryCodesLeft: number;
};

/** The session in which something is done, by its token and its person. */
export type InSession = { readonly token: string; readonly personId: PersonId; readonly at: string };

export type SetUpStep = {
  readonly secret: Uint8Array;
  /** The time step of the code that proved it: it is used. */
  readonly usedStep: number;
  readonly codeHashes: readonly string[];
};

/** What somebody typed, as far as it can be judged outside: the time step that a code fits, `null` for none. */
export type TypedProof =
  | { readonly kind: "code"; readonly step: number | null }
  | { readonly kind: "recoveryCode"; readonly hash: string };

/** What is done when the proof is right, in the same transaction. */
export type Proven =
  | { readonly kind: "complete"; readonly newToken: string }
  | { readonly kind: "renewCodes"; readonly codeHashes: readonly string[] }
  | { readonly kind: "turnOff" };

/**
 * `wrong`: counted, for the session and, if it was a code, for the person's day. `ended`: so was this, and the session is
 * gone. `used`: right, but used before. `locked`: no code of this person is tried today any more. `noSession`: there is no
 * such session, it has given the proof already (to `complete`), or has not (to all else), or the person has no second step.
 */
export type Prove = "done" | "wrong" | "ended" | "used" | "locked" | "noSession";

/** Identity calls it. Each is one transaction: of any number at once with one code, one is done. */
export type SecondSteps = {
  readonly of: (personId: PersonId) => Promise<StoredSecondStep | null>;
  /** Everybody's. */
  readonly all: () => Promise<readonly SecondStepOf[]>;
  /** The session counts as having given it; all others of the person end. */
  readonly setUp: (session: InSession, step: SetUpStep) => Promise<"done" | "onAlready" | "noSession">;
  readonly prove: (session: InSession, proof: TypedProof, proven: Proven) => Promise<Prove>;
  /** Takes it away and ends the person's sessions; false, and nothing is ended, where there was none. */
  readonly reset: (personId: PersonId) => Promise<boolean>;
};
