/** Gives each request an id and one line in the log: method, path, status, time. Never its query, body or cookies. */
import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";
import type { AppEnvironment } from "./app-environment.ts";

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
    c.get("log").info({ method: c.req.method, path: c.req.path, status: c.res.status, ms }, "request");
  };
