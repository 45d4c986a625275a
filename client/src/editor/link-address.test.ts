import { expect, test } from "vitest";
import { linkAddress } from "./link-address.ts";

test.each([
  ["https://www.example.org/a?b=c", "https://www.example.org/a?b=c"],
  ["www.example.org", "https://www.example.org/"],
  ["name@example.org", "mailto:name@example.org"],
  ["tel:01234567890", "tel:01234567890"],
])("ED-4 %s is a link", (typed, href) => {
  expect(linkAddress(typed)).toEqual({ ok: true, href });
});

test.each([
  "",
  "javascript:alert(1)",
  "JaVa\tScript:alert(1)",
  " data:text/html,x",
  "vbscript:x",
  "words",
  "http://x",
])("ED-4 %j is refused with words", (typed) => {
  expect(linkAddress(typed)).toMatchObject({ ok: false, words: expect.stringMatching(/\w/) });
});
