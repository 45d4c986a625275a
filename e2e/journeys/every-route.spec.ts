/** No screen is forgotten: each route of the client is looked at by the checks for everybody, or by a journey (SPEC: A4). */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { LOOKED_AT_ELSEWHERE, SCREENS } from "../pages/screens.ts";

const ROOT = join(import.meta.dirname, "../..");
const ROUTE = /<Route path="([^"]+)"/g;
/** A route that only hands on to others. */
const hasRest = (route: string): boolean => route.endsWith("/*?");

const routesOfClient = (): readonly string[] => {
  const files = globSync("client/src/**/*.tsx", { cwd: ROOT }).filter((file) => !file.includes(".test."));
  const routes = files.flatMap((file) => [...readFileSync(join(ROOT, file), "utf8").matchAll(ROUTE)]);
  return [...new Set(routes.map(([, route = ""]) => route))].filter((route) => !hasRest(route));
};

/** The route with the fewest open parts that the address fits: "/charters/new" is no charter. */
const routeAt = (address: string, routes: readonly string[]): string | undefined => {
  const { pathname } = new URL(address, "http://charter.test");
  const openParts = (route: string) => route.split(":").length;
  return routes
    .filter((route) => new RegExp(`^${route.replace(/:\w+/g, "[^/]+")}$`).test(pathname))
    .sort((a, b) => openParts(a) - openParts(b))[0];
};

test("A4 every route of the client is in the list of screens, or looked at in the journey that is named", () => {
  const routes = routesOfClient();
  const seen = new Set(SCREENS.map(({ address, route }) => route ?? routeAt(address, routes)));
  const elsewhere = new Set(LOOKED_AT_ELSEWHERE.map(({ route }) => route));
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter((route) => !seen.has(route) && !elsewhere.has(route))).toEqual([]);
  for (const { route, journey, looks } of LOOKED_AT_ELSEWHERE) {
    expect(routes, "a route that is named and not there any more").toContain(route);
    const source = readFileSync(join(import.meta.dirname, `${journey}.spec.ts`), "utf8");
    expect(source, `${journey} looks at ${looks}`).toMatch(
      new RegExp(`(?:expectItLooksRight|takePictures)\\([^)]*"${looks}"`),
    );
  }
});
