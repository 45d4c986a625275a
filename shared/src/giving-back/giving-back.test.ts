/** Several people's words beyond a charter that went back in time (SPEC: Giving back). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ownWordsBeyond } from "./own-words.ts";
import { endOf, lettersIn, readRuns } from "./pieces.ts";
import { type Source, takeInTurn } from "./take-in-turn.ts";

const NAMES = ["Amina", "Bela", "Cara"] as const;
type Name = (typeof NAMES)[number];
type Edit = { readonly by: number; readonly at: number; readonly words: string; readonly deleted: number };

const wordsOf = (doc: Y.Doc): string => doc.getText("t").toString();

/** A backup, and each one's copy after they wrote on in one text, everybody hearing everything. */
const writeOn = (edits: readonly Edit[]) => {
  const backup = new Y.Doc();
  backup.getText("t").insert(0, "Before. ");
  const docs = NAMES.map((_, at) => {
    const doc = new Y.Doc();
    doc.clientID = 100 + at;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(backup));
    return doc;
  });
  for (const { by, at, words, deleted } of edits) {
    const doc = docs[by];
    const text = doc?.getText("t");
    if (doc === undefined || text === undefined) continue;
    text.insert(at % (text.length + 1), words);
    const from = Math.min(at, text.length - 1);
    text.delete(from, Math.min(deleted, text.length - from));
    for (const other of docs) if (other !== doc) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  }
  return { backup, docs };
};

const sourcesOf = (docs: readonly Y.Doc[], charter: Y.Doc): readonly Source<Name>[] =>
  docs.flatMap((doc, at) => {
    const own = ownWordsBeyond(doc, charter, (id) => id === doc.clientID);
    const by = NAMES[at];
    return own === null || by === undefined ? [] : [{ by, runs: readRuns(own.update) }];
  });

const clocksOf = (doc: Y.Doc): ReadonlyMap<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));

/** The letters of the first text that are not in the second, each as often as it is missing there. */
const without = (text: string, other: string): readonly string[] => {
  const left = [...other];
  return [...text]
    .filter((letter) => {
      const at = left.indexOf(letter);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    })
    .sort();
};

const edits = fc.array(
  fc.record({
    by: fc.nat(NAMES.length - 1),
    at: fc.nat(60),
    words: fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(..."0123456789") }),
    deleted: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) }),
  }),
  { minLength: 1, maxLength: 40 },
);

const TURNS: readonly Edit[] = [
  { by: 0, at: 8, words: "Jobs.", deleted: 0 },
  { by: 1, at: 12, words: " and homes", deleted: 0 },
  { by: 2, at: 15, words: "d good", deleted: 0 },
  { by: 0, at: 20, words: "?", deleted: 0 },
];

describe("takeInTurn", () => {
  it("RC1 each update stands on what is there, though everybody wrote between the others' words", () => {
    const { backup, docs } = writeOn(TURNS);
    const { turns, waiting } = takeInTurn(clocksOf(backup), sourcesOf(docs, backup));
    for (const { update } of turns) {
      Y.applyUpdate(backup, update);
      expect(backup.store.pendingStructs).toBeNull();
    }
    expect([wordsOf(backup), waiting.size]).toEqual([wordsOf(docs[0] ?? backup), 0]);
    expect(turns.map(({ by }) => by)).toEqual(["Amina", "Bela", "Cara", "Amina"]);
  });

  it("RC1 whatever was written: whole at every turn, each turn its author's alone, every letter there at the end", () => {
    fc.assert(
      fc.property(edits, (given) => {
        const { backup, docs } = writeOn(given);
        const newest = docs[0] ?? backup;
        const { turns, waiting } = takeInTurn(clocksOf(backup), sourcesOf(docs, backup));
        for (const { by, update } of turns) {
          expect(readRuns(update).map(({ clientId }) => NAMES[clientId - 100])).toEqual([by]);
          Y.applyUpdate(backup, update);
          expect(backup.store.pendingStructs).toBeNull();
        }
        expect(waiting.size).toBe(0);
        expect(clocksOf(backup)).toEqual(clocksOf(newest));
        // Deletions of what the backup held are not given back; nothing else differs.
        expect(without(wordsOf(backup), wordsOf(newest))).toEqual(without("Before. ", wordsOf(newest)));
      }),
    );
  });

  it("RC2 what builds on somebody who has not given back waits for them; what stands before it does not", () => {
    const { backup, docs } = writeOn(TURNS);
    const without = sourcesOf(docs, backup).filter(({ by }) => by !== "Bela");
    const { turns, waiting } = takeInTurn(clocksOf(backup), without);
    for (const { update } of turns) Y.applyUpdate(backup, update);
    expect([wordsOf(backup), backup.store.pendingStructs]).toEqual(["Before. Jobs.", null]);
    expect([...waiting]).toEqual([
      ["Amina", new Set([102])],
      ["Cara", new Set([101])],
    ]);
  });

  it("RC2 what is here is not taken again, and a piece that is here in part is taken for the rest", () => {
    const { backup, docs } = writeOn([{ by: 0, at: 8, words: "Jobs", deleted: 0 }]);
    const sources = sourcesOf(docs, backup);
    const part = takeInTurn(new Map([...clocksOf(backup), [100, 2]]), sources);
    expect(part.turns.map(({ update }) => readRuns(update).map(({ from }) => from))).toEqual([[2]]);
    expect(takeInTurn(new Map([...clocksOf(backup), [100, 4]]), sources).turns).toEqual([]);
  });
});

describe("ownWordsBeyond", () => {
  it("RC3 answers the person's own letters that the charter lacks, and what they build on", () => {
    const { backup, docs } = writeOn(TURNS);
    const [amina] = docs;
    if (amina === undefined) throw new Error("Nobody is there");
    const own = ownWordsBeyond(amina, backup, (id) => id === 100);
    const runs = readRuns(own?.update ?? new Uint8Array());
    expect([own?.letterCount, lettersIn(runs), runs.map(({ pieces }) => pieces.map(endOf).at(-1))]).toEqual([
      6,
      6,
      [6],
    ]);
    expect(own?.clientIds).toEqual(expect.arrayContaining([100, 102]));
    expect(own?.clientIds).not.toContain(101);
    expect(ownWordsBeyond(amina, amina, (id) => id === 100)).toBeNull();
  });

  it("RC3 brings nobody's deletions: words go, words come back, and what was deleted in the copy stays so", () => {
    const { backup, docs } = writeOn([
      { by: 0, at: 8, words: "Jobs for all.", deleted: 0 },
      { by: 0, at: 0, words: "!", deleted: 8 },
      { by: 0, at: 10, words: "?", deleted: 4 },
    ]);
    for (const { runs } of sourcesOf(docs, backup)) expect(runs.length).toBe(1);
    for (const { update } of takeInTurn(clocksOf(backup), sourcesOf(docs, backup)).turns)
      Y.applyUpdate(backup, update);
    expect(wordsOf(backup)).toContain("Before. ");
    expect(wordsOf(backup)).not.toContain("Jobs for all.");
  });
});
