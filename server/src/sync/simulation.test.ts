/** Seeded simulation (I-8, I-3, I-6): 2–5 people write, drop, come back; the disk fails; frames arrive in any order of peers. */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { replay } from "../storage/replay.ts";
import type { Peer } from "./testing/peer.ts";
import { CHARTER, createRoomWorld, loginOf } from "./testing/room-world.ts";

const SESSION_COUNT = 150;
const STEP_COUNT = 120;

/** Mulberry32: small, seeded, the same everywhere. */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

type World = ReturnType<typeof createRoomWorld>;
type Run = {
  readonly world: World;
  readonly peers: readonly Peer[];
  readonly random: (below: number) => number;
};

/** What a step may be, and how often; each answers its own name for the record. */
const STEPS: readonly (readonly [
  weight: number,
  name: string,
  act: (run: Run, peer: Peer) => Promise<void> | void,
])[] = [
  [
    30,
    "type",
    ({ random }, peer) => peer.doc.getText("t").insert(random(peer.text.length + 1), `${random(10)}`),
  ],
  [8, "erase", ({ random }, peer) => eraseOne(peer, random)],
  [20, "deliver out", ({ random }, peer) => peer.deliver("out", 1 + random(3))],
  [20, "deliver in", ({ random }, peer) => peer.deliver("in", 1 + random(3))],
  [6, "drop", (_run, peer) => peer.disconnect()],
  [10, "come back", (_run, peer) => connectAgain(peer)],
  [12, "turn", ({ world }) => world.clock.settle()],
  [3, "hold disk", ({ world }) => world.log.hold()],
  [5, "free disk", ({ world }) => world.log.release()],
  [2, "disk fails", ({ world, random }) => world.log.failNext(1 + random(9))],
  [4, "time", ({ world, random }) => world.clock.advance(random(4_000))],
];
const TOTAL_WEIGHT = STEPS.reduce((sum, [weight]) => sum + weight, 0);

const eraseOne = (peer: Peer, random: Run["random"]): void => {
  if (peer.text.length > 0) peer.doc.getText("t").delete(random(peer.text.length), 1);
};
const connectAgain = (peer: Peer): void => {
  if (!peer.isConnected) peer.connect();
};
const stepAt = (at: number) => {
  let rest = at;
  for (const step of STEPS) {
    rest -= step[0];
    if (rest < 0) return step;
  }
  throw new Error("The weights do not add up.");
};

/** Every letter in these updates, by the client that wrote it and its place in that client's writing. */
const lettersIn = (updates: readonly Uint8Array[]): ReadonlySet<string> => {
  const letters = new Set<string>();
  for (const update of updates) {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, end] of to) {
      for (let clock = from.get(client) ?? 0; clock < end; clock += 1) letters.add(`${client}:${clock}`);
    }
  }
  return letters;
};

/** What any peer was shown is in the log already: an update frame is a promise. */
const expectSeenIsStored = async ({ world, peers }: Run, steps: readonly string[]): Promise<void> => {
  const stored = lettersIn(await storedUpdates(world));
  const unstored = [...lettersIn(peers.flatMap(({ seenUpdates }) => seenUpdates))].filter(
    (letter) => !stored.has(letter),
  );
  expect(unstored, steps.join(", ")).toEqual([]);
};

const storedUpdates = async ({ log }: World): Promise<readonly Uint8Array[]> => {
  const { checkpoint, updates } = await log.load(CHARTER);
  return checkpoint === null ? updates : [checkpoint, ...updates];
};

const simulate = async (seed: number): Promise<void> => {
  const random = randomOf(seed);
  const world = createRoomWorld();
  const names = ["Amina", "Bela", "Cara", "Dewi", "Emeka"].slice(0, 2 + random(4));
  const peers = names.map((name) => world.addPeer(loginOf(name)));
  const run: Run = { world, peers, random };
  const steps: string[] = [`seed ${seed}`];
  for (let at = 0; at < STEP_COUNT; at += 1) {
    const peer = peers[random(peers.length)] ?? world.addPeer(loginOf("Nobody"));
    const [, name, act] = stepAt(random(TOTAL_WEIGHT));
    steps.push(`${name} ${peer.login.name}`);
    await act(run, peer);
    if (at % 10 === 0) await expectSeenIsStored(run, steps);
  }
  world.log.failNext(0);
  world.log.release();
  await world.clock.advance(60_000);
  for (const peer of peers) connectAgain(peer);
  await world.settle();
  const stored = replay(await world.log.load(CHARTER))
    .getText("t")
    .toString();
  const texts = peers.map(({ text }) => text);
  expect(texts, steps.join(", ")).toEqual(texts.map(() => stored));
  expect(
    peers.map(({ heard, sentUpdates }) => heard.saved - sentUpdates),
    steps.join(", "),
  ).toEqual(peers.map(() => 0));
};

it(`SY1 (I-8, I-6): after ${SESSION_COUNT} seeded sessions all clients and the log agree, and nothing seen was unstored`, async () => {
  for (let seed = 1; seed <= SESSION_COUNT; seed += 1) await simulate(seed);
});
