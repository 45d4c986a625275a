/** What an open charter and a further connection cost in memory, seen from outside as resident memory. */
import { eachAtOnce } from "../at-once.ts";
import { seedOf, withServer } from "../bench.ts";
import { openClient } from "../clients/client.ts";
import { TypingRoom } from "../clients/typing-room.ts";
import { everyServer, type Measure } from "../measure.ts";
import { createRandom } from "../random.ts";

const CHARTERS = { full: 500, quick: 50 } as const;
const CLIENTS = 2;
const AT_ONCE = 20;
const KB = 1024;

export const MEMORY: Measure = {
  name: "memory",
  says: "growth of resident memory over that of the server with one charter open, once it has become quiet",
  rounds: 2,
  measures: everyServer,
  metrics: [
    {
      key: "memory-charter",
      words: `per open charter, with its ${CLIENTS} clients, both of whom have written`,
      unit: "KB",
    },
    { key: "memory-connection", words: "per further connection, which only reads", unit: "KB" },
    { key: "memory-empty", words: "the server with one charter open", unit: "MB" },
  ],
  begin: (bench) => async (kind, round) =>
    withServer(bench, kind, async (server) => {
      const random = createRandom(round);
      const open = (room: number) =>
        TypingRoom.open({
          kind,
          server,
          room,
          random,
          clients: CLIENTS,
          listeners: CLIENTS,
          seed: seedOf(bench, room),
        });
      const settled = async (): Promise<number> => {
        await server.quiet();
        return server.memoryBytes();
      };
      const count = CHARTERS[bench.isQuick ? "quick" : "full"];
      const others = Array.from({ length: count }, (_, number) => number + 1);
      const first = await open(0);
      const empty = await settled();
      const rooms = await eachAtOnce(others, AT_ONCE, open);
      const withCharters = await settled();
      const readers = others.map((room) => openClient({ kind, server, room, number: CLIENTS }));
      await Promise.all(readers.map(({ joined }) => joined));
      const withReaders = await settled();
      for (const client of [first, ...rooms, ...readers]) client.cut();
      return {
        "memory-charter": { value: (withCharters - empty) / KB / count },
        "memory-connection": { value: (withReaders - withCharters) / KB / count },
        "memory-empty": { value: empty / KB / KB },
      };
    }),
};
