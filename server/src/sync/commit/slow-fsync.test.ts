/** An fsync that takes half a second, in a real process that people write to (SPEC: ST32). */
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SECOND_WRITER, WRITER } from "../testing/example-charter.ts";
import { kill, originOf, spawnServer } from "../testing/killable-server.ts";
import { slowFsync } from "../testing/slow-fsync.ts";
import { connectStockClient, type StockClient } from "../testing/stock-client.ts";
import { wordsIn } from "../testing/typist.ts";
import { writingIn } from "../testing/writing.ts";

const DELAY_MS = 500;
const WORDS = 100;
const EVERY_MS = 25;
/** Both clocks are the machine's; one counts whole milliseconds. */
const ROUNDED_MS = 1;

let folder: string;
let server: ChildProcess;
let origin: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-fsync-"));
  server = spawnServer(join(folder, "charters.db"));
  origin = await originOf(server);
});
afterEach(async () => {
  await kill(server);
  await rm(folder, { recursive: true });
});

type Told = { readonly word: string; readonly at: number };

/** Each word that stands in the text, at the moment when it does for the first time. */
const watchWords = ({ doc }: StockClient): readonly Told[] => {
  const seen: Told[] = [];
  const known = new Set<string>();
  doc.on("update", () => {
    for (const word of wordsIn(writingIn(doc).toString())) {
      if (known.has(word)) continue;
      known.add(word);
      seen.push({ word, at: Date.now() });
    }
  });
  return seen;
};

it("ST32 (I-3) with an fsync of 500 ms no word is shown or called saved before one that began after it has ended; meanwhile requests are answered", async () => {
  const [amina, bela] = [connectStockClient(origin, WRITER), connectStockClient(origin, SECOND_WRITER)];
  const typed = new Map<string, number>();
  const saved: Told[] = [];
  amina.onSaved((frameCount) => {
    // The first update frame of a participant is its answer to the server's question, before any word.
    const words = [...typed.keys()].slice(saved.length, Math.max(0, frameCount - 1));
    for (const word of words) saved.push({ word, at: Date.now() });
  });
  await Promise.all([amina.whenSynced, bela.whenSynced]);
  const seen = watchWords(bela);
  const slow = await slowFsync(server.pid ?? 0, DELAY_MS, join(folder, "syncs.log"));
  const answered: { readonly asked: number; readonly at: number }[] = [];
  const ask = async (): Promise<void> => {
    const asked = Date.now();
    expect((await fetch(`${origin}/nothing-here`)).status).toBe(404);
    answered.push({ asked, at: Date.now() });
  };

  const text = writingIn(amina.doc);
  const everything = new Promise<void>((resolve) => {
    const typing = setInterval(() => {
      const word = `slow.${typed.size};`;
      typed.set(word, Date.now());
      text.insert(text.length, word);
      if (typed.size % 10 === 0) void ask();
      if (typed.size < WORDS) return;
      clearInterval(typing);
      resolve();
    }, EVERY_MS);
  });
  await everything;
  await bela.whenText((shown) => wordsIn(shown).length === WORDS);
  await expect.poll(() => saved.length, { timeout: 20_000 }).toBe(WORDS);
  const syncs = await slow.stop("-wal");

  const delayed = syncs.filter(({ began, ended }) => ended - began >= DELAY_MS);
  expect(delayed.length).toBeGreaterThan(2);
  const isTooEarly = ({ word, at }: Told): boolean => {
    const since = (typed.get(word) ?? Number.POSITIVE_INFINITY) - ROUNDED_MS;
    return !syncs.some(({ began, ended }) => began >= since && ended <= at + ROUNDED_MS);
  };
  expect(seen.filter(isTooEarly)).toEqual([]);
  expect(saved.filter(isTooEarly)).toEqual([]);
  expect(
    answered.some(({ asked, at }) => delayed.some(({ began, ended }) => began <= asked && at <= ended)),
  ).toBe(true);
  for (const client of [amina, bela]) client.destroy();
});
