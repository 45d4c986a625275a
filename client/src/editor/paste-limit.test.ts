import { expect, test } from "vitest";
import { isTooLong, LARGEST_PASTE } from "./paste-limit.ts";

const clipboard = (texts: Readonly<Record<string, string>>) => ({
  getData: (type: string) => texts[type] ?? "",
});
const long = "a".repeat(LARGEST_PASTE + 1);

test.each([
  ["nothing", null, false],
  ["text up to the limit", clipboard({ "text/plain": long.slice(1) }), false],
  ["text beyond it", clipboard({ "text/plain": long }), true],
  ["short text in long markup", clipboard({ "text/plain": "words", "text/html": long }), false],
  ["markup alone beyond it", clipboard({ "text/html": long }), true],
])("ED-6 the limit of a paste: %s", (_name, data, expected) => {
  expect(isTooLong(data)).toBe(expected);
});
