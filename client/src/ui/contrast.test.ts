/** Computes the contrast of every pair that tokens.css promises (SPEC: client, Look). */
import { describe, expect, it } from "vitest";
import tokens from "./tokens.css?raw";

type Theme = "light" | "dark";

const PAIR = /--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\);/g;
const colours = new Map(
  [...tokens.matchAll(PAIR)].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]),
);

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const named = (prefix: string): readonly string[] =>
  [...colours.keys()].filter((name) => name.startsWith(prefix));
const surfaces = named("surface-");
const colour = (name: string, theme: Theme): string => colours.get(name)?.[theme] ?? `no token ${name}`;

const tooLow = (pairs: readonly (readonly [string, string])[], least: number, theme: Theme) =>
  pairs
    .map(([text, ground]) => ({ text, ground, ratio: contrast(colour(text, theme), colour(ground, theme)) }))
    .filter(({ ratio }) => !(ratio >= least));

const across = (prefix: string) =>
  named(prefix).flatMap((text) => surfaces.map((ground) => [text, ground] as const));

describe.each(["light", "dark"] as const)("Look in the %s theme", (theme) => {
  it("LOOK-1 every text colour reaches 7:1 on every surface", () => {
    expect(across("text-").length).toBeGreaterThan(40);
    expect(tooLow(across("text-"), 7, theme)).toEqual([]);
  });

  it("LOOK-1 every fill carries a text of 7:1", () => {
    const fills = named("fill-").map((fill) => [fill.replace("fill-", "on-"), fill] as const);
    expect(fills.length).toBeGreaterThan(8);
    expect(tooLow(fills, 7, theme)).toEqual([]);
  });

  it("LOOK-1 selected text stays at 7:1", () => {
    expect(tooLow([["text-ink", "selection"]], 7, theme)).toEqual([]);
  });

  it("LOOK-2 edges of controls and the outer focus band reach 3:1 on every surface", () => {
    expect(tooLow([...across("line-control"), ...across("focus-outer")], 3, theme)).toEqual([]);
  });

  it("LOOK-2 the two focus bands can be told apart", () => {
    expect(tooLow([["focus-inner", "focus-outer"]], 3, theme)).toEqual([]);
  });
});
