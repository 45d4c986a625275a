import { expect, test } from "vitest";
import { CHECK_KEYS, CHECKS, type CheckKey, type Findings, reportText, verdictOf } from "./checks.ts";

const without = (...failing: readonly CheckKey[]): Findings => {
  const found = (key: CheckKey) => ({ works: !failing.includes(key) });
  return {
    page: found("page"),
    server: found("server"),
    cookies: found("cookies"),
    webSocket: found("webSocket"),
    http: found("http"),
    storage: found("storage"),
  };
};

test.each<[string, readonly CheckKey[], "good" | "care" | "bad", RegExp]>([
  ["everything works", [], "good", /works from here$/],
  ["only the way that nobody needs then is closed", ["http"], "good", /works from here$/],
  ["WebSockets are blocked", ["webSocket"], "care", /more slowly$/],
  ["no live way is open", ["webSocket", "http"], "bad", /does not work/],
  ["nobody can sign in", ["cookies"], "bad", /does not work/],
  ["the server is not reached", ["server", "cookies", "webSocket", "http"], "bad", /does not work/],
  ["the device keeps nothing", ["storage"], "care", /less safety$/],
  ["the page came without encryption", ["page"], "care", /less safety$/],
])("CHECK-2 when %s", (_name, failing, tone, title) => {
  const verdict = verdictOf(without(...failing));
  expect([verdict.tone, verdict.title]).toEqual([tone, expect.stringMatching(title)]);
});

test("CHECK-3 the text to forward says what was tried, and what to ask for exactly where it fails", () => {
  const place = { origin: "https://charter.example.nhs.uk", host: "charter.example.nhs.uk" };
  const found = { ...without("webSocket"), http: { works: true, note: "There and back in 40 ms." } };
  const text = reportText(found, {
    ...place,
    checkedAt: new Date("2026-11-23T19:00:00Z"),
    browser: "Edge 141",
  });
  expect(text).toContain("Connection check for https://charter.example.nhs.uk");
  expect(text).toContain("Edge 141");
  expect(text).toContain("Works: The slower way (HTTP). There and back in 40 ms.");
  for (const key of CHECK_KEYS) {
    expect(text).toContain(CHECKS[key].name);
    expect([key, text.includes(CHECKS[key].ask(place))]).toEqual([key, key === "webSocket"]);
  }
});
