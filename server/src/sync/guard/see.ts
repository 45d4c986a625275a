/** Reads a frame as the server understands it. Never throws, applies nothing. */
import { readFrame } from "@acb/shared/protocol/frames";
import * as Y from "yjs";
import { readPresence } from "../room/presence-frame.ts";
import type { Seen } from "./evidence.ts";

const MB = 1024 * 1024;
/** Ten times the largest charter seen, and still one breath for the disk. */
export const LARGEST_UPDATE_BYTES = 8 * MB;
const LARGEST_PRESENCE_BYTES = MB / 4;

const UNREADABLE = { kind: "unreadable", reason: "badFrame" } as const;
const TOO_LARGE = { kind: "unreadable", reason: "tooLarge" } as const;

export const see = (bytes: Uint8Array): Seen => {
  const frame = readFrame(bytes);
  switch (frame.kind) {
    case "syncStep1":
      return seeQuestion(frame.stateVector);
    case "syncStep2":
    case "update":
      return seeUpdate(frame.update, frame.kind === "syncStep2");
    case "awareness":
      return seePresence(frame.update);
    case "queryAwareness":
      return { kind: "askWhoIsPresent" };
    // `saved` and `event` are the server's own words: from a client they are as wrong as garbage.
    case "saved":
    case "event":
    case "bad":
      return UNREADABLE;
    default:
      return frame satisfies never;
  }
};

const seeQuestion = (stateVector: Uint8Array): Seen => {
  try {
    Y.decodeStateVector(stateVector);
    return { kind: "ask", stateVector };
  } catch {
    return UNREADABLE;
  }
};

const seeUpdate = (update: Uint8Array, isAnswer: boolean): Seen => {
  if (update.byteLength > LARGEST_UPDATE_BYTES) return TOO_LARGE;
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    const deletions = [...ds.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => ({ client, clock, length: len })),
    );
    const isEmpty = structs.length === 0 && deletions.length === 0;
    return { kind: "write", update, structs, isEmpty, deletions, isAnswer };
  } catch {
    return UNREADABLE;
  }
};

const seePresence = (bytes: Uint8Array): Seen => {
  if (bytes.byteLength > LARGEST_PRESENCE_BYTES) return TOO_LARGE;
  const entries = readPresence(bytes);
  return entries === null ? UNREADABLE : { kind: "present", entries };
};
