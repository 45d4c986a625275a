/** How long a letter takes to everybody else in its charter, and what that costs the server. */
import { type Bench, seedOf, withServer } from "../bench.ts";
import { typeFor } from "../clients/type-for.ts";
import { TypingRoom } from "../clients/typing-room.ts";
import { everyServer, type Measure, type Reading, type Readings } from "../measure.ts";
import { createRandom } from "../random.ts";
import type { RunningServer, ServerKind } from "../servers/server-kind.ts";
import { percentile } from "../statistics.ts";
import { until } from "../waiting.ts";

/** All typists together; at 200 clients 60 letters are 12,000 deliveries a second. */
const SIZES = [
  { room: 0, clients: 10, perSecond: 20 },
  { room: 1, clients: 50, perSecond: 100 },
  { room: 2, clients: 200, perSecond: 60 },
] as const;

const WARM_UP_S = 1;
const SECONDS = { full: 4, quick: 1.5 } as const;
const DRAIN_LIMIT_MS = 5_000;

type Size = (typeof SIZES)[number];

const keysOf = ({ clients }: Size) => ({
  p50: `fan-out-${clients}-p50`,
  p95: `fan-out-${clients}-p95`,
  p99: `fan-out-${clients}-p99`,
  cpuPerUpdates: `fan-out-${clients}-cpu-updates`,
  cpuPerDelivery: `fan-out-${clients}-cpu-delivery`,
});

export const FAN_OUT: Measure = {
  name: "fan-out",
  says: "from the moment a letter is sent to the moment another client has it; everybody types in a paragraph of their own",
  rounds: 3,
  measures: everyServer,
  metrics: SIZES.flatMap((size) => {
    const keys = keysOf(size);
    const words = `${size.clients} clients in a charter, ${size.perSecond} edits/s`;
    return [
      { key: keys.p50, words: `${words}: p50`, unit: "ms" },
      { key: keys.p95, words: `${words}: p95`, unit: "ms" },
      { key: keys.p99, words: `${words}: p99`, unit: "ms" },
      { key: keys.cpuPerUpdates, words: `${words}: server CPU per 1,000 updates`, unit: "ms" },
      { key: keys.cpuPerDelivery, words: `${words}: server CPU per delivery`, unit: "µs" },
    ];
  }),
  begin: (bench) => (kind, round) =>
    withServer(bench, kind, async (server) => {
      const readings: Record<string, Reading> = {};
      for (const size of SIZES)
        Object.assign(readings, await measureSize(bench, { kind, server, round, size }));
      return readings;
    }),
};

type Setting = {
  readonly kind: ServerKind;
  readonly server: RunningServer;
  readonly round: number;
  readonly size: Size;
};

const measureSize = async (bench: Bench, { kind, server, round, size }: Setting): Promise<Readings> => {
  const { room: roomNumber, clients, perSecond } = size;
  const random = createRandom(1000 * round + clients);
  const room = await TypingRoom.open({
    kind,
    server,
    random,
    room: roomNumber,
    clients,
    listeners: clients,
    seed: seedOf(bench, roomNumber),
  });
  const { typists } = room;
  await typeFor({ typists, random, perSecond, seconds: WARM_UP_S });
  await until(() => room.isDelivered, DRAIN_LIMIT_MS);
  room.measure();
  const cpuBefore = await server.cpuSeconds();
  const { letters } = await typeFor({
    typists,
    random,
    perSecond,
    seconds: SECONDS[bench.isQuick ? "quick" : "full"],
  });
  const isDelivered = await until(() => room.isDelivered, DRAIN_LIMIT_MS);
  const cpuSeconds = (await server.cpuSeconds()) - cpuBefore;
  if (!isDelivered || room.closings.length > 0)
    throw new Error(
      `${kind.name} did not deliver every letter. Closed: ${room.closings.join("; ") || "nobody"}`,
    );
  const { latenciesMs } = room;
  room.cut();
  await server.quiet();
  const keys = keysOf(size);
  return {
    [keys.p50]: { value: percentile(latenciesMs, 0.5) },
    [keys.p95]: { value: percentile(latenciesMs, 0.95) },
    [keys.p99]: { value: percentile(latenciesMs, 0.99) },
    [keys.cpuPerUpdates]: { value: (cpuSeconds * 1e6) / letters },
    [keys.cpuPerDelivery]: { value: (cpuSeconds * 1e6) / latenciesMs.length },
  };
};
