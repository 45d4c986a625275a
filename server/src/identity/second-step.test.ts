/** The second step from set-up to reset, on a clock that stands (SPEC: Second step). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appWith, halfWay, type Protected, protect, recovery, typed } from "../testing/second-step.ts";
import {
  type Member,
  type TestInstallation,
  testInstallation,
  tokenIn,
} from "../testing/test-installation.ts";
import { createSecondStep } from "./second-step.ts";

const STEP_MS = 30_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let installation: TestInstallation;
let admin: Member;
let count = 0;
let amina: Protected;

beforeAll(async () => {
  installation = await testInstallation({ clockStands: true });
  admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
});
afterAll(() => installation.close());
beforeEach(async () => {
  count += 1;
  amina = await protect(installation, await installation.signedIn({ email: `amina${count}@charter.test` }));
});

let moved = 0;
const later = (ms: number): void => {
  moved += ms;
  installation.later(ms);
};
/** The sign-in library's own clock goes on by itself, so that ours must not run away from it. */
afterEach(() => later(-moved));

const deedsOf = async ({ person }: Member) => {
  const { entries } = await installation.context.storage.audit.page({ personId: person.id }, 1_000);
  return entries.map(({ deed }) => deed).reverse();
};

const wrongCode = (right: string): string => String((Number(right) + 500_000) % 1_000_000).padStart(6, "0");
/** No code of the window. */
const wrong = () => typed(wrongCode(amina.code()));

const tokenOf = (cookies: string) => installation.services.signIn.tokenIn(new Headers({ Cookie: cookies }));

describe("setting it up", () => {
  it("MF2 a code proves it; ten recovery codes are told once, and sessions elsewhere end", async () => {
    const person = await installation.signedIn({ email: `new${count}@charter.test` });
    const elsewhere = await installation.signedInAgain(person.person);
    const begun = await person.call("beginSecondStep", { body: {} });
    expect(await person.call("getSecondStep")).toEqual({ state: "off" });
    const code = appWith(installation, begun.secret);
    const { ticket } = begun;
    const refused = await person.refused("setUpSecondStep", { body: { ticket, code: wrongCode(code()) } });
    expect(refused.code).toBe("SECOND_STEP_CODE_WRONG");
    expect((await elsewhere.call("getSession")).person).not.toBeNull();
    const { recoveryCodes } = await person.call("setUpSecondStep", { body: { ticket, code: code() } });
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const one of recoveryCodes)
      expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await person.call("getSecondStep")).toMatchObject({ state: "on", recoveryCodesLeft: 10 });
    expect((await person.call("getSession")).secondStep).toBe("on");
    expect((await elsewhere.call("getSession")).person).toBeNull();
    expect((await person.refused("beginSecondStep", { body: {} })).code).toBe("SECOND_STEP_ON_ALREADY");
    const again = await person.refused("setUpSecondStep", { body: { ticket, code: code(1) } });
    expect(again.code).toBe("SECOND_STEP_ON_ALREADY");
  });

  it("MF2 a ticket is its person's own, and old after an hour", async () => {
    const [one, other] = [
      await installation.signedIn({ email: `one${count}@charter.test` }),
      await installation.signedIn({ email: `other${count}@charter.test` }),
    ];
    const { secret, ticket } = await one.call("beginSecondStep", { body: {} });
    const body = () => ({ ticket, code: appWith(installation, secret)() });
    for (const [who, given] of [
      [other, body()],
      [one, { ...body(), ticket: ticket.slice(1) }],
    ] as const)
      expect((await who.refused("setUpSecondStep", { body: given })).code).toBe("SECOND_STEP_SET_UP_OLD");
    later(60 * MINUTE_MS);
    const late = await one.refused("setUpSecondStep", { body: body() });
    expect(late.code).toBe("SECOND_STEP_SET_UP_OLD");
  });
});

describe("giving it", () => {
  it("MF3 MF4 nobody is signed in until it is given; then the session has another id, and the old one is dead", async () => {
    const browser = await halfWay(installation, amina);
    expect(await browser.call("getSession")).toMatchObject({ person: null, secondStep: "awaited" });
    const listed = await amina.call("listSessions");
    expect(listed.map(({ awaitsCode }) => awaitsCode).toSorted()).toEqual([false, true]);
    const before = browser.cookies();
    const state = await browser.call("completeSecondStep", typed(amina.code(1)));
    expect(state).toMatchObject({ person: amina.person, secondStep: "on" });
    expect(await browser.call("getSession")).toEqual(state);
    expect(await tokenOf(browser.cookies())).not.toBe(await tokenOf(before));
    const planted = await installation.visitor().request("/api/session", { headers: { Cookie: before } });
    expect(await planted.json()).toMatchObject({ person: null, secondStep: "none" });
    expect((await browser.refused("completeSecondStep", typed(amina.code(1)))).code).toBe("NOT_SIGNED_IN");
    expect(await deedsOf(amina)).toEqual(["signedIn", "setUpSecondStep", "signedIn"]);
  });

  it("MF4 the cookie is set as the sign-in library sets it, and signing out ends it", async () => {
    const link = await installation.services.signIn.makeLink(amina.person, MINUTE_MS);
    const browser = installation.visitor();
    const post = (path: string, body: object) =>
      browser.request(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    const attributesIn = (answer: Response) => {
      const cookie = answer.headers.getSetCookie().find((one) => one.includes("session_token=")) ?? "";
      return cookie.split("; ").slice(1).toSorted();
    };
    const first = attributesIn(await post("/api/sign-in", { token: tokenIn(link) }));
    const second = attributesIn(await post("/api/sign-in/second-step", typed(amina.code(1)).body));
    expect(first).toContain("HttpOnly");
    expect(second).toEqual(first);
    expect(await amina.call("listSessions")).toHaveLength(2);
    await browser.call("signOut", { body: {} });
    expect((await browser.call("getSession")).person).toBeNull();
    expect(await amina.call("listSessions")).toHaveLength(1);
  });

  it("MF3 the first proof waits for half an hour", async () => {
    const browser = await halfWay(installation, amina);
    later(31 * MINUTE_MS);
    expect((await browser.call("getSession")).secondStep).toBe("none");
    expect((await browser.refused("completeSecondStep", typed(amina.code()))).code).toBe("NOT_SIGNED_IN");
  });

  it("MF5 a code works once, and none from before it", async () => {
    const browser = await halfWay(installation, amina);
    for (const stepsLater of [0, -1])
      expect((await browser.refused("completeSecondStep", typed(amina.code(stepsLater)))).code).toBe(
        "SECOND_STEP_CODE_USED",
      );
    const far = await browser.refused("completeSecondStep", typed(amina.code(2)));
    expect(far.code).toBe("SECOND_STEP_CODE_WRONG");
    later(STEP_MS);
    const spaced = amina.code().replace(/^.../, "$& ");
    expect((await browser.call("completeSecondStep", typed(spaced))).person).toEqual(amina.person);
  });

  it.each([
    ["one code", (one: Protected) => typed(one.code(1))],
    ["one recovery code", (one: Protected) => recovery(one.recoveryCodes[3] ?? "")],
  ])("MF5 of fifty uses of %s at once, at as many browsers, one succeeds", async (_what, proof) => {
    const browsers = await Promise.all(Array.from({ length: 50 }, () => halfWay(installation, amina)));
    const given = proof(amina);
    const answers = await Promise.allSettled(
      browsers.map((browser) => browser.call("completeSecondStep", given)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const states = await Promise.all(browsers.map((browser) => browser.call("getSession")));
    expect(states.filter(({ person }) => person !== null)).toHaveLength(1);
  });

  it("MF5 of fifty uses at once at one browser, one succeeds", async () => {
    const browser = await halfWay(installation, amina);
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, () => browser.call("completeSecondStep", typed(amina.code(1)))),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await browser.call("getSession")).person).toEqual(amina.person);
  });

  it("MF5 MF11 a recovery code is taken as people write it, once, and noted", async () => {
    const [code = ""] = amina.recoveryCodes;
    const sloppy = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")}`;
    const browser = await halfWay(installation, amina);
    expect((await browser.call("completeSecondStep", recovery(sloppy))).person).toEqual(amina.person);
    expect(await browser.call("getSecondStep")).toMatchObject({ recoveryCodesLeft: 9 });
    const again = await halfWay(installation, amina);
    expect((await again.refused("completeSecondStep", recovery(code))).code).toBe("SECOND_STEP_CODE_USED");
    expect(await deedsOf(amina)).toEqual(["signedIn", "setUpSecondStep", "usedRecoveryCode", "signedIn"]);
  });
});

describe("wrong codes", () => {
  it("MF5 a recovery code of somebody else is one", async () => {
    const other = await protect(
      installation,
      await installation.signedIn({ email: `other${count}@charter.test` }),
    );
    const [theirs = ""] = other.recoveryCodes;
    const browser = await halfWay(installation, amina);
    expect((await browser.refused("completeSecondStep", recovery(theirs))).code).toBe(
      "SECOND_STEP_CODE_WRONG",
    );
    expect(await other.call("getSecondStep")).toMatchObject({
      recoveryCodesLeft: other.recoveryCodes.length,
    });
  });

  it("MF6 five in a row end the session, recovery codes counted too", async () => {
    const browser = await halfWay(installation, amina);
    for (const given of [wrong(), recovery("0000-0000-0000-0000"), wrong(), wrong()])
      expect((await browser.refused("completeSecondStep", given)).code).toBe("SECOND_STEP_CODE_WRONG");
    const fifth = await browser.refused("completeSecondStep", wrong());
    expect(fifth).toMatchObject({ status: 401, code: "SECOND_STEP_ENDED" });
    expect((await browser.call("getSession")).secondStep).toBe("none");
    expect((await browser.refused("completeSecondStep", typed(amina.code(1)))).code).toBe("NOT_SIGNED_IN");
    expect((await amina.call("getSession")).person).toEqual(amina.person);
  });

  it("MF6 after twenty in a day no code is tried, and recovery codes go on; a day later codes do again", async () => {
    for (let session = 0; session < 5; session += 1) {
      const browser = await halfWay(installation, amina);
      for (let time = 0; time < 4; time += 1) await browser.refused("completeSecondStep", wrong());
    }
    const browser = await halfWay(installation, amina);
    const locked = await browser.refused("completeSecondStep", typed(amina.code(1)));
    expect(locked).toMatchObject({
      status: 429,
      code: "SECOND_STEP_LOCKED",
      next: expect.stringContaining("recovery code"),
    });
    const [code = ""] = amina.recoveryCodes;
    expect((await browser.call("completeSecondStep", recovery(code))).person).toEqual(amina.person);
    later(DAY_MS);
    await amina.call("turnOffSecondStep", typed(amina.code()));
  });
});

it("MF6 the day of twenty wrong codes begins with the first of them, not with the last", async () => {
  const mistype = async (times: number) => {
    for (let time = 0; time < times; time += 1) await amina.refused("turnOffSecondStep", wrong());
  };
  for (let session = 0; session < 4; session += 1) {
    const browser = await halfWay(installation, amina);
    for (let time = 0; time < 4; time += 1) await browser.refused("completeSecondStep", wrong());
  }
  later(DAY_MS - 60 * MINUTE_MS);
  await mistype(3);
  later(2 * 60 * MINUTE_MS);
  await mistype(1);
  await amina.call("turnOffSecondStep", typed(amina.code()));
});

describe("without it again", () => {
  it("MF7 turning it off needs a code, and lets nobody in who waited for one", async () => {
    const waiting = await halfWay(installation, amina);
    expect((await amina.refused("turnOffSecondStep", wrong())).code).toBe("SECOND_STEP_CODE_WRONG");
    expect((await waiting.refused("turnOffSecondStep", typed(amina.code(1)))).code).toBe("NOT_SIGNED_IN");
    await amina.call("turnOffSecondStep", typed(amina.code(1)));
    expect(await amina.call("getSecondStep")).toEqual({ state: "off" });
    expect(await waiting.call("getSession")).toMatchObject({ person: null, secondStep: "none" });
    const fresh = await halfWay(installation, amina);
    expect((await fresh.call("getSession")).person).toEqual(amina.person);
    expect((await fresh.refused("turnOffSecondStep", typed(amina.code(1)))).code).toBe("SECOND_STEP_OFF");
    expect(await deedsOf(amina)).toContain("turnedOffSecondStep");
    await protect(installation, amina);
    expect((await fresh.call("getSession")).person).toBeNull();
  });

  it("MF7 new recovery codes need a code, and the old ones are dead", async () => {
    expect((await amina.refused("renewRecoveryCodes", wrong())).code).toBe("SECOND_STEP_CODE_WRONG");
    const [first = "", second = ""] = amina.recoveryCodes;
    const renewed = await amina.call("renewRecoveryCodes", recovery(first));
    expect(renewed.recoveryCodes.filter((code) => amina.recoveryCodes.includes(code))).toEqual([]);
    expect(await amina.call("getSecondStep")).toMatchObject({ recoveryCodesLeft: 10 });
    const browser = await halfWay(installation, amina);
    const dead = await browser.refused("completeSecondStep", recovery(second));
    expect(dead.code).toBe("SECOND_STEP_CODE_WRONG");
    expect((await deedsOf(amina)).slice(-2)).toEqual(["usedRecoveryCode", "renewedRecoveryCodes"]);
  });

  it("MF7 whoever has the browser only guesses five times", async () => {
    for (let time = 0; time < 4; time += 1) await amina.refused("turnOffSecondStep", wrong());
    expect((await amina.refused("turnOffSecondStep", wrong())).code).toBe("SECOND_STEP_ENDED");
    expect((await amina.call("getSession")).person).toBeNull();
  });

  it("MF8 an administrator resets another's and sees who has one; nobody else does, and nobody their own", async () => {
    const waiting = await halfWay(installation, amina);
    const params = { personId: amina.person.id };
    const { code } = await amina.refused("resetSecondStep", { params, body: {} });
    expect(code).toBe("ADMINISTRATOR_ONLY");
    expect((await amina.refused("listSecondSteps")).code).toBe("ADMINISTRATOR_ONLY");
    expect((await admin.call("listSecondSteps")).map(({ personId }) => personId)).toContain(amina.person.id);
    const own = { params: { personId: admin.person.id }, body: {} };
    expect((await admin.refused("resetSecondStep", own)).code).toBe("SECOND_STEP_OWN");
    const nobody = { params: { personId: "per_nobody" }, body: {} };
    expect((await admin.refused("resetSecondStep", nobody)).code).toBe("NOT_FOUND");
    await admin.call("resetSecondStep", { params, body: {} });
    await admin.call("resetSecondStep", { params, body: {} });
    for (const browser of [amina, waiting])
      expect(await browser.call("getSession")).toMatchObject({ person: null, secondStep: "none" });
    expect((await (await halfWay(installation, amina)).call("getSession")).person).toEqual(amina.person);
    const deeds = await deedsOf(amina);
    expect(deeds.filter((deed) => deed === "resetSecondStep")).toHaveLength(1);
  });

  it("MF9 with another SECRET the server says so, and recovery codes go on", async () => {
    const { storage, now, publicUrl } = installation.context;
    const { signIn } = installation.services;
    const moved = createSecondStep({ storage, now, publicUrl, signIn, secret: "another secret altogether" });
    const headers = new Headers({ Cookie: (await halfWay(installation, amina)).cookies() });
    const code = await moved.complete({ kind: "code", code: amina.code(1) }, headers);
    expect(code).toMatchObject({ ok: false, code: "SECOND_STEP_UNREADABLE" });
    const recoveryCode = (amina.recoveryCodes[0] ?? "").replaceAll("-", "");
    expect(await moved.complete({ kind: "recoveryCode", code: recoveryCode }, headers)).toMatchObject({
      ok: true,
      value: { person: amina.person },
    });
  });

  it("MF11 a person is told that they have one, and no secret, code or hash; the log has none either", async () => {
    const { held } = await amina.call("getHeldAboutYou");
    expect(held.second_steps).toMatchObject([{ person_id: amina.person.id }]);
    expect(held.recovery_codes).toHaveLength(10);
    const keys = Object.values(held).flatMap((rows) => rows.flatMap((row) => Object.keys(row)));
    expect(keys).not.toContain("secret");
    expect(keys).not.toContain("code_hash");
    for (const code of [...amina.recoveryCodes, amina.code()])
      expect(`${JSON.stringify(held)}${installation.logged()}`).not.toContain(code);
  });
});
