/** HTTP as a whole: the table, refusals, origins, bodies, headers, files (SPEC: HTTP). */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@acb/schemas/api";
import { ErrorBody, REFUSALS, type RefusalCode } from "@acb/schemas/error";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Member, type TestInstallation, testInstallation } from "./testing/test-installation.ts";

let folder: string;
let installation: TestInstallation;
let priya: Member;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "client-"));
  await mkdir(join(folder, "dist/assets"), { recursive: true });
  await writeFile(join(folder, "dist/index.html"), "<!doctype html><title>Charters</title>");
  await writeFile(join(folder, "dist/assets/main-1a2b.js"), "start()");
  await writeFile(join(folder, "dist/assets/main-1a2b.js.gz"), "packed");
  await mkdir(join(folder, "dist/.vite"));
  await writeFile(join(folder, "dist/.vite/manifest.json"), JSON.stringify(BUILT));
  await writeFile(join(folder, "secret"), "not for the web");
  installation = await testInstallation({ clientFolder: join(folder, "dist") });
  priya = await installation.signedIn({ email: "priya@charter.test", administrator: true });
});
afterAll(async () => {
  await installation.close();
  await rm(folder, { recursive: true });
});

/** As the build lists what it made. */
const BUILT = {
  "src/charters/write/write-page.tsx": {
    file: "assets/write-3c.js",
    name: "write-page",
    css: ["assets/write-4d.css"],
  },
  "src/charters/people/people-screen.tsx": { file: "assets/people-5e.js", name: "people-screen" },
};
const JSON_TYPE = { "Content-Type": "application/json" };
const ROUTES = Object.entries(API).map(([name, route]) => ({ name, ...route }));
const address = (path: string) => path.replace(/:\w+/g, "cha_nowhere");

/** The refusal in an answer, with its status; the words and the next step must be those of the table. */
const refusal = async (answer: Response) => {
  const { error } = ErrorBody.parse(await answer.json());
  expect({ status: answer.status, message: error.message, next: error.next }).toEqual(REFUSALS[error.code]);
  expect(error.requestId).toBe(answer.headers.get("X-Request-Id"));
  return error;
};
const post = (path: string, body: string, headers: Readonly<Record<string, string>> = JSON_TYPE) =>
  priya.request(path, { method: "POST", headers, body });

const ORGANISATION = { name: "NHS Wendle Vale", shortName: "ICB", type: "icb" };

describe("routes", () => {
  it.each(ROUTES)("HT1 $name has a handler", async ({ name, method, path, body }) => {
    const member = await installation.signedIn({ email: `${name.toLowerCase()}@charter.test` });
    const answer = await member.request(address(path), {
      method,
      headers: JSON_TYPE,
      ...(body === null ? {} : { body: "{}" }),
    });
    // A handler that is missing is a fault; what these empty requests get otherwise is their handler's word.
    expect([200, 400, 403, 404]).toContain(answer.status);
  });

  it.each(["DELETE", "PATCH", "PUT"])("HT1 B-38 %s on a path that takes POST", async (method) => {
    const answer = await priya.request("/api/sign-in", { method });
    expect((await refusal(answer)).code).toBe("METHOD_NOT_ALLOWED");
    expect(answer.headers.get("Allow")).toBe("POST");
  });

  it("HT1 B-38 a method in a header or a field changes nothing", async () => {
    const answer = await priya.request("/api/organisations?_method=POST", {
      headers: { "X-HTTP-Method-Override": "POST" },
    });
    expect(await answer.json()).toEqual([]);
  });

  it.each(["/api", "/api/", "/api/nothing", "/api/charters/x/y/z", "/api//charters", "/sync/x/y"])(
    "HT1 %s is no address",
    async (path) => {
      const answer = await priya.request(path, { method: "POST" });
      expect((await refusal(answer)).code).toBe("NOT_FOUND");
    },
  );
});

describe("origins", () => {
  it.each(["https://evil.test", "https://charter.test.evil.test", "http://charter.test", "null", ""])(
    "HT3 B-55 an unsafe request from %j is refused",
    async (origin) => {
      const answer = await post("/api/organisations", JSON.stringify(ORGANISATION), {
        ...JSON_TYPE,
        Origin: origin,
      });
      expect((await refusal(answer)).code).toBe("FOREIGN_ORIGIN");
      expect(await priya.call("listOrganisations")).toEqual([]);
    },
  );

  it("HT3 without an origin it is refused, and no answer lets another site read", async () => {
    const answer = await installation.app.request("/api/sign-out", { method: "POST", headers: JSON_TYPE });
    expect((await refusal(answer)).code).toBe("FOREIGN_ORIGIN");
    const read = await priya.request("/api/session", { headers: { Origin: "https://evil.test" } });
    expect(read.headers.get("Access-Control-Allow-Origin")).toBeNull();
  });
});

const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
const BODIES: readonly {
  readonly what: string;
  readonly body: string;
  readonly headers?: Record<string, string>;
  readonly code: RefusalCode;
  readonly fields?: readonly string[];
}[] = [
  { what: "no JSON", body: "name=x", code: "BODY_NOT_JSON" },
  { what: "nothing", body: "", code: "BODY_NOT_JSON" },
  {
    what: "a form",
    body: JSON.stringify(ORGANISATION),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    code: "BODY_NOT_JSON",
  },
  {
    what: "plain text, as a cross-site form could send it",
    body: JSON.stringify(ORGANISATION),
    headers: { "Content-Type": "text/plain" },
    code: "BODY_NOT_JSON",
  },
  { what: "2 MB", body: JSON.stringify("x".repeat(2 ** 21)), code: "BODY_TOO_LARGE" },
  { what: "10,000 levels", body: deep, code: "INVALID", fields: [""] },
  {
    what: "a key that is there twice",
    body: '{"name":"NHS Wendle","name":"NHS Other","shortName":"ICB","type":"icb"}',
    code: "INVALID",
    fields: ["name"],
  },
  {
    what: "a key that is there twice, once in other letters",
    body: String.raw`{"name":"NHS Wendle","n\u0061me":"NHS Other","shortName":"ICB","type":"icb"}`,
    code: "INVALID",
    fields: ["name"],
  },
  { what: "a list", body: "[]", code: "INVALID", fields: [""] },
  {
    what: "wrong types",
    body: '{"name":1,"shortName":{},"type":[]}',
    code: "INVALID",
    fields: ["name", "shortName", "type"],
  },
  {
    what: "an unknown type",
    body: JSON.stringify({ ...ORGANISATION, type: "bank" }),
    code: "INVALID",
    fields: ["type"],
  },
  {
    what: "unknown keys",
    body: JSON.stringify({ ...ORGANISATION, administrator: true }),
    code: "INVALID",
    fields: [""],
  },
  {
    what: "__proto__ (B-35)",
    body: '{"name":"NHS Wendle","shortName":"ICB","type":"icb","__proto__":{"administrator":true}}',
    code: "INVALID",
    fields: [""],
  },
];

describe("bodies", () => {
  it.each(BODIES)("HT4 B-34 $what", async ({ body, headers, code, fields }) => {
    const error = await refusal(await post("/api/organisations", body, headers));
    expect(error.code).toBe(code);
    expect(Object.keys(error.fields ?? {}).toSorted()).toEqual(fields ?? []);
    expect(await priya.call("listOrganisations")).toEqual([]);
  });

  it("HT4 a body without a length is counted while it comes, and the rest is not read", async () => {
    let sentMb = 0;
    const long = new ReadableStream({
      pull: (controller) => {
        sentMb += 1;
        controller.enqueue(new Uint8Array(2 ** 20).fill(120));
        if (sentMb === 64) controller.close();
      },
    });
    const answer = await priya.request("/api/organisations", {
      method: "POST",
      headers: JSON_TYPE,
      body: long,
      duplex: "half",
    });
    expect((await refusal(answer)).code).toBe("BODY_TOO_LARGE");
    expect(sentMb).toBeLessThan(5);
  });

  it("HT2 the words for each place stand in the answer", async () => {
    const error = await refusal(await post("/api/set-up", JSON.stringify({ token: "x", email: "priya" })));
    expect(error.fields).toMatchObject({ email: "Enter an e-mail address, like name@example.nhs.uk" });
  });
});

describe("answers", () => {
  it("HT6 the log has the request, and neither its query nor a cookie", async () => {
    const answer = await priya.request("/api/people?secret=from-the-query");
    const requestId = answer.headers.get("X-Request-Id") ?? "none";
    const lines = installation.logged().split("\n");
    const line = lines.find((one) => one.includes(requestId) && one.includes('"request"')) ?? "{}";
    expect(JSON.parse(line)).toMatchObject({ method: "GET", path: "/api/people", status: 200 });
    expect(installation.logged()).not.toContain("from-the-query");
    expect(installation.logged()).not.toContain(priya.cookies().split("=")[1]);
  });

  it("HT8 alive and ready", async () => {
    expect(await (await priya.request("/healthz")).json()).toEqual({ alive: true });
    expect(await (await priya.request("/readyz")).json()).toEqual({ ready: true });
  });
});

describe("when the database is gone", () => {
  it("HT7 HT8 a fault says nothing of its cause, and the server is not ready", async () => {
    const broken = await testInstallation();
    await broken.close();
    const answer = await broken.visitor().request("/api/session");
    const error = await refusal(answer);
    expect(error.code).toBe("FAULT");
    const logged =
      broken
        .logged()
        .split("\n")
        .find((line) => line.includes('"fault"')) ?? "{}";
    expect(JSON.parse(logged)).toMatchObject({
      requestId: error.requestId,
      err: { stack: expect.any(String) },
    });
    expect((await refusal(await broken.visitor().request("/readyz"))).code).toBe("TRY_LATER");
    expect((await broken.visitor().request("/healthz")).status).toBe(200);
  });
});

describe("the client's files", () => {
  it("HT9 hashed files may be kept for good, the first page is asked for each time", async () => {
    const script = await priya.request("/assets/main-1a2b.js");
    expect([script.status, script.headers.get("Cache-Control")]).toEqual([
      200,
      "public, max-age=31536000, immutable",
    ]);
    for (const path of ["/", "/index.html", "/charters/cha_1234/sign-off", "/sign-in/link"]) {
      const page = await priya.request(path);
      expect([page.status, page.headers.get("Cache-Control")]).toEqual([200, "no-cache"]);
      expect(await page.text()).toContain("<title>Charters</title>");
    }
    expect((await priya.request("/assets/main-old.js")).status).toBe(404);
  });

  it("HT9 a script comes packed to a browser that takes it so", async () => {
    const packed = await priya.request("/assets/main-1a2b.js", { headers: { "Accept-Encoding": "gzip" } });
    expect([packed.headers.get("Content-Encoding"), await packed.text()]).toEqual(["gzip", "packed"]);
    expect(packed.headers.get("Vary")).toContain("Accept-Encoding");
  });

  const linksOf = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await installation.visitor().request(path, { headers });
    return (answer.headers.get("Link") ?? "").split(", ").filter((link) => link !== "");
  };
  const fetched = (address: string) => `<${address}>; rel=preload; as=fetch; crossorigin`;
  const SESSION = fetched("/api/session");
  const OF_CHARTER = [fetched("/api/charters/cha_1234"), fetched("/api/charters/cha_1234/sign-off")];
  const DRAFT = [
    fetched("/sync/cha_1234/state"),
    "</assets/write-3c.js>; rel=modulepreload",
    "</assets/write-4d.css>; rel=preload; as=style; crossorigin",
  ];

  it.each([
    ["/", [SESSION]],
    ["/charters/new", [SESSION]],
    ["/charters/cha_1234", [SESSION, ...OF_CHARTER, ...DRAFT]],
    ["/charters/cha_1234/", [SESSION, ...OF_CHARTER, ...DRAFT]],
    ["/charters/cha_1234/sign-off", [SESSION, ...OF_CHARTER]],
    ["/charters/cha_1234%3E;x", [SESSION]],
    ["/charters/org_1234", [SESSION]],
    ["/assets/main-1a2b.js", []],
    ["/api/session", []],
  ])("HT10 %s names what it will ask for", async (path, links) => {
    expect(await linksOf(path, { Cookie: "charter.session_token=x" })).toEqual(links);
  });

  it("HT10 whoever brings no cookie is told of no charter's addresses", async () => {
    expect(await linksOf("/charters/cha_1234")).toEqual([SESSION]);
  });

  it.each([
    "/../secret",
    "/%2e%2e/secret",
    "/..%2fsecret",
    "/%2e%2e%2fsecret",
    "/assets/../../secret",
    "/assets/..%5c..%5csecret",
    "/assets/%252e%252e/%252e%252e/secret",
    "//secret",
    "/assets//../../secret",
    "/secret%00.html",
    "/assets/%00",
  ])("HT9 B-36 %s leads to nothing outside", async (path) => {
    const answer = await priya.request(path);
    expect(await answer.text()).not.toContain("not for the web");
  });

  it("HT9 a client that was not built is said so", async () => {
    const unbuilt = await testInstallation({ clientFolder: join(folder, "nothing") });
    const answer = await unbuilt.visitor().request("/");
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining("npm run build")]);
    await unbuilt.close();
  });
});
