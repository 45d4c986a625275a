/** `GET /sync/:charterId`: from an HTTP request to a session by WebSocket (SPEC: Sync). */
import { CLOSE } from "@acb/shared/protocol/close-code";
import { upgradeWebSocket } from "@hono/node-server";
import type { Handler } from "hono";
import { WebSocket } from "ws";
import { type Admission, type AdmissionOptions, admit } from "./admission.ts";
import type { Clock } from "./clock.ts";
import type { RoomRegistry } from "./room-registry.ts";
import { connect } from "./web-socket.ts";

type Options = AdmissionOptions & {
  readonly rooms: Pick<RoomRegistry, "join">;
  readonly clock: Clock;
};

/** The handler of `GET /sync/:charterId`; the HTTP server needs `createSocketServer()` as its `websocket.server`. */
export const syncUpgrade =
  (options: Options): Handler =>
  async (request) => {
    const admission = await admit(options, {
      headers: request.req.raw.headers,
      charterId: request.req.param("charterId") ?? "",
      layout: request.req.query("layout"),
      epoch: request.req.query("epoch"),
    });
    if (admission.kind === "refused") return request.body(null, admission.status);
    return upgradeWebSocket(request, {
      onOpen: (_event, { raw }) => {
        if (raw instanceof WebSocket) begin(raw, admission, options);
      },
    });
  };

const begin = (
  socket: WebSocket,
  admission: Exclude<Admission, { kind: "refused" }>,
  { rooms, clock }: Options,
): void => {
  // What goes wrong on a socket ends in its close event; unheard, it would end the process.
  socket.on("error", () => {});
  if (admission.kind === "told") socket.close(CLOSE[admission.reason].code, admission.reason);
  else connect(socket, clock, (transport) => rooms.join(admission.charterId, admission.login, transport));
};
