/** What every kind of answer carries (SPEC: HT5): a page, a file, an answer, each refusal, a fault, a refused upgrade. */
import { fileURLToPath } from "node:url";
import { exportPath } from "@acb/schemas/api/sign-off-routes";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { securityHeaders } from "./middleware/security-headers.ts";
import { requestOf } from "./testing/matrix/ask.ts";
import { type Cast, createCast } from "./testing/matrix/cast.ts";
import { type ServedApp, serveApp } from "./testing/serve-app.ts";
import { testInstallation } from "./testing/test-installation.ts";

/** The client's own first page, as its build fills it in. */
const CLIENT_FOLDER = fileURLToPath(new URL("../../client", import.meta.url));

let cast: Cast;
beforeAll(async () => {
  cast = await createCast({ clientFolder: CLIENT_FOLDER });
});
afterAll(() => cast.installation.close());

type Kind = {
  readonly what: string;
  readonly status: number;
  readonly path: () => string;
  readonly init?: RequestInit;
  /** Who may keep it; `null` for whoever asks for a file of the client. */
  readonly kept: "nobody" | "its reader, asking each time" | null;
};
const charter = (rest = "") => `/api/charters/${cast.own.charterId}${rest}`;
const post = (body: string, type = "application/json"): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": type },
  body,
});
const PAGES = ["/", "/join", "/sign-in/link", "/statements/privacy", "/charters/cha_1234", "/no/such/page"];
const KINDS: readonly Kind[] = [
  ...PAGES.map((path) => ({ what: `the page ${path}`, status: 200, path: () => path, kept: null })),
  { what: "a file of the client", status: 200, path: () => "/package.json", kept: null },
  { what: "a file that is missing", status: 404, path: () => "/assets/none.js", kept: null },
  { what: "an answer", status: 200, path: () => charter(), kept: "nobody" },
  { what: "a statement", status: 200, path: () => "/api/statements/privacy", kept: "nobody" },
  {
    what: "a file to keep",
    status: 200,
    path: () => exportPath(cast.own.charterId, cast.own.versionId, "html"),
    kept: "nobody",
  },
  {
    what: "the stored state",
    status: 200,
    path: () => `/sync/${cast.own.charterId}/state`,
    kept: "its reader, asking each time",
  },
  { what: "health", status: 200, path: () => "/healthz", kept: "nobody" },
  { what: "400", status: 400, path: () => charter("/roles"), init: post("{}"), kept: "nobody" },
  {
    what: "403 to another site",
    status: 403,
    path: () => charter("/roles"),
    init: { method: "POST", headers: { Origin: "https://evil.test" } },
    kept: "nobody",
  },
  { what: "404 of the API", status: 404, path: () => "/api/nothing", kept: "nobody" },
  { what: "404 of sockets", status: 404, path: () => "/sync/x/y", kept: "nobody" },
  { what: "401 without a ticket", status: 401, path: () => `/sync/${cast.own.charterId}`, kept: "nobody" },
  { what: "405", status: 405, path: () => "/api/sign-in", kept: "nobody" },
  {
    what: "413",
    status: 413,
    path: () => charter("/roles"),
    init: post(`"${"x".repeat(2 ** 21)}"`),
    kept: "nobody",
  },
  {
    what: "415",
    status: 415,
    path: () => charter("/roles"),
    init: post("x=1", "text/plain"),
    kept: "nobody",
  },
  { what: "426", status: 426, path: () => "/echo/socket", kept: "nobody" },
  {
    what: "a method that nobody knows",
    status: 404,
    path: () => "/api/x",
    init: { method: "PROPFIND" },
    kept: "nobody",
  },
];

/** What it must carry, whatever it is. */
const expectSafe = (headers: Headers): void => {
  const policy = new Map(
    (headers.get("Content-Security-Policy") ?? "").split("; ").map((one) => {
      const [name = "", ...sources] = one.split(" ");
      return [name, sources.join(" ")] as const;
    }),
  );
  const named = [
    "default-src",
    "script-src",
    "style-src",
    "object-src",
    "base-uri",
    "form-action",
    "frame-ancestors",
  ];
  expect(named.map((name) => policy.get(name))).toEqual([
    "'self'",
    "'self'",
    "'self'",
    "'none'",
    "'none'",
    "'self'",
    "'none'",
  ]);
  expect([...policy.values()].join(" ")).not.toMatch(/unsafe|\*|https?:/);
  expect([headers.get("X-Frame-Options"), headers.get("X-Content-Type-Options")]).toEqual([
    "DENY",
    "nosniff",
  ]);
  expect(headers.get("Referrer-Policy")).toBe("same-origin");
  expect(headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
  expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
};

describe("answers", () => {
  it.each(KINDS)(
    "HT5 $what carries all of them, and no page holds code or styles",
    async ({ status, path, init, kept }) => {
      const answer = await cast.both.request(path(), init);
      expect(answer.status).toBe(status);
      expectSafe(answer.headers);
      const caching = answer.headers.get("Cache-Control");
      if (kept === "nobody") expect(caching).toBe("private, no-store");
      if (kept === "its reader, asking each time") expect(caching).toBe("private, no-cache");
      const isPage = answer.headers.get("Content-Type")?.startsWith("text/html") === true;
      if (!isPage || answer.headers.has("Content-Disposition")) return;
      const html = await answer.text();
      expect(html).toContain('<div id="root">');
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\s(style|on\w+)\s*=|javascript:/i);
    },
  );

  it("HT5 a fault, and a server that cannot store or was not built, carry them too", async () => {
    const broken = await testInstallation();
    await broken.close();
    const paths = ["/api/session", "/readyz", "/", "/sync/cha_1234/state"];
    const answers = await Promise.all(paths.map((path) => broken.visitor().request(path)));
    for (const { headers } of answers) expectSafe(headers);
    expect(answers.map(({ status }) => status)).toEqual([500, 503, 503, 401]);
  });

  it("HT5 signing out has the browser drop what it cached of us, and nothing that is not sent yet", async () => {
    const leaving = await cast.installation.signedInAgain(cast.named.reader.person);
    const answer = await leaving.request("/api/sign-out", post("{}"));
    expect(answer.headers.get("Clear-Site-Data")).toBe('"cache"');
    const other = await leaving.request("/api/session");
    expect(other.headers.get("Clear-Site-Data")).toBeNull();
  });

  it("HT5 without HTTPS nobody is told to stay on it", async () => {
    const app = new Hono().use(securityHeaders(false)).get("/", (c) => c.text("x"));
    expect((await app.request("/")).headers.get("Strict-Transport-Security")).toBeNull();
  });
});

describe("upgrades", () => {
  let served: ServedApp;
  beforeAll(async () => {
    served = await serveApp(cast.installation.app);
  });
  afterAll(() => void served.close());

  const refused = (path: string, origin: string): Promise<{ status: number; headers: Headers }> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${served.origin.replace("http", "ws")}${path}`, {
        headers: { origin, cookie: cast.both.cookies() },
      });
      socket.on("open", () => reject(new Error("It was let in")));
      socket.on("error", () => {});
      socket.on("unexpected-response", (request, { statusCode, headers }) => {
        const given = Object.entries(headers).flatMap(([name, value]) =>
          [value].flat().map((one): [string, string] => [name, one ?? ""]),
        );
        resolve({ status: statusCode ?? 0, headers: new Headers(given) });
        request.destroy();
      });
    });

  it.each([
    ["another site", "/sync/:charterId", "https://evil.test", 403],
    ["no ticket", "/sync/:charterId", "https://charter.test", 401],
    ["the echo for another site", "/echo/socket", "https://evil.test", 403],
    ["a route of the API", "/api/session", "https://charter.test", 200],
    ["no address", "/sync/x/y", "https://charter.test", 404],
  ])("HT5 refused for %s, an upgrade carries them too", async (_, pattern, origin, status) => {
    const { path } = requestOf("GET /sync/:charterId", cast.own, cast);
    const answer = await refused(pattern.startsWith("/sync/:") ? path : pattern, origin);
    expect(answer.status).toBe(status);
    expectSafe(answer.headers);
    expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
  });
});
