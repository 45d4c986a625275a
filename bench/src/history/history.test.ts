/** A trace as updates of several writers (SPEC: BE5). */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { proseOf } from "../clients/first-words.ts";
import { createRandom } from "../random.ts";
import { createHistory, textLengthOf } from "./history.ts";
import { makeTrace } from "./trace.ts";

const charter = (): Uint8Array => {
  const doc = new Y.Doc();
  const section = new Y.Map();
  section.set("prose", new Y.XmlFragment());
  doc.getMap("sections").set("sec_1", section);
  return Y.encodeStateAsUpdate(doc);
};

it("BE5 the updates of all turns give the trace's text, and each turn ends with a full stop", () => {
  const edits = makeTrace(1).slice(0, 6_000);
  const seed = charter();
  const { turns, updateCount, textLength } = createHistory(seed, edits, createRandom(1));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seed);
  for (const { clientId, updates, lastClock } of turns) {
    for (const update of updates) Y.applyUpdate(doc, update);
    const last = updates.at(-1) ?? new Uint8Array();
    expect(Y.parseUpdateMeta(last).to.get(clientId)).toBe(lastClock);
  }
  let expected = "";
  for (const [place, deleted, inserted] of edits)
    expected = expected.slice(0, place) + inserted + expected.slice(place + deleted);
  expect(proseOf(doc)[0]?.toString()).toBe(`<paragraph>${expected}${".".repeat(turns.length)}</paragraph>`);
  expect({ turns: turns.length, updateCount, textLength }).toEqual({
    turns: 3,
    // The paragraph and each full stop are updates of their own.
    updateCount: edits.length + 1 + turns.length,
    textLength: textLengthOf(doc),
  });
});
