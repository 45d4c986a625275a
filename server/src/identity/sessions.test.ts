/** Sessions listed and ended by their owner (SPEC: SI13). */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestInstallation, testInstallation, tokenIn } from "../testing/test-installation.ts";
import { deviceWords } from "./device-words.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await testInstallation();
});
afterAll(() => installation.close());

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0";

it("SI13 a person sees where they are signed in, and ends it elsewhere; nobody ends another's", async () => {
  const home = await installation.signedIn({ email: "megan@charter.test" });
  const token = tokenIn(await installation.services.signIn.makeLink(home.person, 60_000));
  const work = installation.visitor();
  await work.request("/api/sign-in", {
    method: "POST",
    headers: { "Content-Type": "application/json", "User-Agent": FIREFOX },
    body: JSON.stringify({ token }),
  });
  const mallory = await installation.signedIn({ email: "mallory@charter.test" });
  const listed = await home.call("listSessions");
  expect(listed.map(({ device, isThis }) => [device, isThis])).toEqual([
    ["Firefox on Windows", false],
    ["A device", true],
  ]);
  const [atWork] = listed;
  const end = { body: { ids: [atWork?.id ?? ""] } };
  expect(await mallory.call("endSessions", end)).toHaveLength(1);
  expect((await work.call("getSession")).person).toEqual(home.person);
  expect(await home.call("endSessions", end)).toHaveLength(1);
  expect((await work.call("getSession")).person).toBeNull();
  expect((await work.refused("listSessions")).code).toBe("NOT_SIGNED_IN");
  expect((await home.call("getSession")).person).toEqual(home.person);
  expect(JSON.stringify(listed)).not.toContain(token);
});

it("SI13 a session that ran out is not among those where somebody is signed in", async () => {
  const { person } = await installation.signedIn({ email: "olwen@charter.test" });
  const { sessions } = installation.context.storage.identity;
  const [here, ...others] = await sessions(person.id, Date.now());
  const endsAt = Date.parse(here?.endsAt ?? "");
  expect([others, await sessions(person.id, endsAt - 1), await sessions(person.id, endsAt)]).toEqual([
    [],
    [here],
    [],
  ]);
});

it.each([
  [FIREFOX, "Firefox on Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0",
    "Edge on Windows",
  ],
  [
    "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  ["curl/8.0", "A device"],
  ["", "A device"],
  ["x".repeat(100_000), "A device"],
])("SI13 a browser is named in words: %#", (userAgent, words) => {
  expect(deviceWords(userAgent)).toBe(words);
});
