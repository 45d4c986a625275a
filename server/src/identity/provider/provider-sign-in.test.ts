/** Signing in at one's own organisation, against a real provider (SPEC: Sign-in at an organisation). */
import { ErrorBody } from "@acb/schemas/error";
import { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type IdentityProvider, startIdentityProvider } from "../../testing/identity-provider.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { type TestInstallation, testInstallation, tokenIn } from "../../testing/test-installation.ts";
import type { Visitor } from "../../testing/visitor.ts";

const MINUTE_MS = 60_000;
const AMINA = "amina@trust.test";
const BEN = "ben@only.test";

const proved = (email: string) => ({ email, email_verified: true });

let trust: IdentityProvider;
let only: IdentityProvider;
let installation: TestInstallation;
beforeAll(async () => {
  [trust, only] = await Promise.all([
    startIdentityProvider(
      { key: "trust", domains: ["trust.test"] },
      {
        amina: proved("Amina@Trust.test"),
        successor: proved(AMINA),
        stranger: proved("stranger@trust.test"),
        leaver: proved("leaver@trust.test"),
        guest: proved("amina@only.test"),
        unsaid: { email: AMINA },
        text: { email: AMINA, email_verified: "true" },
      },
    ),
    startIdentityProvider(
      { key: "council", domains: ["only.test"], name: "Council account", only: true },
      { ben: proved(BEN) },
    ),
  ]);
  installation = await testInstallation({
    providers: [
      trust.config,
      only.config,
      { ...trust.config, key: "down", domains: ["down.test"], issuer: "http://localhost:1" },
    ],
  });
});
afterAll(async () => {
  await installation.close();
  await Promise.all([trust.close(), only.close()]);
});

const begin = async (browser: Visitor, email: string) =>
  (await browser.call("beginProviderSignIn", { body: { email } })).address;

/** Signs in there; what is to be posted by the page that the provider leads back to. */
const returned = async (browser: Visitor, login: string, email = AMINA) => ({
  body: { provider: "trust", answer: await trust.signIn(await begin(browser, email), login) },
});

/** A person of the network who has never signed in. */
const added = async (email: string): Promise<Person> => {
  const person: Person = {
    id: PersonId.parse(installation.context.newId("per")),
    name: "Ben Cole",
    email,
    jobTitle: "",
    organisationIds: [],
    administrator: false,
  };
  await installation.context.storage.directory.putPerson(person);
  return person;
};

const lastNoted = async () => {
  const { entries } = await installation.context.storage.audit.page({}, 1);
  return entries[0];
};

const refusalOf = async (login: string, browser = installation.visitor()) =>
  browser.refused("finishProviderSignIn", await returned(browser, login));

it("OI2 goes there with PKCE and comes back as the person with that address, once more as the same", async () => {
  const { person } = await installation.signedIn({ email: AMINA, administrator: true });
  const browser = installation.visitor();
  const address = new URL(await begin(browser, AMINA));
  expect(address.origin).toBe(trust.config.issuer);
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    response_type: "code",
    redirect_uri: "https://charter.test/sign-in/return/trust",
    scope: "openid email",
    code_challenge_method: "S256",
    login_hint: AMINA,
  });
  for (const time of [1, 2]) {
    const again = installation.visitor();
    const state = await again.call("finishProviderSignIn", await returned(again, "amina"));
    expect([time, state.person]).toEqual([time, person]);
    expect((await again.call("getSession")).person).toEqual(person);
  }
  expect(await lastNoted()).toMatchObject({ deed: "signedIn", actor: person.id, detail: "by Trust account" });
});

it("OI2 the session has a new id, and the browser's older one ends", async () => {
  const browser = await installation.signedIn({ email: "older@trust.test" });
  const planted = browser.cookies();
  await browser.call("finishProviderSignIn", await returned(browser, "amina"));
  expect(await installation.services.signIn.authenticate(new Headers({ Cookie: planted }))).toBeNull();
  expect((await browser.call("getSession")).person?.email).toBe(AMINA);
  expect(browser.cookies()).not.toContain("provider_sign_in");
});

it("OI3 what it is checked by is sealed in a cookie out of reach of scripts, for ten minutes", async () => {
  const answer = await installation.visitor().request("/api/sign-in/provider", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email: AMINA }),
  });
  const [cookie = ""] = answer.headers.getSetCookie();
  const { address } = (await answer.json()) as { readonly address: string };
  const state = new URL(address).searchParams.get("state") ?? "none";
  expect(cookie).not.toContain(state);
  expect(cookie.split("; ").slice(1).toSorted()).toEqual([
    "HttpOnly",
    "Max-Age=600",
    "Path=/",
    "SameSite=Lax",
    "Secure",
  ]);
  expect(cookie).toMatch(/^__Host-charter\.provider_sign_in=/);
});

it("OI3 an answer is taken once, in the browser that asked, at its own provider and within ten minutes", async () => {
  const used = installation.visitor();
  const answer = await returned(used, "amina");
  const cookie = used.cookies();
  await used.call("finishProviderSignIn", answer);
  const send = (body: unknown, jar: string) =>
    installation.visitor().request("/api/sign-in/provider/return", {
      method: "POST",
      headers: { "Content-Type": "application/json", Cookie: jar },
      body: JSON.stringify(body),
    });
  const other = installation.visitor();
  const late = installation.visitor();
  const [others, lates] = [await returned(other, "amina"), await returned(late, "amina")];
  const code = async (answered: Response) => ErrorBody.parse(await answered.json()).error.code;
  expect(await code(await send(answer.body, cookie))).toBe("PROVIDER_SIGN_IN_OVER");
  expect(await code(await send(others.body, ""))).toBe("PROVIDER_SIGN_IN_OVER");
  expect(await code(await send(others.body, late.cookies()))).toBe("PROVIDER_SIGN_IN_OVER");
  const elsewhere = { ...others.body, provider: "council" };
  expect(await code(await send(elsewhere, other.cookies()))).toBe("PROVIDER_SIGN_IN_OVER");
  expect(await code(await send({ ...others.body, answer: "" }, other.cookies()))).toBe(
    "PROVIDER_SIGN_IN_OVER",
  );
  expect(await code(await send({ ...others.body, answer: "code=1&state=2" }, other.cookies()))).toBe(
    "PROVIDER_SIGN_IN_OVER",
  );
  // None of these has used it up.
  expect((await other.call("finishProviderSignIn", others)).person?.email).toBe(AMINA);
  installation.later(10 * MINUTE_MS);
  expect((await late.refused("finishProviderSignIn", lates)).code).toBe("PROVIDER_SIGN_IN_OVER");
  installation.later(-10 * MINUTE_MS);
});

it("OI4 a code that another verifier or another nonce belongs to proves nothing", async () => {
  for (const changed of ["code_challenge", "nonce"]) {
    const browser = installation.visitor();
    const address = new URL(await begin(browser, AMINA));
    address.searchParams.set(changed, "a".repeat(43));
    const answer = await trust.signIn(address.href, "amina");
    const refused = await browser.refused("finishProviderSignIn", { body: { provider: "trust", answer } });
    expect([changed, refused.code]).toEqual([changed, "PROVIDER_ANSWER_WRONG"]);
  }
});

it("OI5 an address that is not said to be verified, or is of another organisation, signs nobody in", async () => {
  await added("amina@only.test");
  const found = new Map<string, string>();
  for (const login of ["unsaid", "text", "guest"]) found.set(login, (await refusalOf(login)).code);
  expect(Object.fromEntries(found)).toEqual({
    unsaid: "PROVIDER_EMAIL_UNPROVED",
    text: "PROVIDER_EMAIL_UNPROVED",
    guest: "PROVIDER_EMAIL_FOREIGN",
  });
});

it("OI6 another account with the same address is refused and noted; a new address, or its next owner, frees it", async () => {
  const { directory } = installation.context.storage;
  expect(await refusalOf("successor")).toMatchObject({ status: 403, code: "PROVIDER_ACCOUNT_OTHER" });
  const amina = await directory.personByEmail(AMINA);
  if (amina === null) throw new Error("Amina is not there");
  expect(await lastNoted()).toMatchObject({ deed: "refusedAccount", actor: null, personId: amina.id });
  const moved = { ...amina, email: "amina.new@trust.test" };
  await directory.putPerson(moved);
  const { person: next } = await installation.signedIn({ email: AMINA, name: "Helen Voss" });
  const browser = installation.visitor();
  const state = await browser.call("finishProviderSignIn", await returned(browser, "successor"));
  expect(state.person?.id).toBe(next.id);
  // Who had it before is nobody here by that account now.
  expect((await refusalOf("amina")).code).toBe("PROVIDER_ACCOUNT_OTHER");
  const account = { issuer: trust.config.issuer, subject: "amina" };
  expect(await installation.services.signIn.bindAccount(moved, account)).toBe(true);
});

it("OI6 of two accounts of one address that come first together one is bound", async () => {
  const { person } = await installation.signedIn({ email: "first@trust.test" });
  const { bindAccount } = installation.services.signIn;
  const answers = await Promise.all(
    ["one", "two", "one"].map((subject) => bindAccount(person, { issuer: "https://a.test", subject })),
  );
  expect(answers.toSorted()).toEqual([false, true, true]);
});

it("OI7 who is not in the network or is suspended is told so, and no session begins", async () => {
  const leaver = await installation.signedIn({ email: "leaver@trust.test" });
  await installation.context.storage.directory.suspend({
    personId: leaver.person.id,
    suspendedAt: new Date().toISOString(),
    reason: "Left the trust",
  });
  const browser = installation.visitor();
  expect(await refusalOf("stranger", browser)).toMatchObject({ status: 403, code: "NOT_IN_NETWORK" });
  expect(await refusalOf("leaver", browser)).toMatchObject({ status: 403, code: "SUSPENDED" });
  expect((await browser.call("getSession")).person).toBeNull();
});

it("OI8 a provider that refuses, is down or belongs to nobody is told apart", async () => {
  const browser = installation.visitor();
  const answer = await trust.cancel(await begin(browser, AMINA));
  expect(answer).toContain("error=access_denied");
  const cancelled = await browser.refused("finishProviderSignIn", { body: { provider: "trust", answer } });
  expect(cancelled).toMatchObject({ status: 400, code: "PROVIDER_REFUSED" });
  const begun = (email: string) => browser.refused("beginProviderSignIn", { body: { email } });
  expect(await begun("a@down.test")).toMatchObject({ status: 502, code: "PROVIDER_UNREACHABLE" });
  expect(await begun("a@nobody.test")).toMatchObject({ status: 404, code: "PROVIDER_NONE" });
});

it("OI9 where an organisation is the only way in no link or code is made or taken, known address or not", async () => {
  const ben = await added(BEN);
  const browser = installation.visitor();
  const ask = (email: string) => browser.refused("askForLink", { body: { email } });
  const { requestId: _, ...known } = await ask(BEN);
  const { requestId: __, ...unknown } = await ask("nobody@only.test");
  expect(known).toEqual(unknown);
  expect(known).toMatchObject({ status: 403, code: "PROVIDER_ONLY" });
  await installation.settled();
  expect((await installation.context.storage.outbox.list()).filter(({ to }) => to === BEN)).toEqual([]);
  const token = tokenIn(await installation.services.signIn.makeLink(ben, MINUTE_MS));
  for (const route of ["lookAtLink", "useLink"] as const)
    expect((await browser.refused(route, { body: { token } })).code).toBe("PROVIDER_ONLY");
  const { code } = await installation.services.signIn.makeLinkWithCode(ben, "a ticket");
  expect((await browser.refused("useCode", { body: { ticket: "a ticket", code } })).code).toBe(
    "PROVIDER_ONLY",
  );
  const answer = await only.signIn(await begin(browser, BEN), "ben");
  const state = await browser.call("finishProviderSignIn", { body: { provider: "council", answer } });
  expect(state.person).toEqual(ben);
});

it("OI9 an invitation for an address with one way in holds no link that signs in, and names that way", async () => {
  const lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
  const council = await lead.call("addOrganisation", {
    body: { name: "Hartwell Council", shortName: "Council", type: "local_authority" },
  });
  const { record } = await lead.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [council.id] } });
  const invited = (email: string) => ({
    name: "Dev Patel",
    email,
    organisationId: council.id,
    role: "writer",
  });
  await lead.call("invite", {
    params: { charterId: record.id },
    body: { invitations: [invited("dev@only.test"), invited("dev@trust.test")], sectionId: null },
  });
  await installation.settled();
  const mails = await lead.call("listMail");
  const mailTo = (address: string) => mails.find(({ to }) => to === address)?.text;
  expect(mailTo("dev@only.test")).toContain(
    `/charters/${record.id}\n\nYou sign in with your Council account.`,
  );
  expect(mailTo("dev@only.test")).not.toContain("token");
  expect(mailTo("dev@trust.test")).toContain("#token=");
});

afterEach(() => {
  // Whatever a test did, nothing of an answer stands in the log.
  expect(installation.logged()).not.toMatch(/code=|id_token|access_token/);
});
