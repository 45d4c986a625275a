/**
 * The routes of a socket by HTTP (SPEC: Sync): frames are posted up and streamed down. Below the address it is mounted at,
 * `POST /` opens a socket and its stream, `/stream` takes a broken stream up again, `/frames` brings frames, `/close` ends it.
 */
import { CLOSE, type CloseReason } from "@acb/shared/protocol/close-code";
import { type HttpPost, readHttpPost } from "@acb/shared/protocol/http-post";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Clock } from "../clock.ts";
import type { Receiver } from "../participant/receiver.ts";
import type { Socket } from "../participant/socket.ts";
import { streamEvents } from "./event-sink.ts";
import type { HttpSocket } from "./http-socket.ts";
import { HttpSockets, type Owner } from "./http-sockets.ts";

/** Whom a request opens a socket for, or why not; `told` is said in the stream, by the code a WebSocket would be closed with. */
type HttpAdmission =
  | { readonly kind: "refused"; readonly status: 403 | 404 }
  | { readonly kind: "told"; readonly reason: CloseReason }
  | {
      readonly kind: "letIn";
      readonly owner: Owner;
      readonly join: (socket: Socket) => Receiver;
      /** Have anybody's rights changed since those of this request were read? Then it is not let in after all. */
      readonly isStale: () => boolean;
    };

/** Whose request this is, asked anew for each post. */
export type Identified =
  | { readonly kind: "refused"; readonly status: 401 | 403 }
  | { readonly kind: "known"; readonly owner: Owner };

type Options = {
  readonly admit: (request: Context) => Promise<HttpAdmission>;
  readonly identify: (request: Context) => Promise<Identified>;
  readonly clock: Clock;
  readonly newSocketId: () => string;
  readonly mostPerOwner: number;
  readonly largestPostBytes: number;
};

export const httpTransport = (options: Options): Hono => {
  const sockets = new HttpSockets(options);
  const app = new Hono();

  app.post("/", async (c) => {
    const admission = await options.admit(c);
    if (admission.kind === "refused") return c.body(null, admission.status);
    if (admission.kind === "told") return tell(admission.reason);
    if (admission.isStale()) return tell("accessChanged");
    const socket = sockets.open(admission.owner, admission.join);
    return socket === null ? tell("tooFast") : stream(socket, 0);
  });

  app.use(bodyLimit({ maxSize: options.largestPostBytes, onError: (c) => c.body(null, STATUS.tooLarge) }));
  /** Answers a post by the socket that it is for. */
  const post = (path: string, answer: (c: Context, socket: HttpSocket, read: HttpPost) => Response): void => {
    app.post(path, async (c) => {
      const identified = await options.identify(c);
      if (identified.kind === "refused") return c.body(null, identified.status);
      const read = readHttpPost(new Uint8Array(await c.req.arrayBuffer()));
      if (read === null) return c.body(null, STATUS.unreadable);
      const socket = sockets.find(read.socketId, identified.owner);
      return socket === null ? c.body(null, STATUS.unknown) : answer(c, socket, read);
    });
  };
  post("/stream", (_c, socket, { heardCount }) => stream(socket, heardCount));
  post("/frames", (c, socket, read) => {
    const taken = socket.take(read);
    if (taken.kind === "closed") return c.json({ code: taken.code, reason: taken.reason }, STATUS.closed);
    return c.body(null, STATUS[taken.kind]);
  });
  post("/close", (c, socket) => {
    socket.end();
    return c.body(null, STATUS.taken);
  });
  return app;
};

const STATUS = { taken: 204, unreadable: 400, unknown: 404, gap: 409, closed: 410, tooLarge: 413 } as const;

const stream = (socket: HttpSocket, heardCount: number): Response =>
  streamEvents({
    attach: (sink) => socket.attach(sink, heardCount),
    detach: (sink) => socket.detach(sink),
  });

const tell = (reason: CloseReason): Response =>
  streamEvents({
    attach: (sink) => {
      sink.write({ kind: "close", code: CLOSE[reason].code, reason });
      sink.end();
    },
    detach: () => {},
  });
