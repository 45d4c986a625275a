/** Letters that another person had seen and that are gone after the server was killed. */
import { rm } from "node:fs/promises";
import * as Y from "yjs";
import { type Bench, newFolder, seedOf } from "../bench.ts";
import { openClient } from "../clients/client.ts";
import { FIRST_LETTER_CLOCK } from "../clients/first-words.ts";
import { typeFor } from "../clients/type-for.ts";
import { TypingRoom } from "../clients/typing-room.ts";
import { keepsDocuments, type Measure } from "../measure.ts";
import { createRandom, type Random } from "../random.ts";
import type { RunningServer, ServerKind } from "../servers/server-kind.ts";
import { until } from "../waiting.ts";

const COUNT = { full: 20, quick: 1 } as const;
const CLIENTS = 4;
const PER_SECOND = 80;
const TYPING_S = { shortest: 0.3, longest: 2.5 } as const;
/** A server may answer with nothing and send what it has read from the disk later; the wait ends when this long nothing came. */
const SILENCE_MS = 700;
const READ_LIMIT_MS = 30_000;

export const KILLS: Measure = {
  name: "kills",
  says: `${COUNT.full} times: ${CLIENTS} people type ${PER_SECOND} letters a second, then SIGKILL at a random moment, then a new start`,
  rounds: 1,
  measures: keepsDocuments,
  metrics: [
    { key: "kills-lost", words: "letters that others had seen and that are gone", unit: "letters" },
    { key: "kills-seen", words: "letters that others had seen", unit: "letters" },
    { key: "kills-lossy", words: "kills that lost something", unit: "kills" },
  ],
  begin: (bench) => async (kind, round) => {
    const random = createRandom(round);
    const folder = await newFolder(bench, kind);
    let server = await kind.start(folder);
    let [lost, seen, lossy] = [0, 0, 0];
    try {
      for (let kill = 0; kill < COUNT[bench.isQuick ? "quick" : "full"]; kill += 1) {
        const before = await typeAndKill(bench, { kind, server, random });
        server = await kind.start(folder);
        const after = await clocksOf(kind, server);
        const letters = (clock = 0) => Math.max(0, clock - FIRST_LETTER_CLOCK);
        const losses = [...before].map(([id, clock]) => Math.max(0, letters(clock) - letters(after.get(id))));
        seen += sum([...before.values()].map((clock) => letters(clock)));
        lost += sum(losses);
        lossy += sum(losses) > 0 ? 1 : 0;
      }
    } finally {
      await server.end("SIGTERM");
    }
    await rm(folder, { recursive: true });
    return { "kills-lost": { value: lost }, "kills-seen": { value: seen }, "kills-lossy": { value: lossy } };
  },
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

type Typing = { readonly kind: ServerKind; readonly server: RunningServer; readonly random: Random };

/** Answers what others had seen of each typist when the server died. */
const typeAndKill = async (
  bench: Bench,
  { kind, server, random }: Typing,
): Promise<ReadonlyMap<number, number>> => {
  const seed = seedOf(bench, 0);
  const room = await TypingRoom.open({
    kind,
    server,
    random,
    seed,
    room: 0,
    clients: CLIENTS,
    listeners: CLIENTS,
  });
  const seconds = TYPING_S.shortest + random() * (TYPING_S.longest - TYPING_S.shortest);
  await typeFor({ typists: room.typists, perSecond: PER_SECOND, seconds, random });
  await server.end("SIGKILL");
  const seen = room.seenByOthers();
  room.cut();
  return seen;
};

/** What the server holds of each client after its start. */
const clocksOf = async (kind: ServerKind, server: RunningServer): Promise<ReadonlyMap<number, number>> => {
  const clocks = new Map<number, number>();
  let heardAtMs = Number.POSITIVE_INFINITY;
  const client = openClient(
    { kind, server, room: 0, number: 0 },
    {
      content: (update, atMs) => {
        heardAtMs = atMs;
        for (const [clientId, clock] of Y.parseUpdateMeta(update).to)
          clocks.set(clientId, Math.max(clock, clocks.get(clientId) ?? 0));
      },
    },
  );
  await client.joined;
  await until(() => performance.now() - heardAtMs > SILENCE_MS, READ_LIMIT_MS);
  client.cut();
  return clocks;
};
