/** Refuses requests that another site made a browser send (SPEC: HTTP). */
import type { MiddlewareHandler } from "hono";
import { refuse } from "../commands/result.ts";
import { answerRefusal } from "./answer-refusal.ts";
import type { AppEnvironment } from "./app-environment.ts";

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Does the Origin header name us? None and `null` do not. While the public address is only this machine's own (nobody
 * has set one), the name that the browser used counts too, so that a first try on 127.0.0.1 or in the house works.
 * The upgrade to a socket asks the same.
 */
export const isOwnOrigin = (headers: Headers, publicUrl: string): boolean => {
  const origin = headers.get("Origin");
  if (origin === null || !URL.canParse(origin)) return false;
  if (origin === publicUrl) return true;
  return LOOPBACK.has(new URL(publicUrl).hostname) && new URL(origin).host === headers.get("Host");
};

/** Reading from elsewhere needs no check: no answer allows another origin to read it. */
export const ownOriginOnly =
  (publicUrl: string): MiddlewareHandler<AppEnvironment> =>
  async (c, next) => {
    if (SAFE_METHODS.has(c.req.method) || isOwnOrigin(c.req.raw.headers, publicUrl)) return next();
    return answerRefusal(c, refuse("FOREIGN_ORIGIN"));
  };
