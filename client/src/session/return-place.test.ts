/** Coming back after sign-in (SPEC: client, Pages). */
import { afterEach, expect, it } from "vitest";
import { tokenOf } from "./link-token.ts";
import { keepReturnPlace, takeReturnPlace } from "./return-place.ts";

afterEach(() => localStorage.clear());

it("PAGE-3 the place is given back once, then the home page", () => {
  keepReturnPlace("/charters/cha_1/sign-off");
  expect([takeReturnPlace(), takeReturnPlace()]).toEqual(["/charters/cha_1/sign-off", "/"]);
});

it.each([
  "//elsewhere.example",
  "https://elsewhere.example",
  "/\\elsewhere.example",
  "/\t/elsewhere.example",
  "/sign-in/link",
  "/set-up",
])("PAGE-3 %s is no place to return to", (path) => {
  keepReturnPlace(path);
  expect(takeReturnPlace()).toBe("/");
});

/** Every way that was found to spell another site as a path, before and behind each other. */
const BEFORE = ["", "/", "//", "///", "\\", "\\\\", "/\\", "\\/", "/\t/", "/\n/", "/\r\n/", "\u0000/"];
const BEHIND = [
  "/evil.example",
  "/evil.example/charters/cha_1",
  "/me@evil.example",
  "https:evil.example",
  "https:/evil.example",
  "https://evil.example",
  "javascript:alert(1)",
];
const SPELLINGS = BEFORE.flatMap((before) => BEHIND.map((behind) => `${before}${behind}`));

it("PAGE-3 B-58 84 spellings of another site lead to a page of ours or to none, wherever they come from", () => {
  expect(new Set(SPELLINGS).size).toBeGreaterThanOrEqual(60);
  for (const path of SPELLINGS.flatMap((one) => [one, encodeURI(one), ` ${one}`])) {
    keepReturnPlace(path);
    const place = takeReturnPlace();
    const leadsTo = new URL(place, window.location.origin);
    expect([path, leadsTo.origin]).toEqual([path, window.location.origin]);
    // What another program put there is looked at once more.
    localStorage.setItem("acb.return-place", path);
    expect([path, new URL(takeReturnPlace(), window.location.origin).origin]).toEqual([
      path,
      window.location.origin,
    ]);
  }
});

it("PAGE-3 the token of a link is read from behind the #", () => {
  expect([tokenOf("#token=abc_-1"), tokenOf("#other=1"), tokenOf("")]).toEqual(["abc_-1", "", ""]);
});
