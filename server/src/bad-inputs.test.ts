/**
 * Bad inputs, each with what it is answered and what is kept (reliability, B-34 … B-60; SPEC: HT2, HT4, HT12, SI8): after every
 * one of them all that is stored is as it was, and nobody was written to.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ErrorBody, type RefusalCode } from "@acb/schemas/error";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keptIn } from "./testing/kept-in.ts";
import { requestOf } from "./testing/matrix/ask.ts";
import { type Cast, createCast } from "./testing/matrix/cast.ts";
import { ROUTE_NEEDS } from "./testing/matrix/route-needs.ts";
import { refusalIn } from "./testing/refusal-in.ts";
import { createVisitor } from "./testing/visitor.ts";

let folder: string;
let file: string;
let cast: Cast;
let before: ReturnType<typeof keptIn>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-bad-"));
  file = join(folder, "charters.db");
  cast = await createCast({ databaseFile: file });
  await cast.installation.settled();
});
afterAll(async () => {
  await cast.installation.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  before = keptIn(file);
});
afterEach(async () => {
  await cast.installation.settled();
  expect(keptIn(file)).toEqual(before);
});

const WITH_BODY = Object.entries(ROUTE_NEEDS).flatMap(([route, { body }]) =>
  body !== undefined && route.includes("/api/") ? [route] : [],
);
/** The request of a row, with its body as text. */
const rowOf = (route: string) => {
  const { path, init } = requestOf(route, cast.own, cast);
  return { path, init, text: String(init.body) };
};
const sendText = (route: string, text: string): Promise<Response> => {
  const { path, init } = rowOf(route);
  return cast.both.request(path, { ...init, body: text });
};

describe("bodies of any route", () => {
  it.each(WITH_BODY)(
    "HT4 B-34 B-35 %s: keys of prototypes, wherever they stand, and keys twice",
    async (route) => {
      const { text } = rowOf(route);
      const planted = ["__proto__", "constructor", "prototype"].flatMap((key) => {
        const entry = `"${key}":{"administrator":true}`;
        const atEnd = text.replace(/\}$/, `${text === "{}" ? "" : ","}${entry}}`);
        return [atEnd, text.replace(/^\{(?=")/, `{${entry},`), text.replaceAll(/:\{(?=")/g, `:{${entry},`)];
      });
      const [, first = '"x":1'] = /^\{("\w+":(?:"[^"]*"|\d+))/.exec(text) ?? [];
      const twice = `{${first},${first}${text === "{}" ? "" : `,${text.slice(1)}`}`.replace(/([^}])$/, "$1}");
      const broken = [...planted.filter((one) => one !== text), twice];
      for (const one of broken) {
        const error = await refusalIn(await sendText(route, one));
        expect([one, error.code, Object.keys(error.fields ?? {}).length]).toEqual([one, "INVALID", 1]);
      }
      expect(Object.hasOwn(Object.prototype, "administrator")).toBe(false);
    },
  );

  const SHAPES: readonly (readonly [what: string, text: string, code: RefusalCode])[] = [
    ["10,000 lists in one another", "[".repeat(10_000) + "]".repeat(10_000), "INVALID"],
    ["10,000 entries in one another", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, "INVALID"],
    ["a number", "7", "INVALID"],
    ["nothing at all", "null", "INVALID"],
    ["half of it", '{"name":', "BODY_NOT_JSON"],
    ["2 MB", `"${"x".repeat(2 ** 21)}"`, "BODY_TOO_LARGE"],
  ];
  it.each(SHAPES)("HT4 B-34 %s, sent to every route", async (_, text, code) => {
    for (const route of WITH_BODY) {
      const error = await refusalIn(await sendText(route, text));
      expect([route, error.code]).toEqual([route, code]);
    }
  });
});

/** Each would be somebody else's, several people's, or a line of its own in a mail. */
const ADDRESSES = [
  "priya@charter.test\r\nBcc: mallory@evil.test",
  "priya@charter.test\nmallory@evil.test",
  "priya@charter.test%0d%0aBcc:mallory@evil.test",
  "priya@charter.test,mallory@evil.test",
  "priya@charter.test; mallory@evil.test",
  "priya@charter.test mallory@evil.test",
  "Priya <priya@charter.test>",
  '"<img src=x onerror=alert(1)>"@charter.test',
  "<script>alert(1)</script>@charter.test",
  "priya\uff20charter.test",
  "priya\ufe6bcharter.test",
  "priya@charter\u2024test",
  "priya@\u202etset.retrahc",
  "priya\u0000@charter.test",
  "priya@evil.test\u0000@charter.test",
  "priya@charter.test@evil.test",
  "priya@",
  `${"p".repeat(300)}@charter.test`,
  "nobody@guest.invalid\u200b",
];
const NAMES = [
  "Priya\r\nBcc: mallory@evil.test",
  "Priya\nNair",
  "Priya\u2028Nair",
  "Priya\u0000Nair",
  "Pri\tya",
];

/** Every route that takes an address, or a name that mails speak of: which fields of its body they are. */
const TAKES: readonly {
  readonly route: string;
  readonly addresses?: string;
  readonly names: readonly string[];
}[] = [
  { route: "POST /api/set-up", addresses: "email", names: ["name", "networkName"] },
  { route: "POST /api/sign-in/links", addresses: "email", names: [] },
  { route: "POST /api/sign-in/provider", addresses: "email", names: [] },
  { route: "POST /api/people", addresses: "email", names: ["name", "jobTitle"] },
  { route: "PUT /api/people/:personId", addresses: "email", names: ["name", "jobTitle"] },
  {
    route: "POST /api/charters/:charterId/invitations",
    addresses: "invitations.1.email",
    names: ["invitations.1.name"],
  },
  { route: "POST /api/charters/:charterId/guests/:personId/kept", addresses: "email", names: [] },
  { route: "POST /api/join", names: ["name", "organisation"] },
  { route: "POST /api/organisations", names: ["name", "shortName"] },
  { route: "PUT /api/organisations/:organisationId", names: ["name", "shortName"] },
  { route: "PUT /api/organisations/:organisationId/profile", names: ["places"] },
  { route: "PUT /api/organisations/:organisationId/logo", names: ["alt"] },
  { route: "POST /api/organisations/:organisationId/mandates", names: ["basis"] },
  { route: "POST /api/organisations/:organisationId/meetings", names: ["body"] },
  { route: "POST /api/organisations/:organisationId/left", names: ["reason"] },
  { route: "POST /api/organisations/:organisationId/succeeded", names: ["basis"] },
  { route: "POST /api/charters", names: ["title", "place"] },
];

/** The body of a row with another value in one place. */
const bodyWith = (route: string, place: string, value: string): string => {
  const body: unknown = JSON.parse(rowOf(route).text);
  const steps = place.split(".");
  const last = steps.pop() ?? "";
  let at: unknown = body;
  for (const step of steps) at = Object.entries(Object(at)).find(([key]) => key === step)?.[1];
  Object.assign(Object(at), { [last]: value });
  return JSON.stringify(body);
};

describe("addresses and names", () => {
  it("SI8 B-57 every route whose body has an address or a name is in the list", () => {
    const speaking = WITH_BODY.filter((route) =>
      /"(email|name|jobTitle|shortName|title|places?|alt|basis)":/.test(rowOf(route).text),
    );
    expect(speaking.filter((route) => !TAKES.some((one) => one.route === route))).toEqual([]);
  });

  it.each(TAKES)(
    "SI8 B-57 $route refuses what is more than one address, or a line of its own",
    async ({ route, addresses, names }) => {
      const tries = [
        ...(addresses === undefined ? [] : ADDRESSES.map((value) => [addresses, value] as const)),
        ...names.flatMap((place) => NAMES.map((value) => [place, value] as const)),
      ];
      for (const [place, value] of tries) {
        const error = await refusalIn(await sendText(route, bodyWith(route, place, value)));
        expect([value, error.code, error.fields?.[place]]).toEqual([
          value,
          "INVALID",
          expect.stringMatching(/^\p{L}.+/u),
        ]);
      }
    },
  );
});

describe("paths and queries", () => {
  const READS = Object.keys(ROUTE_NEEDS).filter(
    (route) =>
      /^GET \/(api|sync)\//.test(route) && !["anybody", "ticket"].includes(ROUTE_NEEDS[route]?.needs ?? ""),
  );
  const SPELLINGS: readonly ((path: string) => string)[] = [
    (path) => `/${path}`,
    (path) => path.replace("/", "//"),
    (path) => path.replaceAll("/", "//"),
    (path) => path.replace(/^\/(.)/, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`),
    (path) => path.replace(/^\/(\w+)\//, "/$1%2f"),
    (path) => path.replace(/^\/(\w+)\//, "/$1%5c"),
    (path) => path.replace(/^\/(\w+)\//, "/$1/.%2e/$1/"),
    (path) => `/assets/%2e%2e${path}`,
    (path) => `/assets/..%5c${path}`,
    (path) => `${path}/`,
    (path) => `${path}%2f`,
    (path) => `${path}%00`,
    (path) => `${path};x=1`,
    (path) => path.toUpperCase(),
  ];
  it.each(READS)(
    "HT4 B-36 %s: no spelling of the address reads it without being signed in",
    async (route) => {
      const visitor = createVisitor(cast.installation.app);
      const { path } = requestOf(route, cast.own, cast);
      for (const spell of SPELLINGS) {
        const answer = await visitor.request(spell(path));
        // Where a spelling is no address of the API, the client's page answers: it was not built here.
        expect([spell(path), [401, 404, 405, 400, 503].includes(answer.status)]).toEqual([spell(path), true]);
      }
    },
  );

  const QUERIES = [
    'sort=name";drop table people',
    "page=-1",
    "limit=1000000000",
    "fields[]=email&fields[]=*",
    "_method=DELETE",
  ];
  it.each(READS)("HT4 B-37 %s: there is nothing in its query that it would follow", async (route) => {
    const { path } = requestOf(route, cast.own, cast);
    const plain = await (await cast.both.request(path)).text();
    const said = (text: string) => text.replace(/"(requestId|madeAt)":"[^"]+"/g, "");
    for (const query of QUERIES)
      expect(said(await (await cast.both.request(`${path}?${query}`)).text())).toBe(said(plain));
  });

  const NONSENSE = [
    "from=2026-13-01",
    "to=2026-1-1",
    "from=%00",
    `to=${"9".repeat(5_000)}`,
    "deed=__proto__",
  ];
  const ASKED = [
    ...NONSENSE,
    "before=-1",
    "personId=per_%27--",
    "charterId=..",
    "from=2026-02-02&to=2026-02-01",
  ];
  it.each(ASKED)("HT4 B-37 the audit trail is not asked by ?%s", async (query) => {
    const answer = await cast.both.request(`/api/audit?${query}`);
    const { code, fields } = ErrorBody.parse(await answer.json()).error;
    expect([answer.status, code, Object.keys(fields ?? {}).length]).toEqual([400, "INVALID", 1]);
  });
});

describe("sessions", () => {
  const ORIGIN = "https://charter.test";
  it("SI5 B-59 a session that was planted before somebody joins a workshop is not the one that they get", async () => {
    const { both, installation, own } = cast;
    const { workshop } = await both.call("getWorkshop", { params: { charterId: own.charterId } });
    const planted = both.cookies();
    const answer = await installation.app.request("/api/join", {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: ORIGIN, Cookie: planted },
      body: JSON.stringify({ code: workshop?.code, name: "Gina Guest", organisation: "None" }),
    });
    const cookie = answer.headers.getSetCookie().find((one) => one.includes("session_token")) ?? "";
    expect([answer.status, cookie.length > 50, planted.includes(cookie.split(";")[0] ?? "none")]).toEqual([
      200,
      true,
      false,
    ]);
    const then = await installation.app.request("/api/session", { headers: { Cookie: planted } });
    expect(await then.json()).toMatchObject({ person: null });
    before = keptIn(file);
  });
});
