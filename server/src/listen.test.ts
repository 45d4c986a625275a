/** What only a server that listens meets: headers without measure, and what it writes into its log (SPEC: HT6, HT12). */
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listen } from "./listen.ts";
import { type TestInstallation, testInstallation } from "./testing/test-installation.ts";

let installation: TestInstallation;
let port: number;
let stop: () => void;

/** A port that nobody has, as far as a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      // A server that listens has an address with a port.
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });

beforeAll(async () => {
  installation = await testInstallation();
  port = await freePort();
  const listening = await listen(installation.app, installation.context, port);
  if (!listening.ok) throw new Error(JSON.stringify(listening.problem));
  stop = listening.stop;
});
afterAll(async () => {
  stop();
  await installation.close();
});

/** Sends the bytes as they are, and answers all that comes until the server ends the line. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (bytes) => {
      heard += String(bytes);
    });
    // A line that is cut while it is still being written to is reset.
    socket.on("error", () => {});
    socket.on("close", () => resolve(heard));
  });
const head = (...lines: readonly string[]): string =>
  ["GET /api/session HTTP/1.1", `Host: localhost:${port}`, "Connection: close", ...lines, "", ""].join(
    "\r\n",
  );
const alive = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;

it.each([
  ["a cookie of 100 KB", [`Cookie: a=${"x".repeat(100_000)}`]],
  ["5,000 cookies", [`Cookie: ${Array.from({ length: 5_000 }, (_, at) => `c${at}=1`).join("; ")}`]],
  ["5,000 headers", Array.from({ length: 5_000 }, (_, at) => `X-${at}: 1`)],
])("HT12 HT30 (B-63) %s is answered 431, and the server goes on", async (_, lines) => {
  const answer = await raw(head(...lines));
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))).toMatchObject({
    error: { code: "HEADERS_TOO_LARGE" },
  });
  expect(await alive()).toBe(200);
});

it.each(["*/*;q=0", "text/html;level=1;q=x,,,", "\u00ff\u00fe", "application/pdf"])(
  "HT12 (B-63) with %j as what it would take, a page is given all the same",
  async (accept) => {
    expect(await raw(head(`Accept: ${accept}`))).toMatch(/^HTTP\/1\.1 200 /);
  },
);

it("HT6 (B-60) line breaks, colours for a terminal and a megabyte make no line of their own, and no long one", async () => {
  const forged = '{"level":30,"msg":"forged"}';
  const paths = [
    `/api/%0a${encodeURIComponent(forged)}`,
    "/api/%1b%5b31mred%1b%5b0m",
    `/api/${"x".repeat(15_000)}`,
    "/api/%e2%80%a8line",
    "/api/\u2028\u009b31m",
  ];
  const before = installation.logged().length;
  for (const path of paths) await installation.visitor().request(path);
  const bytes = `GET /api/\x1b[31m\x0bx HTTP/1.1\r\nHost: x\r\nUser-Agent: \x1b[31m\r\nConnection: close\r\n\r\n`;
  await raw(bytes);
  const body = JSON.stringify({ email: `\u001b[31m\n${"x".repeat(2 ** 20)}` });
  const headers = { "Content-Type": "application/json", "User-Agent": "\u009b31m" };
  await installation.visitor().request("/api/sign-in/links", { method: "POST", headers, body });
  const lines = installation.logged().slice(before).trim().split("\n");
  expect(lines.length).toBeGreaterThanOrEqual(paths.length);
  for (const line of lines) {
    expect(line).toMatch(/^\{[\x20-\x7e]+\}$/);
    expect(JSON.parse(line).msg).not.toBe("forged");
    expect(line.length).toBeLessThan(800);
  }
});
