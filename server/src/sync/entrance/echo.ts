/** What `/check-connection` tries from a browser: both transports of frames, answered by what was sent and nothing else (SPEC: Sync). */
import { upgradeWebSocket } from "@hono/node-server";
import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { WebSocket } from "ws";
import { refuse } from "../../commands/result.ts";
import { answerRefusal } from "../../middleware/answer-refusal.ts";
import type { AppEnvironment } from "../../middleware/app-environment.ts";
import { isOwnOrigin } from "../../middleware/own-origin.ts";
import type { Clock } from "../clock.ts";
import { httpTransport } from "../http/http-transport.ts";
import type { Receiver } from "../participant/receiver.ts";
import type { Socket } from "../participant/socket.ts";
import { connect, isUpgrade } from "./web-socket.ts";

/** Nobody has to sign in: so it is short, small and not for many at once. */
const LIFETIME_MS = 10_000;
const MOST_FRAMES = 20;
const LARGEST_FRAME_BYTES = 1_024;
const MOST_AT_ONCE = 50;
const LARGEST_POST_BYTES = 2 * LARGEST_FRAME_BYTES;
const OWNER = { ownerId: "anybody", place: "echo" } as const;
/** Close codes of the WebSocket standard: done, against a rule, try again later. */
const ENDING = { done: 1000, tooMuch: 1008, full: 1013 } as const;
const COOKIE = "echo";
const COOKIE_VALUE = /^[a-z0-9]{1,32}$/;

type Options = { readonly publicUrl: string; readonly clock: Clock; readonly newSocketId: () => string };

/** To be mounted at `/echo`. */
export const echoRoutes = ({ publicUrl, clock, newSocketId }: Options): Hono<AppEnvironment> => {
  const echo = createEcho(clock);
  const isRefused = (headers: Headers): boolean => !isOwnOrigin(headers, publicUrl);
  const http = httpTransport({
    clock,
    newSocketId,
    mostPerOwner: MOST_AT_ONCE,
    largestPostBytes: LARGEST_POST_BYTES,
    admit: async (c) =>
      isRefused(c.req.raw.headers)
        ? { kind: "refused", status: 403 }
        : { kind: "letIn", owner: OWNER, join: echo, isStale: () => false },
    identify: async (c) =>
      isRefused(c.req.raw.headers) ? { kind: "refused", status: 403 } : { kind: "known", owner: OWNER },
  });
  return new Hono<AppEnvironment>()
    .get("/socket", async (c) => {
      if (isRefused(c.req.raw.headers)) return answerRefusal(c, refuse("FOREIGN_ORIGIN"));
      if (!isUpgrade(c.req.raw.headers)) return answerRefusal(c, refuse("UPGRADE_NEEDED"));
      return upgradeWebSocket(c, {
        onOpen: (_event, { raw }) => {
          if (!(raw instanceof WebSocket)) return;
          // What goes wrong on a socket ends in its close event; unheard, it would end the process.
          raw.on("error", () => {});
          connect(raw, clock, echo);
        },
      });
    })
    .route("/http", http)
    .post("/cookie/:value", (c) => {
      const value = c.req.param("value");
      if (isRefused(c.req.raw.headers) || !COOKIE_VALUE.test(value)) return c.body(null, 403);
      const seen = getCookie(c, COOKIE) ?? "";
      setCookie(c, COOKIE, value, { path: "/echo", httpOnly: true, sameSite: "Lax", maxAge: 60 });
      return c.json({ seen }, 200, { "Cache-Control": "private, no-store" });
    });
};

/** Answers each frame with itself, for so many sockets at once. */
const createEcho = (clock: Clock) => {
  let openCount = 0;
  return (socket: Socket): Receiver => {
    let frameCount = 0;
    let isOpen = true;
    openCount += 1;
    const end = (): void => {
      if (!isOpen) return;
      isOpen = false;
      openCount -= 1;
      stopWaiting();
    };
    const close = (ending: keyof typeof ENDING): void => {
      if (!isOpen) return;
      end();
      socket.close(ENDING[ending], ending);
    };
    const stopWaiting = clock.after(LIFETIME_MS, () => close("done"));
    if (openCount > MOST_AT_ONCE) close("full");
    return {
      end,
      receive: (frame) => {
        if (!isOpen) return;
        frameCount += 1;
        if (frameCount > MOST_FRAMES || frame.byteLength > LARGEST_FRAME_BYTES) close("tooMuch");
        else socket.send(frame);
      },
    };
  };
};
