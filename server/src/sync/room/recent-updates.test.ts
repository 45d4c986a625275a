/** Many updates, few parts (SPEC: SY42). */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { RecentUpdates } from "./recent-updates.ts";

const MOST_OF_ONE_RANK = 15;

it("SY42 what was written since is kept in few parts, which together are all of it", () => {
  const recent = new RecentUpdates();
  const docs = [1, 2, 3].map((clientId) => Object.assign(new Y.Doc(), { clientID: clientId }));
  for (const doc of docs) doc.on("update", (update: Uint8Array) => recent.add(update));
  let most = 0;
  for (let count = 0; count < 5_000; count += 1) {
    const text = docs[count % 3]?.getText("t");
    if (count % 7 === 6) text?.delete(0, 1);
    else text?.insert(text.length, "x");
    most = Math.max(most, recent.parts.length);
  }
  // Ones, sixteens, two hundred and fifty-sixes, and one of four thousand and ninety-six.
  expect(most).toBeLessThanOrEqual(3 * MOST_OF_ONE_RANK + 1);
  const [all, told] = [new Y.Doc(), new Y.Doc()];
  for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc));
  for (const part of recent.parts) Y.applyUpdate(told, part);
  expect(told.getText("t").toString()).toBe(all.getText("t").toString());
  expect(new Map(recent.clocks())).toEqual(Y.decodeStateVector(Y.encodeStateVector(all)));
});
