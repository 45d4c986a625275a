/** Sign-in by link, sessions and their end (SPEC: Sign-in). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestInstallation, testInstallation, tokenIn } from "../testing/test-installation.ts";
import { hashToken } from "./token.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let installation: TestInstallation;
let peopleCount = 0;
/** An address that no other test uses. */
let email = "";

beforeAll(async () => {
  installation = await testInstallation();
});
afterAll(() => installation.close());
beforeEach(() => {
  peopleCount += 1;
  email = `person${peopleCount}@charter.test`;
});

/** A person with a session, and the token of a fresh link for them. */
const linked = async (lifeMs = 10 * MINUTE_MS) => {
  const { person } = await installation.signedIn({ email });
  return { person, token: tokenIn(await installation.services.signIn.makeLink(person, lifeMs)) };
};

const mailTo = async (address: string) => {
  await installation.settled();
  return (await installation.context.storage.outbox.list()).filter((mail) => mail.to === address);
};

describe("sign-in links", () => {
  it("SI1 a link signs its person in once", async () => {
    const { person, token } = await linked();
    const browser = installation.visitor();
    expect((await browser.call("useLink", { body: { token } })).person).toEqual(person);
    expect((await browser.call("getSession")).person).toEqual(person);
  });

  it("SI1 of 100 uses at once exactly one begins a session", async () => {
    const { token } = await linked();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        installation.visitor().request("/api/sign-in", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ token }),
        }),
      ),
    );
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(99);
    const cookies = answers.flatMap((answer) => answer.headers.getSetCookie());
    expect(cookies.filter((cookie) => cookie.includes("session_token"))).toHaveLength(1);
  });

  it.each([
    {
      what: "used",
      before: (token: string) => installation.visitor().call("useLink", { body: { token } }),
      expected: { status: 410, code: "SIGN_IN_LINK_USED", next: "Each link works once. Ask for a new one." },
    },
    {
      what: "expired",
      before: () => installation.later(10 * MINUTE_MS),
      expected: {
        status: 410,
        code: "SIGN_IN_LINK_EXPIRED",
        next: "A link works for a short time only. Ask for a new one.",
      },
    },
  ])("SI2 a link that was $what says so", async ({ before, expected }) => {
    const { token } = await linked();
    await before(token);
    expect(await installation.visitor().refused("useLink", { body: { token } })).toMatchObject(expected);
  });

  it("SI10 a link of somebody who is suspended says so, and none is mailed to them", async () => {
    const { person, token } = await linked();
    const { directory } = installation.context.storage;
    const administrator = await installation.signedIn({ email: `keeps-${email}`, administrator: true });
    const params = { personId: person.id };
    await administrator.call("suspendPerson", { params, body: { reason: "Left the trust" } });
    expect(await installation.visitor().refused("useLink", { body: { token } })).toMatchObject({
      status: 403,
      code: "SUSPENDED",
    });
    await installation.visitor().call("askForLink", { body: { email } });
    const toldOnly = ["Your access is suspended"];
    expect((await mailTo(email)).map(({ subject }) => subject)).toEqual(toldOnly);

    await administrator.call("liftSuspension", { params, body: {} });
    expect(await directory.activePerson(person.id)).toEqual(person);
    expect((await installation.visitor().refused("useLink", { body: { token } })).code).toBe(
      "SIGN_IN_LINK_USED",
    );
    await installation.visitor().call("askForLink", { body: { email } });
    const subjects = (await mailTo(email)).map(({ subject }) => subject);
    expect(subjects.toSorted()).toEqual([
      expect.stringMatching(/^Sign in to/),
      "You can sign in again",
      ...toldOnly,
    ]);
  });

  it("SI10 a session of theirs that were there all the same finds nobody", async () => {
    const browser = await installation.signedIn({ email });
    const { directory, identity } = installation.context.storage;
    const rowsOf = async (table: "user" | "session") => {
      const sql = `select * from "${table}"`;
      return (await identity.query({ sql, params: [], method: "all" })).rows ?? [];
    };
    const [users, sessions] = [await rowsOf("user"), await rowsOf("session")];
    await directory.suspend({
      personId: browser.person.id,
      suspendedAt: new Date().toISOString(),
      reason: "Left the trust",
    });
    for (const [table, rows] of [
      ["user", users],
      ["session", sessions],
    ] as const)
      for (const row of rows.filter(Array.isArray)) {
        const sql = `insert or ignore into "${table}" values (${row.map(() => "?").join()})`;
        await identity.query({ sql, params: row, method: "run" });
      }
    expect((await browser.call("getSession")).person).toBeNull();
    await directory.liftSuspension(browser.person.id);
    expect((await browser.call("getSession")).person).toEqual(browser.person);
  });

  it("SI2 a link works until its last moment, and none for more than 14 days", async () => {
    const { token } = await linked();
    installation.later(10 * MINUTE_MS - 1000);
    expect((await installation.visitor().call("useLink", { body: { token } })).person?.email).toBe(email);
    const printed = await installation.signedIn({ email: `other-${email}` });
    await expect(installation.services.signIn.makeLink(printed.person, 14 * DAY_MS + 1)).rejects.toThrow(
      RangeError,
    );
  });

  it.each(["x", "ä".repeat(50), `${"A".repeat(42)}=`])(
    "SI2 a token that was not made here: %s",
    async (token) => {
      expect(await installation.visitor().refused("useLink", { body: { token } })).toMatchObject({
        status: 400,
        code: "SIGN_IN_LINK_UNKNOWN",
        next: "Check that you copied the whole link, or ask for a new one.",
      });
    },
  );

  it("SI3 the link is a page of ours with the token in its fragment, and opening it uses nothing", async () => {
    const { person } = await installation.signedIn({ email });
    const link = new URL(await installation.services.signIn.makeLink(person, MINUTE_MS));
    expect([link.origin, link.pathname, link.search]).toEqual(["https://charter.test", "/sign-in/link", ""]);
    for (const method of ["GET", "HEAD"]) {
      await installation.visitor().request(link.pathname, { method });
      await installation.visitor().request(`/api/sign-in?token=${tokenIn(link.href)}`, { method });
    }
    expect(
      (await installation.visitor().call("useLink", { body: { token: tokenIn(link.href) } })).person,
    ).toEqual(person);
  });

  it("SI3 neither the log nor the database has the token", async () => {
    const { token } = await linked();
    await installation.visitor().call("useLink", { body: { token } });
    expect(installation.logged()).not.toContain(token);
    const { rows } = await installation.context.storage.identity.query({
      sql: "select identifier, value from verification",
      params: [],
      method: "all",
    });
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("sessions", () => {
  it("SI5 the cookie is out of reach of scripts, other sites and plain HTTP", async () => {
    const { token } = await linked();
    const answer = await installation.visitor().request("/api/sign-in", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token }),
    });
    const cookie = answer.headers.getSetCookie().find((one) => one.includes("session_token"));
    expect(cookie).toMatch(/^__Secure-charter\.session_token=/);
    expect(cookie?.split("; ").slice(1).toSorted()).toEqual([
      "HttpOnly",
      "Max-Age=1209600",
      "Path=/",
      "SameSite=Lax",
      "Secure",
    ]);
  });

  it("SI5 signing in replaces the browser's older session, also one that somebody planted", async () => {
    const browser = await installation.signedIn({ email });
    const planted = browser.cookies();
    const sadia = await installation.signedIn({ email: `other-${email}` });
    const token = tokenIn(await installation.services.signIn.makeLink(sadia.person, MINUTE_MS));
    expect((await browser.call("useLink", { body: { token } })).person).toEqual(sadia.person);
    expect(browser.cookies()).not.toBe(planted);
    expect(await installation.services.signIn.authenticate(new Headers({ Cookie: planted }))).toBeNull();
    expect((await browser.call("getSession")).person).toEqual(sadia.person);
  });

  it("SI5 signing out ends the session on the server", async () => {
    const browser = await installation.signedIn({ email });
    const kept = new Headers({ Cookie: browser.cookies() });
    expect(await installation.services.signIn.authenticate(kept)).toEqual(browser.person);
    await browser.call("signOut", { body: {} });
    expect(browser.cookies()).toBe("");
    expect(await installation.services.signIn.authenticate(kept)).toBeNull();
    expect(await browser.refused("listPeople")).toMatchObject({ status: 401, code: "NOT_SIGNED_IN" });
  });

  it.each(["", "charter.session_token=x", "__Secure-charter.session_token=made.up"])(
    "SI5 a cookie that is not ours is nobody: %s",
    async (cookie) => {
      expect(await installation.services.signIn.authenticate(new Headers({ Cookie: cookie }))).toBeNull();
    },
  );

  it.each<readonly [what: string, change: (cookie: string) => string]>([
    [
      "one letter of the signature is another",
      (cookie) => `${cookie.slice(0, -6)}${cookie.at(-6) === "A" ? "B" : "A"}${cookie.slice(-5)}`,
    ],
    ["the signature is missing", (cookie) => cookie.slice(0, cookie.indexOf("."))],
    ["the token is another's", (cookie) => cookie.replace(/=.*?\./, "=another.")],
    ["it is not percent-encoded text", (cookie) => `${cookie}%`],
    ["there are two of them", (cookie) => `${cookie}; ${cookie}`],
    ["it has another name", (cookie) => `x${cookie}`],
  ])("SI5 a session's cookie is nobody's when %s", async (_, change) => {
    const browser = await installation.signedIn({ email });
    const { authenticate } = installation.services.signIn;
    expect(await authenticate(new Headers({ Cookie: `theme=dark; ${browser.cookies()}` }))).toEqual(
      browser.person,
    );
    expect(await authenticate(new Headers({ Cookie: change(browser.cookies()) }))).toBeNull();
  });

  it("SI6 another address ends the old one's sessions and links", async () => {
    const browser = await installation.signedIn({ email });
    const token = tokenIn(await installation.services.signIn.makeLink(browser.person, MINUTE_MS));
    const moved = { ...browser.person, email: `new-${email}` };
    await installation.context.storage.directory.putPerson(moved);
    expect((await browser.call("getSession")).person).toBeNull();
    const late = installation.visitor();
    expect((await late.refused("useLink", { body: { token } })).code).toBe("SIGN_IN_LINK_REVOKED");
    expect((await late.call("getSession")).person).toBeNull();
    await installation.services.signIn.makeLink(moved, MINUTE_MS);
    expect((await browser.call("getSession")).person).toBeNull();
  });

  it("SI6 the next owner of an address signs in to their own account", async () => {
    const first = await installation.signedIn({ email });
    await installation.context.storage.directory.putPerson({ ...first.person, email: `old-${email}` });
    const second = await installation.signedIn({ email, name: "Helen Voss" });
    expect((await second.call("getSession")).person).toEqual(second.person);
    expect((await first.call("getSession")).person).toBeNull();
  });

  it("SI6 a link and a code to an address sign nobody in as its next owner, not even once that one has come in", async () => {
    const first = await installation.signedIn({ email });
    const { signIn } = installation.services;
    const link = tokenIn(await signIn.makeLink(first.person, 14 * DAY_MS));
    const ticket = "t".repeat(43);
    const { code } = await signIn.makeLinkWithCode(first.person, ticket);
    // As one that was being made in the moment of the change, whose row is written after it.
    const { identity, directory } = installation.context.storage;
    const late = "l".repeat(43);
    const row = { personId: first.person.id, email, expiresAt: new Date(Date.now() + DAY_MS).toISOString() };
    await directory.putPerson({ ...first.person, email: `old-${email}` });
    const second = await installation.signedIn({ email });
    await identity.putLink({ tokenHash: hashToken(late), ...row });
    const browser = installation.visitor();
    for (const token of [link, late])
      expect((await browser.refused("useLink", { body: { token } })).code).toBe("SIGN_IN_LINK_REVOKED");
    expect((await browser.refused("useCode", { body: { ticket, code } })).code).toBe("SIGN_IN_CODE_WRONG");
    expect((await browser.call("getSession")).person).toBeNull();
    expect((await second.call("getSession")).person).toEqual(second.person);
    const { rows } = await identity.query({
      sql: "select id from verification where instr(value, ?) > 0",
      params: [JSON.stringify(email)],
      method: "all",
    });
    expect(rows).toEqual([]);
  });

  // The last one: the library's own clock stays behind.
  it("SI5 a session ends after 14 days, however much it was used", async () => {
    const browser = await installation.signedIn({ email });
    const kept = new Headers({ Cookie: browser.cookies() });
    installation.later(13 * DAY_MS);
    expect(await installation.services.signIn.authenticate(kept)).toEqual(browser.person);
    installation.later(2 * DAY_MS);
    expect(await installation.services.signIn.authenticate(kept)).toBeNull();
  });
});
