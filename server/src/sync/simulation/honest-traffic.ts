/** A busy working day without faults of the disk: what people's editors send, counted, and what of it was refused. */
import { CharterId } from "@acb/schemas/ids";
import { createMemoryUpdateLog } from "../../storage/memory/memory-update-log.ts";
import { loginOf } from "../testing/room-world.ts";
import { createRandom, pickFrom } from "./random.ts";
import { actOf, type StepName } from "./step.ts";
import { judge } from "./verdict.ts";
import { createWorld } from "./world.ts";

/** Two tabs of one person among them. */
const CAST = ["Amina", "Amina", "Bela", "Cara"];
/** Mostly writing; a tab goes offline, writes on, and comes back; a page is loaded again. */
const DEEDS: readonly StepName[] = [
  ...Array.from<StepName>({ length: 40 }).fill("write"),
  ...Array.from<StepName>({ length: 4 }).fill("undo"),
  ...Array.from<StepName>({ length: 2 }).fill("redo"),
  ...Array.from<StepName>({ length: 4 }).fill("enterField"),
  ...Array.from<StepName>({ length: 4 }).fill("editCharter"),
  "goesOffline",
  "comesBack",
  "comesBack",
  "comesBack",
  "sendsTwice",
  "reloads",
];
const DEEDS_PER_DAY = 100;
/** People pause: nobody's hand sends more than a participant is allowed. */
const PAUSE_MS = 300;

export type Traffic = {
  readonly updates: number;
  readonly refusals: number;
  /** What does not hold at the end of the day, in words. */
  readonly wrong: readonly string[];
};

export const honestDay = async (seed: number): Promise<Traffic> => {
  const random = createRandom(seed);
  const charterId = CharterId.parse("cha_wendle");
  const world = await createWorld({ charterId, log: createMemoryUpdateLog(), random });
  for (const name of CAST) world.open(loginOf(name)).connect();
  await world.settle();
  for (let deed = 0; deed < DEEDS_PER_DAY; deed += 1) {
    const [tab, name] = [pickFrom(world.tabs, random), pickFrom(DEEDS, random)];
    if (tab !== undefined && name !== undefined) await actOf(name)(world, tab, random);
    if (random(3) > 0) continue;
    await world.settle();
    await world.clock.advance(PAUSE_MS);
  }
  const wrong = await judge(world);
  for (const tab of world.tabs) tab.close();
  return { ...world.counts, wrong };
};
