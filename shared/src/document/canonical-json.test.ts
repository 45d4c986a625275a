/** Canonical JSON against the examples of RFC 8785 (SPEC: Content). */
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

class Point {
  readonly x = 1;
}

describe("canonical JSON", () => {
  it("CO1 escapes text as in section 3.2.2 of the RFC", () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it("CO1 sorts keys by UTF-16 code units as in section 3.2.3 of the RFC", () => {
    const unsorted = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect(Object.values(JSON.parse(canonicalJson(unsorted)))).toEqual([
      "One", // integer-like keys come first in any JavaScript object; the text itself is checked below
      "Carriage Return",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
    expect(canonicalJson(unsorted)).toMatch(/^\{"\\r":"Carriage Return","1":"One","\u0080":/);
  });

  it("CO1 writes nested values without space", () => {
    expect(canonicalJson({ b: [true, false, null, { d: 1, c: -2 }], a: {} })).toBe(
      '{"a":{},"b":[true,false,null,{"c":-2,"d":1}]}',
    );
  });

  it.each([
    ["zero", -0, "0"],
    ["the largest safe integer", Number.MAX_SAFE_INTEGER, "9007199254740991"],
    ["the smallest", Number.MIN_SAFE_INTEGER, "-9007199254740991"],
    ["an object without prototype", Object.create(null), "{}"],
  ])("CO1 writes %s", (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    ["a fraction", 0.5],
    ["an unsafe integer", 2 ** 53],
    ["not a number", Number.NaN],
    ["infinity", Number.POSITIVE_INFINITY],
    ["undefined", undefined],
    ["an undefined property", { a: undefined }],
    ["a hole in a list", new Array(2)],
    ["a big integer", 1n],
    ["a function", () => 1],
    ["a symbol", Symbol("a")],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["an instance", new Point()],
    ["a lone surrogate", "\ud800"],
    ["a lone surrogate in a key", { "\udc00": 1 }],
  ])("CO1 refuses %s", (_, value) => {
    expect(() => canonicalJson(value)).toThrow(RangeError);
  });
});
