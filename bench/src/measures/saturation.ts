/** How many letters a second a server passes on while 99 of 100 deliveries take less than a tenth of a second. */
import { type Bench, seedOf, withServer } from "../bench.ts";
import { typeFor } from "../clients/type-for.ts";
import { TypingRoom } from "../clients/typing-room.ts";
import { everyServer, type Measure, type Reading } from "../measure.ts";
import { createRandom, type Random } from "../random.ts";
import { percentile } from "../statistics.ts";
import { until } from "../waiting.ts";

/** The server takes 200 frames a second of one client for good: the rates stay below that for each client. */
const SHAPES = [
  { key: "saturation-1x50", firstRoom: 0, rooms: 1, clients: 50, listeners: 8, highestRate: 9_000 },
  { key: "saturation-1x200", firstRoom: 1, rooms: 1, clients: 200, listeners: 4, highestRate: 9_000 },
  { key: "saturation-100x4", firstRoom: 2, rooms: 100, clients: 4, listeners: 2, highestRate: 40_000 },
] as const;

const FIRST_RATE = 200;
const LOWEST_RATE = 20;
const STEP = { full: 1.5, quick: 3 } as const;
const SECONDS = { full: 1.2, quick: 0.4 } as const;
const P99_LIMIT_MS = 100;
const DRAIN_LIMIT_MS = 1_000;
/** One stall of the disk or the machine is no limit: a rate is missed when this many tries at it fail. */
const TRIES = 2;

type Shape = (typeof SHAPES)[number];
type Try = { readonly perSecond: number; readonly passes: boolean; readonly generatorGaveOut: boolean };

export const SATURATION: Measure = {
  name: "saturation",
  says: `the highest rate at which p99 stays below ${P99_LIMIT_MS} ms and everything is delivered; rates grow by half`,
  rounds: 2,
  measures: everyServer,
  metrics: SHAPES.map(({ key, rooms, clients }) => ({
    key,
    words: `${rooms === 1 ? "1 charter" : `${rooms} charters`} × ${clients} clients`,
    unit: "edits/s",
  })),
  begin: (bench) => (kind, round) =>
    withServer(bench, kind, async (server) => {
      const readings: Record<string, Reading> = {};
      for (const shape of SHAPES) {
        const random = createRandom(100 * round + shape.clients);
        const rooms: TypingRoom[] = [];
        for (let room = shape.firstRoom; room < shape.firstRoom + shape.rooms; room += 1) {
          const { clients, listeners } = shape;
          const seed = seedOf(bench, room);
          rooms.push(await TypingRoom.open({ kind, server, room, clients, listeners, seed, random }));
        }
        readings[shape.key] = await climb(bench, shape, rooms, random);
        for (const room of rooms) room.cut();
        await server.quiet();
      }
      return readings;
    }),
};

const climb = async (
  bench: Bench,
  { highestRate, clients }: Shape,
  rooms: readonly TypingRoom[],
  random: Random,
): Promise<Reading> => {
  const effort = bench.isQuick ? "quick" : "full";
  const seconds = SECONDS[effort];
  const typists = inTurns(rooms, clients);
  const passes = async (perSecond: number): Promise<Try> => {
    let last = await attempt(rooms, { typists, perSecond, seconds, random });
    for (let tries = 1; !last.passes && tries < TRIES; tries += 1)
      last = await attempt(rooms, { typists, perSecond, seconds, random });
    return last;
  };
  let rate = FIRST_RATE;
  let best = await passes(rate);
  while (!best.passes && rate > LOWEST_RATE) {
    rate /= STEP[effort];
    best = await passes(rate);
  }
  if (!best.passes) return { value: 0 };
  // Below the first rate, the one above is known to be too much.
  while (rate >= FIRST_RATE && rate * STEP[effort] <= highestRate) {
    rate *= STEP[effort];
    const next = await passes(rate);
    if (!next.passes) return { value: best.perSecond, atLeast: next.generatorGaveOut };
    best = next;
  }
  return { value: best.perSecond, atLeast: rate >= FIRST_RATE };
};

/** One of each room, then the next of each room: letters that follow each other are of different rooms. */
const inTurns = (rooms: readonly TypingRoom[], clients: number) =>
  Array.from({ length: clients }, (_, client) =>
    rooms.flatMap(({ typists }) => typists[client] ?? []),
  ).flat();

const attempt = async (rooms: readonly TypingRoom[], load: Parameters<typeof typeFor>[0]): Promise<Try> => {
  for (const room of rooms) room.measure();
  const { letters, seconds, generatorGaveOut } = await typeFor(load);
  const isDelivered = await until(() => rooms.every((room) => room.isDelivered), DRAIN_LIMIT_MS);
  const p99 = percentile(
    rooms.flatMap(({ latenciesMs }) => latenciesMs),
    0.99,
  );
  const isOpen = rooms.every(({ closings }) => closings.length === 0);
  return {
    perSecond: letters / seconds,
    passes: isOpen && isDelivered && !generatorGaveOut && p99 < P99_LIMIT_MS,
    generatorGaveOut,
  };
};
