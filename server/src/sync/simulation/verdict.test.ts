/** The verdict can fail (SPEC: SY67): each server that breaks a promise is found, and by that promise. */
import { expect, it } from "vitest";
import { BROKEN_SERVERS } from "./broken-servers.ts";
import { planOf, simulate } from "./simulate.ts";

/** A thousand runs on each change, twice: a server this broken must not need a tenth of them. */
const MOST_RUNS = 100;

it.each(BROKEN_SERVERS)(
  "SY67 ($promise): a server that $what is found out",
  async ({ promise, breakage }) => {
    const found: string[] = [];
    for (let seed = 1; seed <= MOST_RUNS && !found.some((what) => what.startsWith(promise)); seed += 1)
      found.push(...(await simulate(planOf(seed), { breakage })).wrong);
    expect(found.map((what) => what.split(":")[0])).toContain(promise);
  },
);
