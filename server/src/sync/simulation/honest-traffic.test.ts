/** The guard and honest people (SPEC: SY63; reliability M15). */
import { expect, it } from "vitest";
import { honestDay } from "./honest-traffic.ts";

const UPDATES = 100_000;
const MS = 1_000;

it(
  "SY63 (I-8) of 100,000 updates of editors with undo, paste, offline tabs and second tabs, none is refused, and all read the same",
  async () => {
    let updates = 0;
    for (let seed = 1; updates < UPDATES; seed += 1) {
      const day = await honestDay(seed);
      expect([seed, day.refusals, day.wrong]).toEqual([seed, 0, []]);
      updates += day.updates;
    }
  },
  600 * MS,
);
