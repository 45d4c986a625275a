/**
 * What every message of the protocol needs of who sends it: the one table of the tests of messages (shared: AC11). What it means
 * for each role follows from the table of access, never from here.
 */
import type { Action, CharterState, Role } from "@acb/schemas/role";
import { can } from "@acb/shared/access/can";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { MESSAGE, SYNC } from "@acb/shared/protocol/message-type";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { writePresence } from "../room/presence-frame.ts";
import { writingIn } from "./writing.ts";

export type MessageNeed = {
  /** `null` for what no client may send. */
  readonly needs: Action | null;
  /** What others hear when it is taken. */
  readonly others: "update" | "awareness" | null;
  /** Of a client that holds this document; the word goes where it writes. */
  readonly payload: (doc: Y.Doc, word: string) => Uint8Array;
};

const words: MessageNeed["payload"] = (doc, word) => {
  const before = Y.encodeStateVector(doc);
  writingIn(doc).insert(0, word);
  return Y.encodeStateAsUpdate(doc, before);
};
const here: MessageNeed["payload"] = ({ clientID: clientId }) =>
  writePresence([{ clientId, clock: 1, state: { at: "here" } }]);
const nothing: MessageNeed["payload"] = () => new Uint8Array();

/** One row for each entry of the protocol's tables: a new one does not compile without. */
const BY_SYNC: Readonly<Record<keyof typeof SYNC, MessageNeed>> = {
  step1: { needs: "read", others: null, payload: () => Uint8Array.of(0) },
  step2: { needs: "write", others: "update", payload: words },
  update: { needs: "write", others: "update", payload: words },
};
const BY_MESSAGE: Readonly<Record<Exclude<keyof typeof MESSAGE, "sync">, MessageNeed>> = {
  awareness: { needs: "read", others: "awareness", payload: here },
  queryAwareness: { needs: "read", others: null, payload: nothing },
  auth: { needs: null, others: null, payload: nothing },
  saved: { needs: null, others: null, payload: nothing },
  event: { needs: null, others: null, payload: nothing },
};
const UNKNOWN: MessageNeed = { needs: null, others: null, payload: nothing };

export type Message = {
  readonly called: string;
  /** Has it a row, or is it of a type that the protocol does not have? */
  readonly isKnown: boolean;
  readonly need: MessageNeed;
  readonly frame: (doc: Y.Doc, word: string) => Uint8Array;
};

/** The row of a number, by the name that the protocol's table gives it. */
const needOf = (
  numbers: Readonly<Record<string, number>>,
  needs: Readonly<Record<string, MessageNeed>>,
  at: number,
) => needs[Object.entries(numbers).find(([, number]) => number === at)?.[0] ?? ""] ?? UNKNOWN;

const frameOf =
  (numbers: readonly number[], { needs, payload }: MessageNeed): Message["frame"] =>
  (doc, word) =>
    encoding.encode((encoder) => {
      for (const number of numbers) encoding.writeVarUint(encoder, number);
      const bytes = payload(doc, word);
      if (needs === null || bytes.byteLength > 0) encoding.writeVarUint8Array(encoder, bytes);
    });

const ALL = Array.from({ length: 256 }, (_, at) => at);

/** Every type of message, and every kind of sync message, known or not. */
export const MESSAGES: readonly Message[] = [
  ...ALL.filter((type) => type !== MESSAGE.sync).map((type) => {
    const need = needOf(MESSAGE, BY_MESSAGE, type);
    return { called: `type ${type}`, isKnown: need !== UNKNOWN, need, frame: frameOf([type], need) };
  }),
  ...ALL.map((kind) => {
    const need = needOf(SYNC, BY_SYNC, kind);
    return {
      called: `sync ${kind}`,
      isKnown: need !== UNKNOWN,
      need,
      frame: frameOf([MESSAGE.sync, kind], need),
    };
  }),
];

/** With which code the socket of somebody with these roles, who was let in, ends over it; `null` when it is taken. */
export const closeCodeFor = (
  { needs }: MessageNeed,
  roles: readonly Role[],
  state: CharterState,
): number | null => {
  if (needs === null) return CLOSE.badFrame.code;
  return can(roles, needs, state) ? null : CLOSE.notAllowed.code;
};
