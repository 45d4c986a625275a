/** Bytes that answer as a document would, after any number of updates (SPEC: SY42). */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { StoredBytes } from "./stored-bytes.ts";

const NOTHING = Uint8Array.of(0);
const WORDS = ["We ", "will ", "listen ", "to ", "each ", "place. "];

const apply = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};
const textOf = (doc: Y.Doc): string => doc.getText("t").toString();

const UPDATES = 1_200;

it.each([
  { loaded: 0, name: "from the first letter on" },
  { loaded: 600, name: "loaded in between" },
  { loaded: UPDATES - 1, name: "loaded just now" },
])(
  "SY42 SY44 after 1,200 updates of three writers, deletions among them, it answers as a document does: $name",
  ({ loaded }) => {
    const stored = new Y.Doc();
    let bytes = new StoredBytes({ checkpoint: null, updates: [], lastSeq: 0 });
    const writers = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
    const log: Uint8Array[] = [];
    const late: { readonly doc: Y.Doc; readonly at: number }[] = [];
    for (let at = 0; at < UPDATES; at += 1) {
      if (at === loaded)
        bytes = new StoredBytes({ checkpoint: Y.encodeStateAsUpdate(stored), updates: [], lastSeq: 0 });
      const writer = writers[at % 3] ?? stored;
      Y.applyUpdate(writer, Y.encodeStateAsUpdate(stored, Y.encodeStateVector(writer)));
      const before = Y.encodeStateVector(writer);
      const text = writer.getText("t");
      if (at % 4 === 3) text.delete((at * 7) % text.length, 1);
      else text.insert((at * 31) % (text.length + 1), WORDS[at % WORDS.length] ?? "");
      const update = Y.encodeStateAsUpdate(writer, before);
      Y.applyUpdate(stored, update);
      bytes.add(update);
      log.push(update);
      if (at % 150 === 0) late.push({ doc: apply(log), at });
    }
    expect(Y.decodeStateVector(bytes.stateVector())).toEqual(
      Y.decodeStateVector(Y.encodeStateVector(stored)),
    );
    expect(textOf(apply([bytes.missingFrom(NOTHING)]))).toBe(textOf(stored));
    for (const { doc, at } of late) {
      Y.applyUpdate(doc, bytes.missingFrom(Y.encodeStateVector(doc)));
      expect([at, textOf(doc)]).toEqual([at, textOf(stored)]);
    }
  },
);
