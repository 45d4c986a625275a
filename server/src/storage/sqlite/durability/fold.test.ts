/** A fold beside other work, through the storage worker (SPEC: Storage). */
import { CharterId } from "@acb/schemas/ids";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { Compaction } from "../../../sync/commit/compaction.ts";
import { MOST_TAIL_UPDATES } from "../../outweighs.ts";
import type { PendingUpdate } from "../../ports/update-log.ts";
import { replay } from "../../replay.ts";
import type { Storage } from "../../storage.ts";
import { createSqliteStorage } from "../worker/sqlite-storage.ts";

const charterId = CharterId.parse("cha_wendle");
/** A fold of many steps. */
const STEPS = 20 * MOST_TAIL_UPDATES;

let storage: Storage;
beforeEach(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
});
afterEach(() => storage.close());

const typed = (letters: number) => {
  const doc = new Y.Doc();
  const updates: PendingUpdate[] = [];
  doc.on("update", (bytes: Uint8Array) => {
    updates.push({ charterId, bytes, personId: null, organisationId: null });
  });
  const text = doc.getText("t");
  for (let at = 0; at < letters; at += 1) text.insert(text.length, String.fromCharCode(97 + (at % 26)));
  return { updates, text: text.toString() };
};

it("ST23 appends and questions are answered while a log is folded, and the log replays to all of it", async () => {
  const { updates, text } = typed(STEPS + 3);
  await storage.updates.append(updates.slice(0, STEPS));
  const answered: string[] = [];
  const note = (what: string) => () => void answered.push(what);
  const folding = storage.updates.fold(charterId).then(note("fold"));
  for (const update of updates.slice(STEPS)) await storage.updates.append([update]).then(note("append"));
  await storage.charters.all().then(note("question"));
  await folding;
  expect(answered).toEqual(["append", "append", "append", "question", "fold"]);
  const stored = await storage.updates.load(charterId);
  expect([stored.updates.length, replay(stored).getText("t").toString()]).toEqual([3, text]);
});

it("ST22 a charter that was folded as it was typed opens with little behind its checkpoint", async () => {
  const { updates, text } = typed(6 * MOST_TAIL_UPDATES);
  const looks: Promise<unknown>[] = [];
  const compaction = new Compaction(async () => {
    const look = storage.updates.fold(charterId);
    looks.push(look);
    await look;
  });
  for (const update of updates) {
    await storage.updates.append([update]);
    compaction.stored(update.bytes.byteLength);
  }
  await Promise.all(looks);
  const stored = await storage.updates.load(charterId);
  expect(stored.updates.length).toBeLessThan(2 * MOST_TAIL_UPDATES);
  expect(replay(stored).getText("t").toString()).toBe(text);
});
