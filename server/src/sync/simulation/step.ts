/** What may happen in a run, and how often: what people do, what the network does, what befalls the server. */
import type { Random } from "@acb/shared/document/testing/random-prose-edits";
import { editProse } from "@acb/shared/document/testing/random-prose-edits";
import { editCharter, textsOf } from "./charter-edits.ts";
import { pickFrom } from "./random.ts";
import type { Tab } from "./tab.ts";
import type { World } from "./world.ts";

type Act = (world: World, tab: Tab, random: Random) => Promise<void> | void;

const STEPS = {
  write: [34, (_, tab, random) => write(tab, random)],
  enterField: [6, (_, tab, random) => enterField(tab, random)],
  leaveField: [1, (_, tab) => tab.leaveField()],
  editCharter: [
    8,
    (_, tab, random) =>
      onlyWriters(tab, () => tab.edit((doc) => editCharter(doc, random, () => tab.startStep()))),
  ],
  undo: [5, (_, tab) => onlyWriters(tab, () => tab.undo())],
  redo: [2, (_, tab) => onlyWriters(tab, () => tab.redo())],
  sends: [18, (_, tab, random) => tab.peer.deliver("out", 1 + random(4))],
  hears: [18, (_, tab, random) => tab.peer.deliver("in", 1 + random(4))],
  sendsTwice: [1, (_, tab) => tab.peer.repeatLast()],
  losesFrame: [1, (_, tab, random) => loseFrame(tab, random)],
  goesOffline: [4, (_, tab) => tab.peer.disconnect()],
  comesBack: [9, (_, tab) => tab.connect()],
  reloads: [1, (world, tab) => tab.reload(world.deviceCopy(tab))],
  turnEnds: [12, ({ clock }) => clock.settle()],
  timePasses: [4, ({ clock }, _, random) => clock.advance(random(4_000))],
  diskHolds: [2, ({ disk }) => disk.hold()],
  diskFrees: [5, ({ disk }) => disk.release()],
  diskFails: [2, ({ disk }, _, random) => disk.failNext(1 + random(9))],
  logFolds: [1, ({ foldLog }) => foldLog()],
  serverStops: [1, (world) => world.stopServer()],
  serverDies: [1, (world, _, random) => world.killServer(random(2) === 0)],
} as const satisfies Readonly<Record<string, readonly [weight: number, act: Act]>>;

export type StepName = keyof typeof STEPS;

/** One step: whose tab, what, and the seed of whatever in it is left to chance. Steps do not depend on one another. */
export type Step = { readonly tab: number; readonly name: StepName; readonly seed: number };

const NAMES = Object.keys(STEPS) as readonly StepName[]; // the keys of the table, which Object.keys widens
const TOTAL_WEIGHT = NAMES.reduce((sum, name) => sum + STEPS[name][0], 0);

export const drawStep = (tabCount: number, random: Random): Step => {
  let rest = random(TOTAL_WEIGHT);
  const name = NAMES.find((each) => {
    rest -= STEPS[each][0];
    return rest < 0;
  });
  return { tab: random(tabCount), name: name ?? "write", seed: random(2 ** 31) };
};

export const actOf = (name: StepName): Act => STEPS[name][1];

const onlyWriters = (tab: Tab, act: () => void): void => {
  if (tab.login.mayWrite) act();
};

const write = (tab: Tab, random: Random): void => {
  if (tab.editor === null) enterField(tab, random);
  const { editor } = tab;
  if (editor !== null) onlyWriters(tab, () => tab.edit(() => editProse(editor, random)));
};

/** A reader's page renders what a writer's does. */
const enterField = (tab: Tab, random: Random): void => {
  const text = pickFrom(textsOf(tab.doc), random);
  if (text !== undefined) tab.enterField(...text);
};

/** Once in a connection: what comes after it is early, and asked for; a second time is no honest line's. */
const loseFrame = (tab: Tab, random: Random): void => {
  if (tab.peer.hasGaps || !tab.peer.hasAnswered) return;
  tab.peer.whileMuted(() => write(tab, random));
};
