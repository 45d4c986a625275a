/** `GET /sync/:charterId`: from an HTTP request to a session by WebSocket (SPEC: Sync). */
import { CLOSE, type CloseReason } from "@acb/shared/protocol/close-code";
import { type HttpBindings, upgradeWebSocket } from "@hono/node-server";
import type { Handler } from "hono";
import { WebSocket } from "ws";
import { type Admission, type AdmissionOptions, createAdmit } from "./admission.ts";
import type { Clock } from "./clock.ts";
import type { RoomRegistry } from "./room-registry.ts";
import type { Socket } from "./socket.ts";
import { connect, sendWhole } from "./web-socket.ts";
import { createWireFrames } from "./wire-frame.ts";

type Options = AdmissionOptions & {
  readonly rooms: Pick<RoomRegistry, "join" | "accessChangeCount">;
  readonly clock: Clock;
};

/** The handler of `GET /sync/:charterId`; the HTTP server needs `createSocketServer()` as its `websocket.server`. */
export const syncUpgrade = (options: Options): Handler<{ Bindings: HttpBindings }> => {
  const wireFrames = createWireFrames();
  const admit = createAdmit(options);
  return async (request) => {
    const admission = await admit({
      headers: request.req.raw.headers,
      charterId: request.req.param("charterId") ?? "",
      layout: request.req.query("layout"),
      build: request.req.query("build"),
      epoch: request.req.query("epoch"),
    });
    if (admission.kind === "refused") return request.body(null, admission.status);
    return upgradeWebSocket(request, {
      onOpen: (_event, { raw }) => {
        if (!(raw instanceof WebSocket)) return;
        const send = sendWhole(raw, request.env.incoming.socket, wireFrames);
        queueMicrotask(() => {
          // The library listens too, for nothing, and would keep the whole request for as long as the socket is open.
          raw.removeAllListeners();
          begin(raw, admission, options, send);
        });
      },
    });
  };
};

const begin = (
  socket: WebSocket,
  admission: Exclude<Admission, { kind: "refused" }>,
  { rooms, clock }: Options,
  send: Socket["send"],
): void => {
  // What goes wrong on a socket ends in its close event; unheard, it would end the process.
  socket.on("error", () => {});
  const refusal = refusalOf(admission);
  if (refusal !== null) socket.close(CLOSE[refusal].code, refusal);
  else if (admission.kind === "letIn")
    connect(socket, clock, (transport) => rooms.join(admission.charterId, admission.login, transport), send);
};

const refusalOf = (admission: Exclude<Admission, { kind: "refused" }>): CloseReason | null => {
  if (admission.kind === "told") return admission.reason;
  return admission.isStale() ? "accessChanged" : null;
};
