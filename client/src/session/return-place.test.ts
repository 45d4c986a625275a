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

it("PAGE-3 the token of a link is read from behind the #", () => {
  expect([tokenOf("#token=abc_-1"), tokenOf("#other=1"), tokenOf("")]).toEqual(["abc_-1", "", ""]);
});
