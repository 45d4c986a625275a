/** Several people change a charter at once, in any order, with any delay (SPEC: Document; reliability I-8). */
import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { canonicalJson } from "./canonical-json.ts";
import { fragmentText } from "./fragment-to-blocks.ts";
import { seedDocument } from "./from-template.ts";
import { rootMap } from "./layout.ts";
import { steps, take } from "./testing/random-edits.ts";
import { ABOUT, replica, smallSeed, sync } from "./testing/test-charter.ts";
import { toContent } from "./to-content.ts";

const PEOPLE = 3;
const SEED = seedDocument(smallSeed());

/** All shared text of the document, on the page or not. */
const allWords = (doc: Y.Doc): string =>
  (["sections", "items"] as const)
    .flatMap((name) => [...(rootMap(doc, name)?.values() ?? [])])
    .flatMap((entry) => (entry instanceof Y.Map ? [...entry.values()] : []))
    .map((value) => (value instanceof Y.XmlFragment ? fragmentText(value) : ""))
    .join(" ");

it("DO11 when all have everything, all see the same charter, and every word that was typed is there", () => {
  fc.assert(
    fc.property(steps(PEOPLE), (taken) => {
      const docs = Array.from({ length: PEOPLE }, (_, person) => replica(person + 1, SEED));
      const words = taken.flatMap((step, count) => take(docs, step, count) ?? []);
      sync(...docs);
      const [first = "", ...others] = docs.map((doc) => canonicalJson(toContent(doc, ABOUT)));
      for (const other of others) expect(other).toBe(first);
      for (const doc of docs) for (const word of words) expect(allWords(doc)).toContain(word);
    }),
    { numRuns: 100 },
  );
}, 60_000);

it("DO11 the random edits do something: each verb changes a charter", () => {
  const docs = [replica(1), replica(2)];
  const verbs =
    "add type typeInSection remove bringBack setField addSection moveSection hideSection bringBackSection move";
  for (const [count, verb] of verbs.split(" ").entries()) {
    const before = canonicalJson(toContent(docs[0] ?? replica(), ABOUT));
    take(docs, { by: 0, verb: verb as "add", a: 2, b: verb.startsWith("move") ? 0 : 1 }, count); // the list above has only verbs
    expect([verb, canonicalJson(toContent(docs[0] ?? replica(), ABOUT)) === before]).toEqual([verb, false]);
  }
});
