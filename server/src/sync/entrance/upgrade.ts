/** `GET /sync/:charterId`: from an HTTP request to a session by WebSocket (SPEC: Sync). */
import { CLOSE, type CloseReason } from "@acb/shared/protocol/close-code";
import { upgradeWebSocket } from "@hono/node-server";
import type { Handler } from "hono";
import { WebSocket } from "ws";
import { type Refusal, refuse } from "../../commands/result.ts";
import { answerRefusal } from "../../middleware/answer-refusal.ts";
import type { AppEnvironment } from "../../middleware/app-environment.ts";
import { isOwnOrigin } from "../../middleware/own-origin.ts";
import type { Clock } from "../clock.ts";
import type { Socket } from "../participant/socket.ts";
import { createWireFrames } from "../participant/wire-frame.ts";
import type { RoomRegistry } from "../room/room-registry.ts";
import { type Admission, type AdmissionOptions, type Asked, createAdmit, isTooOld } from "./admission.ts";
import type { SocketTickets } from "./socket-tickets.ts";
import { connect, isUpgrade, sendWhole } from "./web-socket.ts";

type Options = AdmissionOptions & {
  readonly rooms: Pick<RoomRegistry, "join" | "accessChangeCount">;
  readonly clock: Clock;
  readonly tickets: Pick<SocketTickets, "redeem">;
  /** Which session the request's cookie names. */
  readonly sessionKey: (headers: Headers) => Promise<string | null>;
};

/** The handler of `GET /sync/:charterId`; the HTTP server needs `createSocketServer()` as its `websocket.server`. */
export const syncUpgrade = (options: Options): Handler<AppEnvironment> => {
  const wireFrames = createWireFrames();
  const admit = createAdmit(options);
  return async (request) => {
    const asked = {
      headers: request.req.raw.headers,
      charterId: request.req.param("charterId") ?? "",
      layout: request.req.query("layout"),
      build: request.req.query("build"),
      epoch: request.req.query("epoch"),
      person: request.req.query("person"),
      ticket: request.req.query("ticket") ?? "",
    };
    const refusal = await refusalBefore(options, asked);
    if (refusal !== null) return answerRefusal(request, refusal);
    const admission = isTooOld(asked) ? TOO_OLD : await admit(asked);
    if (admission.kind === "refused")
      return answerRefusal(request, refuse(admission.status === 403 ? "FOREIGN_ORIGIN" : "NOT_FOUND"));
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

/** Before anything is read of the charter: whose page asks, by which ticket, and for a socket at all. */
const refusalBefore = async (
  { publicUrl, tickets, sessionKey }: Options,
  asked: Asked & { readonly ticket: string },
): Promise<Refusal | null> => {
  const { headers, charterId, ticket } = asked;
  if (!isOwnOrigin(headers, publicUrl)) return refuse("FOREIGN_ORIGIN");
  const session = await sessionKey(headers);
  const holdsTicket = session !== null && tickets.redeem(ticket, { sessionKey: session, charterId });
  if (!holdsTicket && !isTooOld(asked)) return refuse("TICKET_WRONG");
  return isUpgrade(headers) ? null : refuse("UPGRADE_NEEDED");
};

/** A page of before there were tickets can only be told by a close code to load itself again. */
const TOO_OLD: Admission = { kind: "told", reason: "layoutTooOld" };

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
