/** The second step: setting it up, giving it, and what may be done with it only (SPEC: Second step). */
import type { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { SecondStepProof } from "@acb/schemas/second-step";
import * as z from "zod";
import { done, type Refusal, type Result, refuse } from "../commands/result.ts";
import type { InSession, Prove, Proven, TypedProof } from "../storage/ports/second-steps.ts";
import type { Storage } from "../storage/storage.ts";
import type { SignedIn, SignIn } from "./identity.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { createSeal } from "./seal.ts";
import { hashToken, newToken } from "./token.ts";
import { addressOf, newSecret, timeStepOf } from "./totp.ts";

type Begun = { readonly secret: string; readonly address: string; readonly ticket: string };
/** Shown once. */
type Codes = { readonly recoveryCodes: string[] };

export type SecondStep = {
  /** A new secret for this person; nothing is kept of it but what the ticket holds. */
  readonly begin: (person: Person) => Promise<Result<Begun>>;
  /** Proves the secret of the ticket by a code, and ends the person's other sessions. */
  readonly setUp: (
    person: Person,
    typed: { readonly ticket: string; readonly code: string },
    headers: Headers,
  ) => Promise<Result<Codes>>;
  /** Makes the session of these headers complete, under a new id; of any number of uses of one code, one does. */
  readonly complete: (proof: SecondStepProof, headers: Headers) => Promise<Result<SignedIn>>;
  readonly renewCodes: (person: Person, proof: SecondStepProof, headers: Headers) => Promise<Result<Codes>>;
  readonly turnOff: (person: Person, proof: SecondStepProof, headers: Headers) => Promise<Result<null>>;
};

type Settings = {
  readonly storage: Pick<Storage, "secondSteps" | "directory">;
  readonly signIn: Pick<SignIn, "awaitsCode" | "tokenIn" | "cookieOf">;
  readonly secret: string;
  readonly publicUrl: string;
  readonly now: () => Date;
};

/** Long enough to find an app and install it. */
const TICKET_LIFE_MS = 60 * 60_000;
const Ticket = z.strictObject({ secret: z.string(), endsAt: z.iso.datetime() });

const secretOf = (personId: PersonId): string => `second step of ${personId}`;
const ticketOf = (personId: PersonId): string => `set-up by ${personId}`;

export const createSecondStep = (settings: Settings): SecondStep => {
  const { storage, signIn, now } = settings;
  const seal = createSeal(settings.secret);

  const here = async ({ id }: Person, headers: Headers): Promise<InSession | null> => {
    const token = await signIn.tokenIn(headers);
    return token === null ? null : { token, personId: id, at: now().toISOString() };
  };
  const judge = async (person: Person, proof: SecondStepProof): Promise<Result<TypedProof>> => {
    const kept = await storage.secondSteps.of(person.id);
    if (kept === null) return refuse("SECOND_STEP_OFF");
    if (proof.kind === "recoveryCode") return done({ kind: proof.kind, hash: hashToken(proof.code) });
    const secret = seal.open(kept.secret, secretOf(person.id));
    if (secret === null) return refuse("SECOND_STEP_UNREADABLE");
    return done({ kind: proof.kind, step: timeStepOf(secret, proof.code, now()) });
  };
  const prove = async (
    person: Person,
    proof: SecondStepProof,
    { headers, proven }: { readonly headers: Headers; readonly proven: Proven },
  ): Promise<Result<null>> => {
    const session = await here(person, headers);
    const typed = await judge(person, proof);
    if (!typed.ok) return typed;
    if (session === null) return refuse("NOT_SIGNED_IN");
    const outcome = await storage.secondSteps.prove(session, typed.value, proven);
    return outcome === "done" ? done(null) : NOT_PROVEN[outcome];
  };

  return {
    begin: async (person) => {
      if ((await storage.secondSteps.of(person.id)) !== null) return refuse("SECOND_STEP_ON_ALREADY");
      const secret = newSecret();
      const endsAt = new Date(now().getTime() + TICKET_LIFE_MS).toISOString();
      const ticket = seal.close(JSON.stringify({ secret, endsAt }), ticketOf(person.id));
      const network = (await storage.directory.network())?.name ?? new URL(settings.publicUrl).hostname;
      return done({
        secret,
        address: addressOf(secret, { issuer: network, label: person.email }),
        ticket: Buffer.from(ticket).toString("base64url"),
      });
    },

    setUp: async (person, { ticket, code }, headers) => {
      const opened = seal.open(Buffer.from(ticket, "base64url"), ticketOf(person.id));
      const begun = opened === null ? null : Ticket.parse(JSON.parse(opened));
      if (begun === null || begun.endsAt <= now().toISOString()) return refuse("SECOND_STEP_SET_UP_OLD");
      const usedStep = timeStepOf(begun.secret, code, now());
      if (usedStep === null) return NOT_PROVEN.wrong;
      const session = await here(person, headers);
      if (session === null) return refuse("NOT_SIGNED_IN");
      const codes = newRecoveryCodes();
      const secret = seal.close(begun.secret, secretOf(person.id));
      const step = { secret, usedStep, codeHashes: codes.hashes };
      const outcome = await storage.secondSteps.setUp(session, step);
      return outcome === "done" ? done({ recoveryCodes: [...codes.shown] }) : NOT_SET_UP[outcome];
    },

    complete: async (proof, headers) => {
      const person = await signIn.awaitsCode(headers);
      if (person === null) return refuse("NOT_SIGNED_IN");
      const proven = { kind: "complete", newToken: newToken() } as const;
      const outcome = await prove(person, proof, { headers, proven });
      if (!outcome.ok) return outcome;
      return done({ person, cookies: [await signIn.cookieOf(proven.newToken)], awaitsCode: false });
    },

    renewCodes: async (person, proof, headers) => {
      const codes = newRecoveryCodes();
      const proven = { kind: "renewCodes", codeHashes: codes.hashes } as const;
      const outcome = await prove(person, proof, { headers, proven });
      return outcome.ok ? done({ recoveryCodes: [...codes.shown] }) : outcome;
    },

    turnOff: (person, proof, headers) => prove(person, proof, { headers, proven: { kind: "turnOff" } }),
  };
};

const NOT_PROVEN: Readonly<Record<Exclude<Prove, "done">, Refusal>> = {
  wrong: refuse("SECOND_STEP_CODE_WRONG", { code: "This code is not right" }),
  used: refuse("SECOND_STEP_CODE_USED", { code: "This code has been used already" }),
  ended: refuse("SECOND_STEP_ENDED"),
  locked: refuse("SECOND_STEP_LOCKED"),
  noSession: refuse("NOT_SIGNED_IN"),
};

const NOT_SET_UP: Readonly<Record<"onAlready" | "noSession", Refusal>> = {
  onAlready: refuse("SECOND_STEP_ON_ALREADY"),
  noSession: refuse("NOT_SIGNED_IN"),
};
