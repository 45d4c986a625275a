/** Listens at the server's door: what it tells is held against what is on disk at that moment. */
import type { CharterId } from "@acb/schemas/ids";
import { closeReasonOf } from "@acb/shared/protocol/close-code";
import { readFrame } from "@acb/shared/protocol/frames";
import * as Y from "yjs";
import type { Login } from "../entrance/login.ts";
import type { Door } from "../testing/peer.ts";
import type { Durable } from "./durable.ts";

export type Counts = { updates: number; refusals: number };

type Options = {
  readonly door: Door;
  readonly durable: Durable;
  readonly counts: Counts;
  readonly onBreach: (what: string) => void;
};

/** Each promise is checked when it is made, so that a disk that catches up later hides nothing. */
export const watchDoor = ({ door, durable, counts, onBreach }: Options): Door => ({
  join: (charterId: CharterId, login: Login, socket) => {
    const received: Uint8Array[] = [];
    let savedCount = 0;

    const checkTold = (bytes: Uint8Array): void => {
      const frame = readFrame(bytes);
      if (frame.kind === "update" || frame.kind === "syncStep2") {
        if (!durable.holds(frame.update)) onBreach(`SY1: ${login.name} was shown what is not stored`);
      } else if (frame.kind === "saved") {
        for (const update of received.slice(savedCount, frame.count))
          if (!durable.holds(update))
            onBreach(`SY1: ${login.name} was told that something is saved which is not`);
        if (frame.count > received.length) onBreach(`SY14: ${login.name} was told of more than was sent`);
        savedCount = frame.count;
      }
    };

    const participant = door.join(charterId, login, {
      ...socket,
      send: (frame) => {
        checkTold(frame);
        socket.send(frame);
      },
      close: (code, reason) => {
        if (!HONEST_ENDINGS.has(reason)) {
          counts.refusals += 1;
          onBreach(`G1–G6: ${login.name} was refused: ${closeReasonOf(code) ?? code}`);
        }
        socket.close(code, reason);
      },
    });
    return {
      end: participant.end,
      receive: (bytes) => {
        const frame = readFrame(bytes);
        if (frame.kind === "update" || frame.kind === "syncStep2") {
          received.push(frame.update);
          counts.updates += 1;
          if (!login.mayWrite && hasWords(frame.update)) onBreach(`I-11: ${login.name}, a reader, wrote`);
        }
        participant.receive(bytes);
      },
    };
  },
});

/** A server that stops, or a disk that fails for long: whoever hears it comes back. */
const HONEST_ENDINGS: ReadonlySet<string> = new Set(["restarting", "tryLater"]);

/** Yjs itself says which deletions it knows, a reader's too (SY60). */
const hasWords = (update: Uint8Array): boolean => Y.decodeUpdate(update).structs.length > 0;
