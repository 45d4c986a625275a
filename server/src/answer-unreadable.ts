/**
 * Answers what never became a request (too much in its headers, too slow, no HTTP) as every refusal is answered, and ends the
 * connection (SPEC: HT30, HT31).
 */
import { randomUUID } from "node:crypto";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type ErrorBody, REFUSALS, type RefusalCode } from "@acb/schemas/error";
import type { createAdaptorServer } from "@hono/node-server";
import type { Context } from "./commands/context.ts";
import { NO_STORE, securityHeaderLines } from "./middleware/security-headers.ts";

export type AppContext = Pick<Context, "publicUrl" | "log">;

/** By the code of Node's error; every other is of something that is no HTTP. */
const REFUSAL_OF: Readonly<Record<string, RefusalCode>> = {
  HPE_HEADER_OVERFLOW: "HEADERS_TOO_LARGE",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "BODY_TOO_LARGE",
  ERR_HTTP_REQUEST_TIMEOUT: "REQUEST_TOO_SLOW",
};

type Answering = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** To be called before the server listens. */
export const answerUnreadable = (
  server: ReturnType<typeof createAdaptorServer>,
  { publicUrl, log }: AppContext,
): void => {
  const open = new WeakMap<Duplex, Set<Answering>>();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const answering = { request, response };
    const ofSocket = open.get(socket) ?? new Set();
    open.set(socket, ofSocket.add(answering));
    response.once("close", () => ofSocket.delete(answering));
  });
  const answered = new WeakSet<Duplex>();
  server.on("clientError", (cause: NodeJS.ErrnoException, socket: Duplex) => {
    // What is read on for a moment is no HTTP either.
    if (answered.has(socket)) return;
    // A browser connects ahead of its requests, and may never send one.
    const isSilent = socket instanceof Socket && socket.bytesRead === 0;
    if (
      isSilent ||
      !socket.writable ||
      cause.code === "ECONNRESET" ||
      !isFree([...(open.get(socket) ?? [])])
    ) {
      socket.destroy();
      return;
    }
    const code = REFUSAL_OF[cause.code ?? ""] ?? "REQUEST_UNREADABLE";
    const requestId = randomUUID();
    log.info({ requestId, status: REFUSALS[code].status, why: cause.code }, "unreadable");
    answered.add(socket);
    endHeard(socket, answerOf(code, requestId, publicUrl.startsWith("https:")));
  });
};

const READ_ON_MS = 1_000;

/** Ends with the answer, and reads on for a moment: closing over unread bytes resets the connection, and the answer is lost. */
const endHeard = (socket: Duplex, answer: string): void => {
  const timer = setTimeout(() => socket.destroy(), READ_ON_MS).unref();
  socket.once("close", () => clearTimeout(timer));
  socket.end(answer);
  socket.resume();
};

/**
 * May an answer be written? Not into one that has begun, and not before one to an earlier request that was read whole: the
 * client would take it for that one's.
 */
const isFree = (answering: readonly Answering[]): boolean =>
  answering.every(({ request, response }) => !request.complete && !response.headersSent);

const answerOf = (code: RefusalCode, requestId: string, https: boolean): string => {
  const { status, message, next } = REFUSALS[code];
  const body: ErrorBody = { error: { code, message, next, requestId } };
  const json = JSON.stringify(body);
  const headers = {
    ...securityHeaderLines(https),
    "Cache-Control": NO_STORE,
    Connection: "close",
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(json)),
    "X-Request-Id": requestId,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", json].join("\r\n");
};
