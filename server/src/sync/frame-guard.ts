/** What a client may send (SPEC: Sync): a table of rules over a decoded frame. The first that refuses, decides. */

import { SEED_CLIENT_ID } from "@acb/shared/document/from-template";
import type { CloseReason } from "@acb/shared/protocol/close-code";
import { readFrame } from "@acb/shared/protocol/frames";
import * as Y from "yjs";
import { type PresenceEntry, readPresence } from "./presence-frame.ts";

/** A frame as the server understands it. */
type Seen =
  | { readonly kind: "ask"; readonly stateVector: Uint8Array }
  | {
      readonly kind: "write";
      readonly update: Uint8Array;
      readonly isEmpty: boolean;
      /** Is it the answer to the server's question: everything that the server is missing? */
      readonly isAnswer: boolean;
      readonly clientIds: readonly number[];
    }
  | { readonly kind: "present"; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: "askWhoIsPresent" }
  | { readonly kind: "tooLarge" }
  | { readonly kind: "unreadable" };

export type Sender = { readonly mayWrite: boolean };
export type Guarded =
  | { readonly ok: true; readonly frame: Exclude<Seen, { kind: "unreadable" | "tooLarge" }> }
  | { readonly ok: false; readonly reason: CloseReason };

type Rule = (frame: Seen, sender: Sender) => CloseReason | null;

const MB = 1024 * 1024;
/** Ten times the largest charter seen, and still one breath for the disk. */
export const LARGEST_UPDATE_BYTES = 8 * MB;
const LARGEST_PRESENCE_BYTES = MB / 4;

const RULES: Readonly<Record<string, Rule>> = {
  readable: (frame) => (frame.kind === "unreadable" ? "badFrame" : null),
  withinSize: (frame) => (frame.kind === "tooLarge" ? "tooLarge" : null),
  // The words of the template are the server's: a client could write under their name, or end them for good.
  underItsOwnClientId: (frame) =>
    frame.kind === "write" && frame.clientIds.some((id) => id >= SEED_CLIENT_ID) ? "badFrame" : null,
  // A reader's client answers the server's question with an empty update: that is no writing.
  writtenByAWriter: (frame, { mayWrite }) =>
    frame.kind === "write" && !frame.isEmpty && !mayWrite ? "notAllowed" : null,
};

/** Never throws, applies nothing. */
export const guard = (bytes: Uint8Array, sender: Sender): Guarded => {
  const frame = see(bytes);
  for (const rule of Object.values(RULES)) {
    const reason = rule(frame, sender);
    if (reason !== null) return { ok: false, reason };
  }
  // The first two rules refuse these kinds; the compiler cannot see into the table.
  return frame.kind === "unreadable" || frame.kind === "tooLarge"
    ? { ok: false, reason: "badFrame" }
    : { ok: true, frame };
};

const see = (bytes: Uint8Array): Seen => {
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
      return { kind: "unreadable" };
    default:
      return frame satisfies never;
  }
};

const seeQuestion = (stateVector: Uint8Array): Seen => {
  try {
    Y.decodeStateVector(stateVector);
    return { kind: "ask", stateVector };
  } catch {
    return { kind: "unreadable" };
  }
};

const seeUpdate = (update: Uint8Array, isAnswer: boolean): Seen => {
  if (update.byteLength > LARGEST_UPDATE_BYTES) return { kind: "tooLarge" };
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    const isEmpty = structs.length === 0 && ds.clients.size === 0;
    const clientIds = [...new Set(structs.map(({ id }) => id.client))];
    return { kind: "write", update, isEmpty, isAnswer, clientIds };
  } catch {
    return { kind: "unreadable" };
  }
};

const seePresence = (bytes: Uint8Array): Seen => {
  if (bytes.byteLength > LARGEST_PRESENCE_BYTES) return { kind: "tooLarge" };
  const entries = readPresence(bytes);
  return entries === null ? { kind: "unreadable" } : { kind: "present", entries };
};
