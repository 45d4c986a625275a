/** How many letters a second a server passes on while 99 of 100 deliveries take less than a tenth of a second. */
import { type Bench, seedOf, withServer } from "../bench.ts";
import { typeFor } from "../clients/type-for.ts";
import { TypingRoom } from "../clients/typing-room.ts";
import { everyServer, type Measure, type Reading } from "../measure.ts";
import { createRandom, type Random } from "../random.ts";
import { percentile } from "../statistics.ts";
import { until } from "../waiting.ts";

/** The server takes 200 frames a second of one session for good: the rates stay below that for each client. */
const SHAPES = [
  { key: "saturation-1x50", rooms: 1, clients: 50, listeners: 8, highestRate: 9_000 },
  { key: "saturation-1x200", rooms: 1, clients: 200, listeners: 4, highestRate: 9_000 },
  { key: "saturation-100x4", rooms: 100, clients: 4, listeners: 1, highestRate: 40_000 },
] as const;

const LOWEST_RATE = 100;
const STEP = 1.5;
const SECONDS = { full: 1.5, quick: 0.4 } as const;
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
  begin: (bench) => async (kind, round) => {
    const readings: Record<string, Reading> = {};
    for (const shape of SHAPES)
      readings[shape.key] = await withServer(bench, kind, async (server) => {
        const random = createRandom(100 * round + shape.clients);
        const opening = { kind, server, random, clients: shape.clients, listeners: shape.listeners };
        const rooms: TypingRoom[] = [];
        for (let room = 0; room < shape.rooms; room += 1)
          rooms.push(await TypingRoom.open({ ...opening, room, seed: seedOf(bench, room) }));
        const reading = await climb(bench, shape, rooms, random);
        for (const room of rooms) room.cut();
        return reading;
      });
    return readings;
  },
};

const climb = async (
  bench: Bench,
  { highestRate, clients }: Shape,
  rooms: readonly TypingRoom[],
  random: Random,
): Promise<Reading> => {
  const seconds = SECONDS[bench.isQuick ? "quick" : "full"];
  const typists = inTurns(rooms, clients);
  let sustained = 0;
  for (let rate = LOWEST_RATE; rate <= highestRate; rate *= STEP) {
    let last = await attempt(rooms, { typists, perSecond: rate, seconds, random });
    for (let tries = 1; !last.passes && tries < TRIES; tries += 1)
      last = await attempt(rooms, { typists, perSecond: rate, seconds, random });
    if (!last.passes) return { value: sustained, atLeast: last.generatorGaveOut };
    sustained = last.perSecond;
  }
  return { value: sustained, atLeast: true };
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
