/** What is done too often waits, by whom and not by where from (SPEC: LIM1 to LIM3, SI4, SI12, WS4). */
import { API } from "@acb/schemas/api";
import { ErrorBody, REFUSALS } from "@acb/schemas/error";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestOf } from "../testing/matrix/ask.ts";
import { type Cast, createCast } from "../testing/matrix/cast.ts";
import { ROUTE_NEEDS } from "../testing/matrix/route-needs.ts";
import { type Member, tokenIn } from "../testing/test-installation.ts";
import { createLimits, LIMITS, type LimitName } from "./limits.ts";

// Object.keys widens the names; the table has no others.
const NAMES = Object.keys(LIMITS) as LimitName[];
const BY_PERSON = NAMES.filter((name) => LIMITS[name].per === "person");
const routeOf = (name: string): string => {
  const found = Object.entries(API).find(([one]) => one === name)?.[1];
  return found === undefined
    ? "GET /api/charters/:charterId/versions/:versionId/export/:format"
    : `${found.method} ${found.path}`;
};

it.each(NAMES)("LIM1 %s: so many in a window that moves, for each by themselves", (name) => {
  let atMs = 1_000_000;
  const { take, waitMs } = createLimits(() => new Date(atMs));
  const { most, windowMs } = LIMITS[name];
  for (let time = 0; time < most; time += 1) {
    expect(take(name, "priya")).toBe(0);
    atMs += 1;
  }
  expect(take(name, "priya")).toBe(windowMs - most);
  expect([waitMs(name, "omar"), take("signInMail", "another"), take("invite", "another")]).toEqual([0, 0, 0]);
  atMs += windowMs - most - 1;
  expect(take(name, "priya")).toBe(1);
  atMs += 1;
  // One has left the window, and one only.
  expect([take(name, "priya"), take(name, "priya")]).toEqual([0, 1]);
});

/** Unsafe requests that need no limit of their own, and why. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  "limited where it is met, by mailbox or for everybody": ["askForLink", "useCode", "askJoinTicket", "join"],
  "nobody guesses 256 random bits": ["setUp", "useLink", "lookAtLink"],
  "ends one's own": ["signOut", "endSessions"],
  "administrators only, and mails at most whom it concerns": [
    "addOrganisation",
    "changeOrganisation",
    "removeOrganisation",
    "addPerson",
    "createCharter",
    "confirmMember",
    "setPost",
    "recordLeaving",
    "recordSuccession",
    "resetSecondStep",
    "setRetention",
  ],
  "changes a few rows, and sends no mail": [
    "setPen",
    "openWorkshop",
    "closeWorkshop",
    "admitGuests",
    "sendGuestAway",
    "openGivingBack",
    "closeGivingBack",
    "takeOffers",
    "askReceipts",
    "actFor",
    "putAway",
    "changeProfile",
    "removeLogo",
    "addMeeting",
    "removeMeeting",
    "prepareDecision",
  ],
  "makes a cookie or a secret, and keeps nothing": ["beginProviderSignIn", "beginSecondStep"],
  "takes what this server sealed, once": ["finishProviderSignIn"],
  "wrong codes end the session, and the day's trying (MF6)": [
    "completeSecondStep",
    "setUpSecondStep",
    "renewRecoveryCodes",
    "turnOffSecondStep",
  ],
  "once for an organisation in a round": ["recordDecision"],
  "once for a round": ["cancelRound"],
  "refuses beyond a number that is kept": ["offerWords"],
  "the oldest gives way": ["askSocketTicket"],
};

it("LIM1 every unsafe route has a limit, or a reason why it needs none", () => {
  const unsafe = Object.entries(API).flatMap(([name, { method }]) => (method === "GET" ? [] : [name]));
  const reasoned = Object.values(WITHOUT).flat();
  const known = new Set([...reasoned, ...NAMES]);
  expect(
    unsafe.filter((name) => !known.has(name)),
    "Give it a row in limits.ts, or a reason in this test.",
  ).toEqual([]);
  expect(reasoned.filter((name) => !unsafe.includes(name) || name in LIMITS)).toEqual([]);
});

describe("over HTTP", () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await createCast();
  });
  afterAll(() => cast.installation.close());

  /** What a client may write into its headers to seem to come from elsewhere. */
  const elsewhere = (at: number): Readonly<Record<string, string>> => ({
    "X-Forwarded-For": `203.0.113.${at % 250}`,
    "X-Real-IP": `198.51.100.${at % 250}`,
    Forwarded: `for=192.0.2.${at % 250}`,
    "CF-Connecting-IP": `203.0.113.${at % 250}`,
    "X-Forwarded-Host": "evil.test",
  });
  const ask = (member: Member, name: LimitName, at: number): Promise<Response> => {
    const { path, init } = requestOf(routeOf(name), cast.own, cast);
    return member.request(path, { ...init, headers: { ...Object(init.headers), ...elsewhere(at) } });
  };

  it.each(BY_PERSON)(
    "LIM1 LIM2 %s is refused when it was asked too often, wherever it seems to come from",
    async (name) => {
      expect(Object.keys(ROUTE_NEEDS)).toContain(routeOf(name));
      const { noRole, reader } = cast.named;
      const { most } = LIMITS[name];
      const before = new Set<number>();
      for (let time = 0; time < most; time += 1) before.add((await ask(noRole, name, time)).status);
      expect(before.has(429)).toBe(false);
      const refused = await ask(noRole, name, most);
      const { error } = ErrorBody.parse(await refused.json());
      expect([refused.status, error.code, error.next]).toEqual([
        429,
        "TOO_MANY_REQUESTS",
        REFUSALS.TOO_MANY_REQUESTS.next,
      ]);
      const wait = Number(refused.headers.get("Retry-After"));
      expect(wait > 0 && wait <= LIMITS[name].windowMs / 1_000).toBe(true);
      // The account is what counts, at whichever of its browsers; others go on.
      const again = await cast.installation.signedInAgain(noRole.person);
      expect((await ask(again, name, 0)).status).toBe(429);
      expect((await ask(reader, name, 0)).status).not.toBe(429);
    },
  );

  const join = (at: number) =>
    cast.installation.visitor().request("/api/join", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...elsewhere(at) },
      body: JSON.stringify({ code: "00000000", name: "Mallory", organisation: "None" }),
    });
  it("LIM2 WS4 wrong workshop codes from many addresses are counted as from one", async () => {
    const { most } = LIMITS.wrongJoinCode;
    for (let time = 0; time < most; time += 1) expect((await join(time)).status).toBe(404);
    const refused = await join(most);
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "60"]);
  });

  it("LIM3 SI12 beyond three hundred wrong sign-in codes in a minute none is tried, from wherever; links go on", async () => {
    const { installation, named } = cast;
    const { email } = named.reader.person;
    const typing = installation.visitor();
    const { ticket } = await typing.call("askForLink", { body: { email } });
    await installation.settled();
    const mails = await installation.context.storage.outbox.list();
    const text = mails.find(({ to }) => to === email)?.text ?? "";
    const code = /asked for it: (\d{6})/.exec(text)?.[1] ?? "";
    const guess = (at: number) =>
      installation.visitor().request("/api/sign-in/codes", {
        method: "POST",
        headers: { "Content-Type": "application/json", ...elsewhere(at) },
        body: JSON.stringify({ ticket: `made-up-${at}`, code: "123456" }),
      });
    const { most } = LIMITS.wrongSignInCode;
    const BEYOND = 40;
    const atOnce = Array.from({ length: most + BEYOND }, async (_, at) => (await guess(at)).status);
    const statuses = await Promise.all(atOnce);
    expect(statuses.filter((status) => status === 400)).toHaveLength(most);
    expect(statuses.filter((status) => status === 429)).toHaveLength(BEYOND);
    const right = { body: { ticket, code } };
    expect((await typing.refused("useCode", right)).code).toBe("TOO_MANY_WRONG_CODES");
    const other = await installation.services.signIn.makeLink(named.noRole.person, 60_000);
    await installation.visitor().call("useLink", { body: { token: tokenIn(other) } });
    installation.later(LIMITS.wrongSignInCode.windowMs);
    for (let time = 1; time < most; time += 1) expect((await guess(time)).status).toBe(400);
    // The right one is not counted: one more wrong one is tried.
    expect((await typing.call("useCode", right)).person?.email).toBe(email);
    expect([(await guess(0)).status, (await guess(0)).status]).toEqual([400, 429]);
  });
});
