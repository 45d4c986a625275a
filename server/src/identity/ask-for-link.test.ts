/** Asking for a link by mail, and the six-digit code beside it (SPEC: SI4, SI12). */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type TestInstallation, testInstallation, tokenIn } from "../testing/test-installation.ts";

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

const mailTo = async (address: string) => {
  await installation.settled();
  return (await installation.context.storage.outbox.list()).filter((mail) => mail.to === address);
};

it("SI4 is answered alike, and only people of the network get mail", async () => {
  await installation.signedIn({ email });
  const ask = (address: string) =>
    installation.visitor().request("/api/sign-in/links", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ email: address }),
    });
  const [known, unknown] = [await ask(` ${email.toUpperCase()} `), await ask("nobody@charter.test")];
  const shape = async (answer: Response) => [
    answer.status,
    (await answer.text()).replace(/"ticket":"[\w-]{43}"/, "a ticket"),
  ];
  expect(await shape(known)).toEqual(await shape(unknown));
  expect(await mailTo(email)).toHaveLength(1);
  expect(await mailTo("nobody@charter.test")).toEqual([]);
});

it("SI4 fills no mailbox, whoever asks, and frees it after a quarter of an hour", async () => {
  await installation.signedIn({ email });
  for (let n = 0; n < 12; n += 1) await installation.visitor().call("askForLink", { body: { email } });
  expect(await mailTo(email)).toHaveLength(5);
  installation.later(15 * MINUTE_MS);
  await installation.visitor().call("askForLink", { body: { email } });
  expect(await mailTo(email)).toHaveLength(6);
});

/** Asks at a browser; answers what it was given and the code in the mail. */
const asked = async (browser = installation.visitor()) => {
  const { ticket } = await browser.call("askForLink", { body: { email } });
  const text = (await mailTo(email))[0]?.text ?? "";
  return { browser, ticket, code: text.match(/asked for it: (\d{6})/)?.[1] ?? "", token: tokenIn(text) };
};
const wrong = (code: string) => (code === "123456" ? "654321" : "123456");

it("SI12 the mail's code signs in at the browser that asked, once, and its link is used with it", async () => {
  const { person } = await installation.signedIn({ email });
  const { browser, ticket, code, token } = await asked();
  const elsewhere = await installation
    .visitor()
    .call("askForLink", { body: { email: "nobody@charter.test" } });
  const foreign = { body: { ticket: elsewhere.ticket, code } };
  expect((await installation.visitor().refused("useCode", foreign)).code).toBe("SIGN_IN_CODE_WRONG");
  const spaced = { body: { ticket, code: ` ${code.slice(0, 3)} ${code.slice(3)}` } };
  expect((await browser.call("useCode", spaced)).person).toEqual(person);
  expect((await browser.refused("useCode", { body: { ticket, code } })).code).toBe("SIGN_IN_CODE_WRONG");
  expect((await browser.refused("useLink", { body: { token } })).code).toBe("SIGN_IN_LINK_USED");
});

it("SI12 of 100 uses of a code at once one begins a session; after its link it works no more", async () => {
  await installation.signedIn({ email });
  const { ticket, code } = await asked();
  const uses = await Promise.allSettled(
    Array.from({ length: 100 }, () => installation.visitor().call("useCode", { body: { ticket, code } })),
  );
  expect(uses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const second = await asked();
  await installation.visitor().call("useLink", { body: { token: second.token } });
  const { ticket: used, code: late } = second;
  expect((await installation.visitor().refused("useCode", { body: { ticket: used, code: late } })).code).toBe(
    "SIGN_IN_CODE_WRONG",
  );
});

it("SI12 five wrong codes end it, also for the right one, and ten minutes do", async () => {
  await installation.signedIn({ email });
  const { browser, ticket, code } = await asked();
  for (let time = 0; time < 5; time += 1)
    expect((await browser.refused("useCode", { body: { ticket, code: wrong(code) } })).status).toBe(400);
  const dead = await browser.refused("useCode", { body: { ticket, code } });
  expect([dead.code, dead.next]).toEqual([
    "SIGN_IN_CODE_WRONG",
    expect.stringContaining("ask for another mail"),
  ]);
  const second = await asked();
  installation.later(10 * MINUTE_MS);
  const late = { body: { ticket: second.ticket, code: second.code } };
  expect((await browser.refused("useCode", late)).code).toBe("SIGN_IN_CODE_WRONG");
});

it("SI12 twenty wrong codes in a day end all codes of that mailbox alone; its links go on, and a day later its codes", async () => {
  await installation.signedIn({ email });
  for (let mail = 0; mail < 4; mail += 1) {
    const { browser, ticket, code } = await asked();
    for (let time = 0; time < 5; time += 1)
      await browser.refused("useCode", { body: { ticket, code: wrong(code) } });
    installation.later(15 * MINUTE_MS);
  }
  const late = await asked();
  const use = { body: { ticket: late.ticket, code: late.code } };
  expect((await late.browser.refused("useCode", use)).code).toBe("SIGN_IN_CODE_WRONG");
  await late.browser.call("useLink", { body: { token: late.token } });
  // Whoever guesses at one mailbox takes nobody else's codes from them.
  const guessedAt = email;
  email = `another.${guessedAt}`;
  await installation.signedIn({ email });
  const another = await asked();
  await another.browser.call("useCode", { body: { ticket: another.ticket, code: another.code } });
  email = guessedAt;
  installation.later(DAY_MS);
  const next = await asked();
  await next.browser.call("useCode", { body: { ticket: next.ticket, code: next.code } });
  // A session is counted by the library's own clock.
  installation.later(-DAY_MS - 60 * MINUTE_MS);
});

it("SI12 a wrong code costs the same, one commit, whether the mail is known, unknown, used, old or dead", async () => {
  await installation.signedIn({ email });
  const commits = async (): Promise<number> => {
    const { rows } = await installation.context.storage.identity.query({
      sql: "pragma user_version",
      params: [],
      method: "all",
    });
    return Number([rows?.[0]].flat()[0]);
  };
  const cost = async (ticket: string, code: string): Promise<number> => {
    const before = await commits();
    const refused = await installation.visitor().refused("useCode", { body: { ticket, code } });
    expect(refused.code).toBe("SIGN_IN_CODE_WRONG");
    return (await commits()) - before;
  };
  const used = await asked();
  await installation.visitor().call("useLink", { body: { token: used.token } });
  const known = await asked();
  const unknown = await installation.visitor().call("askForLink", { body: { email: "nobody@charter.test" } });
  const costs = [await cost(unknown.ticket, "123456"), await cost(used.ticket, used.code)];
  for (let time = 0; time < 7; time += 1) costs.push(await cost(known.ticket, wrong(known.code)));
  expect(new Set(costs)).toEqual(new Set([1]));
});

it("SI12 neither the log nor the database has the code", async () => {
  await installation.signedIn({ email });
  const { ticket, code } = await asked();
  expect(installation.logged()).not.toContain(ticket);
  const { rows } = await installation.context.storage.identity.query({
    sql: "select * from sign_in_links",
    params: [],
    method: "all",
  });
  for (const secret of [ticket, `"${code}"`]) expect(JSON.stringify(rows)).not.toContain(secret);
});

it("SI4 the mail's link signs in", async () => {
  const { person } = await installation.signedIn({ email });
  await installation.visitor().call("askForLink", { body: { email } });
  const [mail] = await mailTo(email);
  const token = tokenIn(mail?.text ?? "");
  expect((await installation.visitor().call("useLink", { body: { token } })).person).toEqual(person);
});
