/** Turns a refusal into the body that every client knows: code, plain words, next step (SPEC: HTTP). */
import type { Contact } from "@acb/schemas/api/session-routes";
import { type ErrorBody, REFUSALS, type RefusalCode } from "@acb/schemas/error";
import type { Context } from "hono";
import { type Refusal, refuse } from "../commands/result.ts";
import { CannotStore, DamagedCharter } from "../storage/ports/faults.ts";
import type { AppEnvironment } from "./app-environment.ts";

/** As the words of the refusal say: a minute. */
const RETRY_AFTER_S = 60;
/** Statuses that say so. */
const MAY_PASS: ReadonlySet<number> = new Set([429, 503]);

export const answerRefusal = (c: Context<AppEnvironment>, refusal: Refusal): Response => {
  const { status, message, next } = REFUSALS[refusal.code];
  const body: ErrorBody = {
    error: {
      code: refusal.code,
      message,
      next: withContact(refusal.code, refusal.next ?? next, c.get("contact")),
      ...(refusal.fields === undefined ? {} : { fields: { ...refusal.fields } }),
      requestId: c.get("requestId"),
    },
  };
  // Also of what is no route of the API: a refusal is for whoever asked.
  c.header("Cache-Control", "private, no-store");
  const retryAfterS = refusal.retryAfterS ?? (MAY_PASS.has(status) ? RETRY_AFTER_S : null);
  if (retryAfterS !== null) c.header("Retry-After", String(retryAfterS));
  return c.json(body, status);
};

/** Where nobody may be there whom the refusal tells to ask, or who could do more. */
const LAST_RESORTS: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  "FAULT",
  "CHARTER_DAMAGED",
  "SUSPENDED",
  "NOT_IN_NETWORK",
]);

const withContact = (code: RefusalCode, next: string, contact: Contact | null | undefined): string =>
  contact === null || contact === undefined || !LAST_RESORTS.has(code)
    ? next
    : `${next} You can also write to ${contact.name}, ${contact.email}.`;

/** A fault says nothing of its cause to the client; the log has it, under the same request id. */
export const answerFault = (cause: Error, c: Context<AppEnvironment>): Response => {
  const { code, said } = kindOf(cause);
  c.get("log").error({ err: cause }, said);
  return answerRefusal(c, refuse(code));
};

const kindOf = (cause: Error): { readonly code: RefusalCode; readonly said: string } => {
  if (cause instanceof DamagedCharter) return { code: "CHARTER_DAMAGED", said: "damaged charter" };
  return isOfStorage(cause)
    ? { code: "TRY_LATER", said: "cannot be stored now" }
    : { code: "FAULT", said: "fault" };
};

/** The sign-in library wraps what its statements met. */
const isOfStorage = (cause: unknown): boolean =>
  cause instanceof CannotStore || (cause instanceof Error && isOfStorage(cause.cause));
