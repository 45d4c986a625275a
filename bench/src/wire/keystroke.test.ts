/** Keystrokes without a document (SPEC: BE1, BE2). */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { FIRST_LETTER_CLOCK, firstWords, proseOf } from "../clients/first-words.ts";
import { keystroke } from "./keystroke.ts";

/** A charter with so many sections to write in. */
const charter = (sections: number): Uint8Array => {
  const doc = new Y.Doc();
  for (let number = 0; number < sections; number += 1) {
    const section = new Y.Map();
    section.set("prose", new Y.XmlFragment());
    doc.getMap("sections").set(`sec_${number}`, section);
  }
  return Y.encodeStateAsUpdate(doc);
};

it.each([7, 300, 2 ** 32 - 1])(
  "BE1 client %i: each letter is the update that Yjs makes for it",
  (clientId) => {
    const doc = new Y.Doc();
    const seed = charter(1);
    Y.applyUpdate(doc, seed);
    for (const update of firstWords(seed, [clientId])) Y.applyUpdate(doc, update);
    doc.clientID = clientId;
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    const paragraph = proseOf(doc)[0]?.get(0);
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error("There is no text to type into.");
    for (const letter of "partners") text.insert(text.length, letter);
    expect(updates).toEqual(
      [..."partners"].map((letter, at) => keystroke(clientId, FIRST_LETTER_CLOCK + 1 + at, letter)),
    );
  },
);

it("BE2 first letters apply alone, and all together", () => {
  const seed = charter(2);
  const clientIds = [11, 12, 13, 14, 15];
  const words = firstWords(seed, clientIds);
  const together = new Y.Doc();
  Y.applyUpdate(together, seed);
  for (const [at, update] of words.entries()) {
    const alone = new Y.Doc();
    Y.applyUpdate(alone, seed);
    Y.applyUpdate(alone, update);
    expect(alone.store.pendingStructs).toBeNull();
    expect(Y.getState(alone.store, clientIds[at] ?? 0)).toBe(FIRST_LETTER_CLOCK + 1);
    Y.applyUpdate(together, update);
  }
  expect(proseOf(together).reduce((sum, prose) => sum + prose.length, 0)).toBe(clientIds.length);
});
