/** Turns a refusal into the body that every client knows: code, plain words, next step (SPEC: HTTP). */
import { type ErrorBody, REFUSALS } from "@acb/schemas/error";
import type { Context } from "hono";
import { type Refusal, refuse } from "../commands/result.ts";
import { CannotStore } from "../storage/storage.ts";
import type { AppEnvironment } from "./app-environment.ts";

/** As the words of the refusal say: a minute. */
const RETRY_AFTER_S = 60;

export const answerRefusal = (c: Context<AppEnvironment>, refusal: Refusal): Response => {
  const { status, message, next } = REFUSALS[refusal.code];
  const body: ErrorBody = {
    error: {
      code: refusal.code,
      message,
      next,
      ...(refusal.fields === undefined ? {} : { fields: { ...refusal.fields } }),
      requestId: c.get("requestId"),
    },
  };
  if (status === 503) c.header("Retry-After", String(RETRY_AFTER_S));
  return c.json(body, status);
};

/** A fault says nothing of its cause to the client; the log has it, under the same request id. */
export const answerFault = (cause: Error, c: Context<AppEnvironment>): Response => {
  const isForLater = isOfStorage(cause);
  c.get("log").error({ err: cause }, isForLater ? "cannot be stored now" : "fault");
  return answerRefusal(c, refuse(isForLater ? "TRY_LATER" : "FAULT"));
};

/** The sign-in library wraps what its statements met. */
const isOfStorage = (cause: unknown): boolean =>
  cause instanceof CannotStore || (cause instanceof Error && isOfStorage(cause.cause));
