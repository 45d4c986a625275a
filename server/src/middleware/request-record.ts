/** Gives each request an id and one line in the log: method, path, status, time. Never its query, body or cookies. */
import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";
import type { AppEnvironment } from "./app-environment.ts";

/** No address of ours is longer; what is made up fills no log. */
const LONGEST_PATH = 300;

/** A router's path is decoded: signs that end a line or colour a terminal are written as they came. */
const written = (path: string): string =>
  path
    .slice(0, LONGEST_PATH)
    .toWellFormed()
    .replace(/[^\x21-\x7e]/gu, encodeURIComponent);

export const requestRecord =
  (log: Logger): MiddlewareHandler<AppEnvironment> =>
  async (c, next) => {
    const requestId = randomUUID();
    const started = performance.now();
    c.set("requestId", requestId);
    c.set("log", log.child({ requestId }));
    await next();
    c.header("X-Request-Id", requestId);
    const ms = Math.round(performance.now() - started);
    const path = written(c.req.path);
    c.get("log").info({ method: c.req.method, path, status: c.res.status, ms }, "request");
  };
