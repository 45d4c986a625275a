/** Servers that break one promise each, so that the simulation can be seen to notice (SPEC: SY67). */
import { readFrame, savedFrame } from "@acb/shared/protocol/frames";
import * as Y from "yjs";
import type { UpdateLog } from "../../storage/ports/update-log.ts";
import { replay } from "../../storage/replay.ts";
import type { Socket } from "../participant/socket.ts";
import { loginOf } from "../testing/room-world.ts";

export type Breakage = {
  /** The log as the broken server asks it. */
  readonly log?: (log: UpdateLog) => UpdateLog;
  /** What it sends in place of a frame; `null` for nothing. Called with a count of its frames. */
  readonly sends?: (frame: Uint8Array, count: number) => Uint8Array | null;
};

type BrokenServer = {
  readonly what: string;
  readonly breakage: Breakage;
  /** The promise that the verdict has to name. */
  readonly promise: string;
};

const appending =
  (append: (log: UpdateLog, ...args: Parameters<UpdateLog["append"]>) => ReturnType<UpdateLog["append"]>) =>
  (log: UpdateLog): UpdateLog => ({ ...boundTo(log), append: (batch) => append(log, batch) });

/** The log may be a proxy, whose operations are not its own properties. */
const boundTo = (log: UpdateLog): UpdateLog => ({
  append: (batch) => log.append(batch),
  load: (charterId) => log.load(charterId),
  owners: (charterId) => log.owners(charterId),
  compact: (...args) => log.compact(...args),
  fold: (charterId) => log.fold(charterId),
  packed: (charterId) => log.packed(charterId),
});

const isKind = (frame: Uint8Array, kind: string): boolean => readFrame(frame).kind === kind;

export const BROKEN_SERVERS: readonly BrokenServer[] = [
  {
    what: "tells before the disk has it",
    promise: "SY1",
    breakage: {
      log: appending(async (log, batch) => {
        void log.append(batch).catch(() => {});
        return batch.map(() => 1);
      }),
    },
  },
  {
    what: "takes a failed append for a stored one",
    promise: "SY1",
    breakage: { log: appending((log, batch) => log.append(batch).catch(() => batch.map(() => 1))) },
  },
  {
    what: "stores all of a batch but its last update",
    promise: "SY1",
    breakage: { log: appending((log, batch) => log.append(batch.length > 1 ? batch.slice(0, -1) : batch)) },
  },
  {
    what: "gives an update to another person",
    promise: "I-14",
    breakage: {
      log: appending((log, batch) =>
        log.append(batch.map((update) => ({ ...update, personId: loginOf("Zora").personId }))),
      ),
    },
  },
  {
    what: "does not tell somebody of an update",
    promise: "I-8",
    breakage: { sends: (frame, count) => (isKind(frame, "update") && count % 5 === 0 ? null : frame) },
  },
  {
    what: "does not say that something is saved",
    promise: "SY14",
    breakage: { sends: (frame) => (isKind(frame, "saved") ? null : frame) },
  },
  {
    what: "says that more is saved than is",
    promise: "SY14",
    breakage: {
      sends: (bytes) => {
        const frame = readFrame(bytes);
        return frame.kind === "saved" ? savedFrame(frame.count + 1) : bytes;
      },
    },
  },
  {
    // Whoever wrote it brings it again; whoever has it from others is refused for bringing it.
    what: "folds its log without what was written last",
    promise: "G1–G6",
    breakage: {
      log: (log) => ({
        ...boundTo(log),
        load: async (charterId) => {
          const { updates, lastSeq, checkpoint } = await log.load(charterId);
          const kept = { checkpoint, updates: updates.slice(0, -1), lastSeq };
          if (updates.length > 3) await log.compact(charterId, lastSeq, Y.encodeStateAsUpdate(replay(kept)));
          return log.load(charterId);
        },
      }),
    },
  },
];

/** The socket through which such a server speaks. */
export const brokenSocket = (socket: Socket, { sends }: Breakage): Socket => {
  if (sends === undefined) return socket;
  let count = 0;
  return {
    ...socket,
    send: (frame) => {
      count += 1;
      const said = sends(frame, count);
      if (said !== null) socket.send(said);
    },
  };
};
