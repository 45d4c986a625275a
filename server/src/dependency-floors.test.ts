/** The oldest versions that are known not to have a known hole (SPEC: DF1). Above the floor a patch is taken as it comes. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** With the advisory or the fault that each floor keeps out. */
const FLOORS = [
  ["better-sqlite3", "12.8.0", "SQLite that can damage a WAL database"],
  ["ws", "8.21.0", "CVE-2024-37890, CVE-2026-45736, tiny fragments"],
  ["hono", "4.13.5", "CVE-2026-54290, CVE-2026-44457, CVE-2026-29045"],
  ["@hono/node-server", "1.19.15", "CVE-2026-39406"],
  ["better-auth", "1.6.23", "GHSA-qq9h-g4jm-xgf3, GHSA-hc7v-rggr-4hvx"],
  ["drizzle-orm", "0.45.2", "CVE-2026-39356"],
  ["mammoth", "1.11.0", "CVE-2025-11849"],
  ["prosemirror-model", "1.22.1", "CVE-2024-40626"],
  ["linkifyjs", "4.3.2", "GHSA-95jq-xph2-cx9h"],
  ["@tiptap/extension-link", "2.10.4", "CVE-2025-14284"],
  ["@xmldom/xmldom", "0.8.15", "CVE-2026-83605 to CVE-2026-83619"],
] as const;

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string }>> };

const lock: Lock = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"));

/** Every copy of the package in the lock file, wherever it is nested. */
const versionsOf = (name: string): readonly string[] =>
  Object.entries(lock.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version = "0.0.0" }]) => version);

const isAtLeast = (version: string, floor: string): boolean => {
  const [ours, least] = [version, floor].map((one) => one.split(/[.-]/).slice(0, 3).map(Number));
  const at = [0, 1, 2].find((place) => ours?.[place] !== least?.[place]);
  return at === undefined || (ours?.[at] ?? 0) > (least?.[at] ?? 0);
};

it.each(FLOORS)("DF1 %s is at least %s (%s)", (name, floor) => {
  expect(versionsOf(name).filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

it("DF1 what is measured is there, in the lock file", () => {
  // Whatever has a floor is used somewhere: one that is renamed would have none without anybody noticing.
  const needed = FLOORS.map(([name]) => name);
  expect(needed.filter((name) => versionsOf(name).length === 0)).toEqual([]);
  expect([isAtLeast("1.10.0", "1.9.9"), isAtLeast("1.9.8", "1.9.9"), isAtLeast("2.0.0", "2.0.0")]).toEqual([
    true,
    false,
    true,
  ]);
});
