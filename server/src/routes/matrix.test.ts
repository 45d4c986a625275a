/**
 * Every route that the router has × everybody who may ask × ids of this charter, of another one and of none × the states of a
 * charter (SPEC: SA1, SA2, SA7, SA11, WS3, HT1, HT3; I-17). What is expected follows from `route-needs.ts` and the table of access.
 */
import { ROLES } from "@acb/schemas/role";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, ask, missingRow, requestOf } from "../testing/matrix/ask.ts";
import { type Cast, createCast, type Ids, putAway } from "../testing/matrix/cast.ts";
import { outcomeFor } from "../testing/matrix/expect-outcome.ts";
import { type Watch, watchStorage } from "../testing/matrix/reads-of.ts";
import { ROUTE_NEEDS } from "../testing/matrix/route-needs.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await createCast();
});
afterAll(() => cast.installation.close());

const ROUTES = Object.entries(ROUTE_NEEDS).map(([route, row]) => ({ route, row }));
const OF_A_CHARTER = ROUTES.filter(({ route }) => route.includes("/:charterId"));
const SAFE = /^GET /;

/** `outcome` by whom it was given to. */
const byActor = async (
  { actors }: Cast,
  answer: (actor: Cast["actors"][number]) => Promise<string> | string,
) =>
  Object.fromEntries(
    await Promise.all(actors.map(async (actor) => [actor.called, await answer(actor)] as const)),
  );

/** What a route answers everybody in the first charter, and what it has to. */
const answersIn = async (people: Cast, { route, row }: (typeof ROUTES)[number]) => {
  const asked = requestOf(route, people.own, people);
  return {
    answered: await byActor(people, async ({ visitor }) => (await ask(visitor, asked)).outcome),
    expected: await byActor(people, (actor) => outcomeFor(actor, row, people)),
  };
};

const missingOf = (id: string): string => id.replace(/.{4}$/, "AAAA");

it("SA2 (I-17) every route of the router has a row, and every row a route", () => {
  // Middleware stands under every method; what is left under one of its own is a route.
  const mounted = cast.installation.app.routes.filter(({ method }) => method !== "ALL");
  const routes = new Set(mounted.map(({ method, path }) => `${method} ${path}`));
  expect([...routes].filter((route) => ROUTE_NEEDS[route] === undefined).map(missingRow)).toEqual([]);
  expect(Object.keys(ROUTE_NEEDS).filter((route) => !routes.has(route))).toEqual([]);
  expect(cast.actors.map(({ called }) => called)).toEqual(expect.arrayContaining([...ROLES]));
  expect(cast.actors).toHaveLength(ROLES.length + 6);
});

describe("ids of elsewhere", () => {
  it.each(OF_A_CHARTER)(
    "SA1 (I-17) B-33 $route: a foreign, a missing and a misspelt charter are alike to the byte, for everybody",
    async ({ route, row }) => {
      const { own, foreign } = cast;
      const ids = [own.charterId, "cha_x", "nothing", "cha_%27%3B--"].map(missingOf);
      const places = [
        foreign,
        ...ids.map((charterId) => ({ ...own, charterId })),
        { ...foreign, charterId: "x" },
      ];
      for (const { visitor, called, signedIn } of cast.actors) {
        const answers: Answer[] = [];
        for (const place of places) answers.push(await ask(visitor, requestOf(route, place, cast)));
        const distinct = new Set(answers.map(({ bytes }) => bytes.replace(/"ticket":"[^"]+"/, "")));
        expect([called, [...distinct]]).toEqual([called, [expect.anything()]]);
        if (signedIn && row.needs !== "signedIn" && row.needs !== "ticket")
          expect([called, answers[0]?.outcome]).toEqual([called, "404 NOT_FOUND"]);
      }
    },
  );

  it.each(OF_A_CHARTER)(
    "SA1 (I-17) $route: ids of another charter through this one are as ids of nothing, for whoever may everything in both",
    async ({ route }) => {
      const { both, own, foreign } = cast;
      const usual = JSON.stringify(requestOf(route, own, cast));
      for (const name of Object.keys(own) as (keyof Ids)[]) {
        if (name === "charterId") continue;
        const asked = requestOf(route, { ...own, [name]: foreign[name] }, cast);
        if (JSON.stringify(asked) === usual) continue;
        const other = await ask(both, asked);
        const none = await ask(both, requestOf(route, { ...own, [name]: missingOf(own[name]) }, cast));
        expect([name, other.bytes]).toEqual([name, none.bytes]);
      }
    },
  );

  it("SA1 (I-17) and nothing of the other charter is changed by any of it", async () => {
    const { both, foreign } = cast;
    const params = { charterId: foreign.charterId };
    const charter = await both.call("getCharter", { params });
    const signOff = await both.call("getSignOff", { params });
    const { workshop } = await both.call("getWorkshop", { params });
    expect([charter.pens, charter.awaited.length, signOff.versions.length]).toEqual([[], 1, 1]);
    expect(signOff.rounds.map(({ state }) => state)).toEqual(["cancelled"]);
    expect(workshop?.guests.map(({ state }) => state)).toEqual(["admitted", "admitted"]);
  });
});

describe("what it costs to be told nothing", () => {
  let watch: Watch;
  beforeAll(() => {
    watch = watchStorage(cast.installation.context.storage);
  });
  afterAll(() => watch.end());

  const ASKING = ["no role", "administrator", "guest", "governance_lead"];
  it.each(OF_A_CHARTER.filter(({ row }) => row.needs !== "signedIn"))(
    "QA2 B-33 $route: a foreign and a missing charter cost the same reads",
    async ({ route }) => {
      const { foreign, actors } = cast;
      const missing = { ...foreign, charterId: missingOf(foreign.charterId) };
      for (const { visitor, called } of actors.filter((actor) => ASKING.includes(actor.called))) {
        const readsIn = (place: Ids): Promise<readonly string[]> =>
          watch.during(() => ask(visitor, requestOf(route, place, cast)));
        expect([called, await readsIn(missing)]).toEqual([called, await readsIn(foreign)]);
      }
    },
  );

  it("QA2 B-33 and of what is shared more is read, so that there is something to compare", async () => {
    const { both, own, foreign, named } = cast;
    const readsOf = (who: typeof both, { charterId }: Ids) =>
      watch.during(() => who.request(`/api/charters/${charterId}`));
    const refused = await readsOf(named.reader, foreign);
    expect(refused).toEqual(expect.arrayContaining(["charters.find", "charters.roles"]));
    expect((await readsOf(both, own)).length).toBeGreaterThan(refused.length);
  });
});

describe("other sites", () => {
  const UNSAFE = ROUTES.filter(({ route }) => !SAFE.test(route));
  /** What a page elsewhere can make a browser send: a form, a `fetch`, a frame without an origin. */
  const SENDERS = [
    { Origin: "https://evil.test", "Content-Type": "application/x-www-form-urlencoded" },
    { Origin: "https://evil.test", "Content-Type": "application/json" },
    { Origin: "null", "Content-Type": "text/plain" },
    { Origin: "", "Content-Type": "application/json" },
  ];

  it.each(UNSAFE)(
    "HT3 B-55 $route: sent from another site it is refused, signed in or not",
    async ({ route }) => {
      const { both, own, installation } = cast;
      const { path, init } = requestOf(route, own, cast);
      for (const headers of SENDERS)
        for (const visitor of [both, installation.visitor()]) {
          const answer = await ask(visitor, { path, init: { ...init, headers } });
          expect(answer.outcome).toBe("403 FOREIGN_ORIGIN");
        }
    },
  );

  const ALONE = UNSAFE.filter(({ route }) => ROUTE_NEEDS[route.replace(/^\w+/, "GET")] === undefined);
  it.each(ALONE)(
    "HT1 B-38 B-55 $route: asked by GET, as an address in an image, it does nothing",
    async ({ route }) => {
      const { both, own } = cast;
      const { path } = requestOf(route, own, cast);
      const { outcome } = await ask(both, { path, init: { method: "GET" } });
      expect(outcome).toBe(path.startsWith("/api") ? "405 METHOD_NOT_ALLOWED" : "404 NOT_FOUND");
    },
  );
});

describe("everybody", () => {
  it.each(ROUTES)("SA2 (I-17) $route needs “$row.needs”", async (one) => {
    const { answered, expected } = await answersIn(cast, one);
    expect(answered).toEqual(expected);
  });
});

describe("a charter that was put away", () => {
  let away: Cast;
  beforeAll(async () => {
    away = await putAway(await createCast());
  });
  afterAll(() => away.installation.close());

  it.each(OF_A_CHARTER)("SA11 (I-17) $route needs “$row.needs”, put away", async (one) => {
    const { answered, expected } = await answersIn(away, one);
    expect(answered).toEqual(expected);
  });
});
