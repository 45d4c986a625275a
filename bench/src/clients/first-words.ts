/** The first letter of each typist, as an editor sends it: a paragraph of their own in a section of the charter. */
import * as Y from "yjs";

/** Behind these structs (paragraph, text, letter) each keystroke adds one to the clock. */
export const FIRST_LETTER_CLOCK = 2;

/** One update for each client id, none of which builds on another. */
export const firstWords = (seed: Uint8Array, clientIds: readonly number[]): readonly Uint8Array[] => {
  let doc = new Y.Doc();
  let free: Y.XmlFragment[] = [];
  return clientIds.map((clientId) => {
    if (free.length === 0) {
      doc = new Y.Doc();
      Y.applyUpdate(doc, seed);
      free = [...proseOf(doc)];
    }
    return writtenBy(doc, clientId, free.shift());
  });
};

/** The texts of a charter's sections, in which everybody may write. */
export const proseOf = (doc: Y.Doc): readonly Y.XmlFragment[] =>
  [...doc.getMap("sections").values()].flatMap((section) => {
    const prose = section instanceof Y.Map ? section.get("prose") : null;
    return prose instanceof Y.XmlFragment ? [prose] : [];
  });

const writtenBy = (doc: Y.Doc, clientId: number, prose: Y.XmlFragment | undefined): Uint8Array => {
  if (prose === undefined) throw new Error("The charter has no section to write in.");
  let written: Uint8Array = new Uint8Array();
  doc.clientID = clientId;
  doc.once("update", (update: Uint8Array) => {
    written = update;
  });
  doc.transact(() => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("w")]);
    prose.push([paragraph]);
  });
  return written;
};
