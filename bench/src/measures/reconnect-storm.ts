/** Everybody of a charter comes back at once, each with words written without a connection. */
import * as Y from "yjs";
import { seedOf, withServer } from "../bench.ts";
import { type Client, openClient } from "../clients/client.ts";
import { FIRST_LETTER_CLOCK } from "../clients/first-words.ts";
import { TypingRoom } from "../clients/typing-room.ts";
import { keepsDocuments, type Measure } from "../measure.ts";
import { createRandom } from "../random.ts";
import { until } from "../waiting.ts";
import { keystroke } from "../wire/keystroke.ts";

const CLIENTS = { full: 200, quick: 60 } as const;
const LIMIT_MS = 30_000;

export const RECONNECT_STORM: Measure = {
  name: "reconnect-storm",
  says: "200 clients of one charter connect at once, each with a letter typed offline, until all have all letters",
  rounds: 3,
  measures: keepsDocuments,
  metrics: [
    { key: "storm-ms", words: "until everybody has every letter", unit: "ms" },
    { key: "storm-cpu", words: "server CPU", unit: "s" },
  ],
  begin: (bench) => async (kind, round) =>
    withServer(bench, kind, async (server) => {
      const clients = CLIENTS[bench.isQuick ? "quick" : "full"];
      const seed = seedOf(bench, 0);
      const room = await TypingRoom.open({
        kind,
        server,
        seed,
        clients,
        room: 0,
        listeners: clients,
        random: createRandom(round),
      });
      room.cut();
      await server.quiet();

      const clientIds = room.typists.map(({ clientId }) => clientId);
      const known = new Map(Y.decodeStateVector(Y.encodeStateVectorFromUpdate(seed)));
      for (const clientId of clientIds) known.set(clientId, FIRST_LETTER_CLOCK + 1);
      const cpuBefore = await server.cpuSeconds();
      const startAt = performance.now();
      const everybody = clientIds.map((clientId, number) =>
        comeBack({ kind, server, room: 0, number }, { clientId, known, everyone: new Set(clientIds) }),
      );
      const haveAll = await until(() => everybody.every(({ hasAll }) => hasAll()), LIMIT_MS);
      const lastMs = Math.max(...everybody.map(({ completeAtMs }) => completeAtMs())) - startAt;
      const cpuSeconds = (await server.cpuSeconds()) - cpuBefore;
      const closings = everybody.flatMap(({ client }) => client.closed() ?? []);
      for (const { client } of everybody) client.cut();
      if (!haveAll)
        throw new Error(
          `${kind.name}: not everybody has every letter. Closed: ${closings.join("; ") || "nobody"}`,
        );
      return { "storm-ms": { value: lastMs }, "storm-cpu": { value: cpuSeconds } };
    }),
};

type Returning = {
  readonly clientId: number;
  /** What everybody had before the line was cut. */
  readonly known: ReadonlyMap<number, number>;
  readonly everyone: ReadonlySet<number>;
};

const OFFLINE_CLOCK = FIRST_LETTER_CLOCK + 1;

const comeBack = (place: Parameters<typeof openClient>[0], { clientId, known, everyone }: Returning) => {
  const missing = new Set(everyone);
  missing.delete(clientId);
  let completeAtMs = Number.POSITIVE_INFINITY;
  const client: Client = openClient(place, {
    stateVector: Y.encodeStateVector(new Map(known).set(clientId, OFFLINE_CLOCK + 1)),
    answer: () => keystroke(clientId, OFFLINE_CLOCK, "o"),
    content: (update, atMs) => {
      if (missing.size === 0) return;
      for (const [id, clock] of Y.parseUpdateMeta(update).to) if (clock > OFFLINE_CLOCK) missing.delete(id);
      if (missing.size === 0) completeAtMs = atMs;
    },
  });
  return { client, hasAll: () => missing.size === 0, completeAtMs: () => completeAtMs };
};
