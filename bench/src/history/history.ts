/** A trace as the updates of a charter's writers: they take turns, and each edit is one update, as an editor sends it. */
import * as Y from "yjs";
import { proseOf } from "../clients/first-words.ts";
import { drawClientId, type Random } from "../random.ts";
import type { Edit } from "./trace.ts";

/** One client's part; it ends with a full stop at the very end, so that whoever hears of that has heard of all before it. */
export type Turn = {
  readonly clientId: number;
  readonly updates: readonly Uint8Array[];
  readonly lastClock: number;
};
export type History = {
  readonly turns: readonly Turn[];
  readonly updateCount: number;
  /** Of all text in the charter's sections when it is whole. */
  readonly textLength: number;
};

/** The server takes a burst of 3,000 frames from a client before it holds it to 200 a second. */
const EDITS_OF_A_TURN = 2_500;

export const createHistory = (seed: Uint8Array, edits: readonly Edit[], random: Random): History => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seed);
  const [prose] = proseOf(doc);
  const text = new Y.XmlText();
  const turns: Turn[] = [];
  let updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));

  const endTurn = (): void => {
    text.insert(text.length, ".");
    turns.push({ updates, clientId: doc.clientID, lastClock: Y.getState(doc.store, doc.clientID) });
    updates = [];
    doc.clientID = drawClientId(random);
  };

  doc.clientID = drawClientId(random);
  doc.transact(() => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [text]);
    prose?.push([paragraph]);
  });
  for (const [place, deleted, inserted] of edits) {
    doc.transact(() => {
      if (deleted > 0) text.delete(place, deleted);
      // A paragraph holds no line break.
      if (inserted !== "") text.insert(place, inserted.replaceAll("\n", " "));
    });
    if (updates.length >= EDITS_OF_A_TURN) endTurn();
  }
  endTurn();
  return {
    turns,
    updateCount: turns.reduce((sum, turn) => sum + turn.updates.length, 0),
    textLength: textLengthOf(doc),
  };
};

export const textLengthOf = (doc: Y.Doc): number =>
  proseOf(doc)
    .flatMap((fragment) => fragment.toArray())
    .flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []))
    .reduce((sum, text) => sum + (text instanceof Y.XmlText ? text.length : 0), 0);
