/** What is heard on a connection that brings no request that can be read (SPEC: HT30, HT31). */
import { type AddressInfo, connect } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerUnreadable } from "./answer-unreadable.ts";
import { refusalIn } from "./testing/refusal-in.ts";
import { TEST_URL } from "./testing/test-url.ts";

const LINE = "\r\n";
/** Far below what the server that listens has, so that nobody waits. */
const LIMIT_MS = 100;

let log = "";
let asked = Promise.withResolvers<void>();
const app = new Hono()
  .get("/alive", (c) => c.text("alive"))
  .get("/begun", () => new Response(new ReadableStream({ start: (to) => to.enqueue(Buffer.from("begun")) })))
  .get("/waits", () => {
    asked.resolve();
    return new Promise<Response>(() => {});
  })
  .post("/body", async (c) => c.text(await c.req.text()))
  // A body that breaks off.
  .onError((_, c) => c.text("", 400));
const context = {
  publicUrl: TEST_URL,
  log: pino(
    {},
    {
      write: (line: string) => {
        log += line;
      },
    },
  ),
};
const serverWith = (serverOptions: object) => {
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions });
  answerUnreadable(server, context);
  return server;
};
const server = serverWith({});
/** Only for who is slow: on a busy machine everybody else may be. */
const impatient = serverWith({ headersTimeout: LIMIT_MS, connectionsCheckingInterval: LIMIT_MS });
const servers = [server, impatient];
beforeAll(() =>
  Promise.all(
    servers.map((one) => new Promise<void>((resolve) => void one.listen(0, "127.0.0.1", () => resolve()))),
  ),
);
afterAll(() => servers.forEach((one) => void one.close()));

/** Once connected it writes the text; `more` is called with what has been heard so far, and answers what to write next. */
const hear = (
  text: string,
  more: (heard: string) => string | null = () => null,
  from = server,
): Promise<string> =>
  new Promise((resolve) => {
    let heard = "";
    // A server that listens on a port has such an address.
    const { port } = from.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (bytes) => {
      heard += String(bytes);
      const next = more(heard);
      if (next !== null) socket.write(next);
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(heard));
  });
const request = (line: string, ...headers: readonly string[]): string =>
  [`${line} HTTP/1.1`, "Host: localhost", ...headers, "", ""].join(LINE);
const NO_HTTP = `\u0016\u0003\u0001${LINE}${LINE}`;

/** The one answer that was heard, read by its own length. */
const answerIn = (heard: string): Response => {
  const [top = "", body = ""] = heard.split(`${LINE}${LINE}`);
  const [status = "", ...lines] = top.split(LINE);
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(": ");
    return [line.slice(0, at), line.slice(at + 2)];
  });
  const answer = new Response(body, { status: Number(status.split(" ")[1]), headers });
  expect(answer.headers.get("Content-Length")).toBe(String(Buffer.byteLength(body)));
  return answer;
};

it.each([
  ["HEADERS_TOO_LARGE", request("GET /alive", `Cookie: a=${"x".repeat(20_000)}`)],
  ["REQUEST_UNREADABLE", NO_HTTP],
  ["REQUEST_UNREADABLE", `${request("POST /body", "Transfer-Encoding: chunked")}nothing of the kind${LINE}`],
  ["REQUEST_TOO_SLOW", `GET /alive HTTP/1.1${LINE}Host: local`],
] as const)("HT30 (B-63) %s: code, plain words and next step, then the end", async (code, text) => {
  log = "";
  const answer = answerIn(await hear(text, () => null, code === "REQUEST_TOO_SLOW" ? impatient : server));
  const { headers } = answer;
  expect(headers.get("Connection")).toBe("close");
  expect(headers.get("Cache-Control")).toBe("private, no-store");
  expect(headers.get("Content-Security-Policy")).toContain("default-src 'self'");
  const refusal = await refusalIn(answer);
  expect(refusal.code).toBe(code);
  expect(refusal.requestId).toBe(headers.get("X-Request-Id"));
  expect(JSON.parse(log)).toMatchObject({ requestId: refusal.requestId, status: answer.status });
  expect(await hear(request("GET /alive", "Connection: close"))).toContain("alive");
});

it("HT31 an answer that has begun is cut off, and nothing is written into it", async () => {
  let hasSent = false;
  const heard = await hear(request("GET /begun"), (sofar) => {
    if (hasSent || !sofar.includes("begun")) return null;
    hasSent = true;
    return NO_HTTP;
  });
  expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200"]);
  expect(heard).not.toContain("REQUEST_UNREADABLE");
});

it("HT31 an earlier request that still waits is not answered by what was meant for the next", async () => {
  asked = Promise.withResolvers();
  const hearing = hear(`${request("GET /waits")}${NO_HTTP}`);
  await asked.promise;
  expect(await hearing).toBe("");
});

it("HT31 who hangs up in the middle of it is told nothing, and the server goes on", async () => {
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write("GET /alive HT");
      socket.resetAndDestroy();
    });
    socket.on("close", () => resolve());
  });
  expect(await hear(request("GET /alive", "Connection: close"))).toContain("alive");
});
