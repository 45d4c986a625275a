/** A real HTTP server of the sync routes over a given storage; the session cookie is simply `person=<id>`. */
import { randomUUID } from "node:crypto";
import { PersonId } from "@acb/schemas/ids";
import { Hono } from "hono";
import type { AppEnvironment } from "../../middleware/app-environment.ts";
import type { Storage } from "../../storage/storage.ts";
import { serveApp } from "../../testing/serve-app.ts";
import { systemClock } from "../clock.ts";
import { createSocketTickets } from "../entrance/socket-tickets.ts";
import { syncUpgrade } from "../entrance/upgrade.ts";
import { charterHttp } from "../http/charter-http.ts";
import { RoomRegistry } from "../room/room-registry.ts";
import { freeTextGuard } from "./free-text.ts";

export type WebServer = {
  readonly origin: string;
  readonly rooms: RoomRegistry;
  readonly close: () => Promise<void>;
};

const DAY_MS = 24 * 60 * 60_000;

export const startWebServer = async (storage: Storage): Promise<WebServer> => {
  const rooms = new RoomRegistry({ storage, clock: systemClock, onFault: () => {}, guard: freeTextGuard });
  const options = {
    publicUrl: "http://localhost",
    authenticate: async (headers: Headers) => {
      const id = PersonId.safeParse(/person=([^;]+)/.exec(headers.get("cookie") ?? "")?.[1]);
      return id.success ? storage.directory.person(id.data) : null;
    },
    sessionLastsMs: async () => DAY_MS,
    storage,
    rooms,
    clock: systemClock,
    newSocketId: randomUUID,
    tickets: createSocketTickets(() => new Date()),
    sessionKey: async (headers: Headers) => headers.get("cookie"),
  };
  const app = new Hono<AppEnvironment>()
    .post("/api/charters/:charterId/socket-ticket", (c) => {
      const holder = { sessionKey: c.req.header("cookie") ?? "", charterId: c.req.param("charterId") };
      return c.json({ ticket: options.tickets.issue(holder) });
    })
    .get("/sync/:charterId", syncUpgrade(options))
    .route("/sync/:charterId/http", charterHttp(options));
  const served = await serveApp(app);
  return {
    origin: served.origin,
    rooms,
    close: async () => {
      await rooms.close();
      await served.close();
    },
  };
};
