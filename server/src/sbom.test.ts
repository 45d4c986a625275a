/** The bill of what the product is made of is made with every change, and is whole (SPEC: DF2). */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeSbom, productPackages } from "../build/sbom.ts";

const FOLDER = join(import.meta.dirname, "../../test-results");

it("DF2 every package of the product stands in the bill, nothing that is for development alone", () => {
  const sbom = makeSbom();
  const listed = sbom.components.map((one) => one["bom-ref"]);
  const needed = [...productPackages()];
  expect(needed.filter((one) => !listed.includes(one))).toEqual([]);
  expect(needed.length).toBeGreaterThan(80);
  // What the tests of a workspace need too is a part of the product all the same.
  for (const name of ["zod", "ws", "yjs", "better-sqlite3", "hono", "react"])
    expect([name, listed.some((one) => one.startsWith(`${name}@`))]).toEqual([name, true]);
  for (const name of ["vitest", "@playwright/test", "typescript", "@acb/e2e"])
    expect([name, listed.some((one) => one.startsWith(`${name}@`))]).toEqual([name, false]);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, "sbom.cdx.json"), JSON.stringify(sbom, null, 2));
});
