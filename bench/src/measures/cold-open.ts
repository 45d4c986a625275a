/** A charter with a long history: how fast it is taken in edit by edit, and opened after a new start of the server. */
import { rm } from "node:fs/promises";
import * as Y from "yjs";
import { type Bench, copyOf, newFolder, seedOf, withServerIn } from "../bench.ts";
import { type Client, openClient } from "../clients/client.ts";
import { loadPage } from "../clients/load-page.ts";
import { createHistory, type History, type Turn, textLengthOf } from "../history/history.ts";
import { makeTrace, readTrace } from "../history/trace.ts";
import type { Measure, Reading, Readings } from "../measure.ts";
import { createRandom } from "../random.ts";
import { HOCUSPOCUS_EACH } from "../servers/peers.ts";
import type { RunningServer, ServerKind } from "../servers/server-kind.ts";
import { elapsed, until } from "../waiting.ts";

const ROOM = 1;
const SEED = 259_778;
const QUICK_EDITS = 10_000;
const TURN_LIMIT_MS = 60_000;
const OPEN_LIMIT_MS = 120_000;
const KB = 1024;

const BY_PAGE = "cold-page";
const OPENINGS = [
  { key: "cold-first", words: "first open after the edits and a new start" },
  { key: "cold-second", words: "second open, after one more start" },
  { key: BY_PAGE, words: "third open, as a page does that has the stored state by HTTP" },
] as const;

export const COLD_OPEN: Measure = {
  name: "cold-open",
  says: "some 250,000 single edits (a recorded trace, or a made one) by writers who take turns; opened until all text is in the client's document",
  rounds: 2,
  // It would write the whole document 250,000 times.
  measures: (kind) => kind.keepsDocuments && kind !== HOCUSPOCUS_EACH,
  metrics: [
    { key: "cold-ingest", words: "taking the edits in", unit: "edits/s" },
    { key: "cold-ingest-cpu", words: "the same: server CPU", unit: "s" },
    { key: "cold-ingest-memory", words: "the same: most memory of the server", unit: "MB" },
    ...OPENINGS.flatMap(({ key, words }) => [
      { key, words: `${words}: content in the client`, unit: "ms" },
      { key: `${key}-cpu`, words: `${words}: server CPU`, unit: "s" },
      { key: `${key}-bytes`, words: `${words}: bytes to the client`, unit: "KB" },
    ]),
  ],
  begin: (bench) => {
    const history = readHistory(bench);
    const filled = new Map<ServerKind, Promise<Filled>>();
    return async (kind) => {
      const known = filled.get(kind) ?? history.then((edits) => fill(bench, kind, edits));
      filled.set(kind, known);
      const { folder, readings } = await known;
      const copy = await copyOf(bench, folder);
      const all: Record<string, Reading> = { ...readings };
      for (const { key } of OPENINGS.filter((opening) => opening.key !== BY_PAGE || kind.pageState !== null))
        Object.assign(
          all,
          await withServerIn(copy, kind, async (server) => open({ kind, server, key }, await history)),
        );
      await rm(copy, { recursive: true });
      return all;
    };
  },
};

type Filled = { readonly folder: string; readonly readings: Readings };

const readHistory = async (bench: Bench): Promise<History> => {
  const edits = bench.tracePath === null ? makeTrace(SEED) : await readTrace(bench.tracePath);
  return createHistory(
    seedOf(bench, ROOM),
    bench.isQuick ? edits.slice(0, QUICK_EDITS) : edits,
    createRandom(SEED),
  );
};

/** Types the history into a fresh server; each opening works on a copy of what it then holds. */
const fill = async (bench: Bench, kind: ServerKind, history: History): Promise<Filled> => {
  const folder = await newFolder(bench, kind);
  const readings = await withServerIn(folder, kind, async (server): Promise<Readings> => {
    const place = { kind, server, room: ROOM };
    const heard = new Map<number, number>();
    const listener = openClient(
      { ...place, number: 0 },
      {
        content: (update) => {
          for (const [clientId, clock] of Y.parseUpdateMeta(update).to) heard.set(clientId, clock);
        },
      },
    );
    await listener.joined;
    if (!kind.roomsAreSeeded) listener.tell(seedOf(bench, ROOM));
    const cpuBefore = await server.cpuSeconds();
    const startAt = performance.now();
    for (const [number, turn] of history.turns.entries())
      await take(openClient({ ...place, number: number + 1 }), turn, heard);
    const seconds = (performance.now() - startAt) / 1000;
    await server.quiet();
    const cpuSeconds = (await server.cpuSeconds()) - cpuBefore;
    const memory = await server.peakMemoryBytes();
    listener.leave();
    await server.quiet();
    return {
      "cold-ingest": { value: history.updateCount / seconds },
      "cold-ingest-cpu": { value: cpuSeconds },
      "cold-ingest-memory": { value: memory / KB / KB },
    };
  });
  return { folder, readings };
};

const take = async (client: Client, turn: Turn, heard: ReadonlyMap<number, number>): Promise<void> => {
  await client.joined;
  client.deafen();
  for (const update of turn.updates) client.tell(update);
  const isHeard = () => heard.get(turn.clientId) === turn.lastClock;
  const isTaken = await until(() => isHeard() || client.closed() !== null, TURN_LIMIT_MS, 2);
  if (!isTaken || !isHeard())
    throw new Error(`A turn was not taken in: ${client.closed() ?? "it takes too long"}`);
  client.leave();
};

type Opening = { readonly kind: ServerKind; readonly server: RunningServer; readonly key: string };

const open = async ({ kind, server, key }: Opening, { textLength }: History): Promise<Readings> => {
  await server.quiet();
  const doc = new Y.Doc();
  const contentAtMs = Promise.withResolvers<number>();
  const look = (): void => {
    if (textLengthOf(doc) === textLength) contentAtMs.resolve(performance.now());
  };
  const cpuBefore = await server.cpuSeconds();
  const startAt = performance.now();
  const page = key === BY_PAGE ? await loadPage(kind, server, { doc, room: ROOM }) : 0;
  look();
  const client = openClient(
    { kind, server, room: ROOM, number: 0 },
    {
      stateVector: Y.encodeStateVector(doc),
      content: (update) => {
        Y.applyUpdate(doc, update);
        look();
      },
    },
  );
  const late = elapsed(OPEN_LIMIT_MS).then(() => Number.NaN);
  const openMs = (await Promise.race([contentAtMs.promise, late])) - startAt;
  if (Number.isNaN(openMs))
    throw new Error(
      `${kind.name} gave ${textLengthOf(doc)} of ${textLength} characters: ${client.closed() ?? "open"}`,
    );
  await client.joined;
  await server.quiet();
  const cpuSeconds = (await server.cpuSeconds()) - cpuBefore;
  const bytes = page + client.receivedBytes();
  client.cut();
  return {
    [key]: { value: openMs },
    [`${key}-cpu`]: { value: cpuSeconds },
    [`${key}-bytes`]: { value: bytes / KB },
  };
};
