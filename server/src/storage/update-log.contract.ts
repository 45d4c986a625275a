/** The contract of `UpdateLog`, run over every implementation (SPEC: Storage). */
import { brotliDecompressSync } from "node:zlib";
import { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
// biome-ignore lint/correctness/noUndeclaredDependencies: the root declares vitest, and only tests import this suite.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { MOST_TAIL_UPDATES } from "./outweighs.ts";
import type { PackedState, PendingUpdate, StoredDocument, UpdateLog } from "./ports/update-log.ts";
import { replay } from "./replay.ts";

const update = (charterId: CharterId, ...bytes: readonly number[]): PendingUpdate => ({
  charterId,
  bytes: Uint8Array.from(bytes),
  personId: PersonId.parse("per_writer"),
  organisationId: OrganisationId.parse("org_trust"),
});

/** A text typed one letter an update, with some taken back again. */
const typed = (charterId: CharterId, updateCount: number) => {
  const doc = new Y.Doc();
  const batch: PendingUpdate[] = [];
  doc.on("update", (bytes: Uint8Array) => void batch.push({ ...update(charterId), bytes }));
  const text = doc.getText("t");
  for (let at = 0; at < updateCount; at += 1) {
    if (at % 5 === 4) text.delete(text.length - 2, 1);
    else text.insert(text.length, String.fromCharCode(97 + (at % 26)));
  }
  return { text: text.toString(), batch };
};

const textOf = (stored: StoredDocument): string => replay(stored).getText("t").toString();

type Opened = { readonly log: UpdateLog; readonly close: () => Promise<void> };

export const describeUpdateLog = (name: string, open: () => Promise<Opened>): void => {
  describe(`update log: ${name}`, () => {
    let opened: Opened;
    let testCount = 0;
    let one: CharterId;
    let two: CharterId;
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(() => {
      testCount += 1;
      one = CharterId.parse(`cha_one_${testCount}`);
      two = CharterId.parse(`cha_two_${testCount}`);
    });
    afterAll(() => opened.close());

    it("ST1 an empty charter loads as nothing", async () => {
      expect(await opened.log.load(one)).toEqual({ checkpoint: null, updates: [], lastSeq: 0 });
    });

    it("ST1 numbers count from 1 without a gap in each charter, also in a batch over several", async () => {
      const first = await opened.log.append([update(one, 1), update(two, 2), update(one, 3)]);
      const second = await opened.log.append([update(two, 4), update(one, 5)]);
      expect([first, second]).toEqual([
        [1, 1, 2],
        [2, 3],
      ]);
    });

    it("ST1 updates load in the order in which they were appended, each charter its own", async () => {
      await Promise.all([
        opened.log.append([update(one, 1), update(two, 2)]),
        opened.log.append([update(one, 3)]),
        opened.log.append([update(one, 4)]),
      ]);
      const bytes = [Uint8Array.of(1), Uint8Array.of(3), Uint8Array.of(4)];
      expect(plain(await opened.log.load(one))).toEqual({ checkpoint: null, updates: bytes, lastSeq: 3 });
    });

    it("ST2 every byte comes back as it was given, and the caller keeps its own", async () => {
      const pool = Uint8Array.from({ length: 1_000 }, (_, at) => at % 256);
      const view = pool.subarray(100, 612);
      await opened.log.append([{ ...update(one), bytes: view }]);
      const before = Uint8Array.from(view);
      view.fill(0);
      expect(plain(await opened.log.load(one)).updates).toEqual([before]);
    });

    it("ST2 an empty update is an update", async () => {
      await opened.log.append([update(one)]);
      expect(plain(await opened.log.load(one))).toEqual({
        checkpoint: null,
        updates: [new Uint8Array()],
        lastSeq: 1,
      });
    });

    it("ST3 a batch is stored whole or not at all", async () => {
      // Bytes that cannot be stored, as a broken caller would hand them over.
      const broken = { ...update(one), bytes: null } as unknown as PendingUpdate;
      await expect(opened.log.append([update(one, 1), broken, update(two, 2)])).rejects.toThrow();
      expect((await opened.log.load(one)).lastSeq).toBe(0);
      expect((await opened.log.load(two)).lastSeq).toBe(0);
    });

    const first = {
      clientId: 7,
      personId: PersonId.parse("per_writer"),
      organisationId: OrganisationId.parse("org_trust"),
    };
    const somebodyElse = { personId: PersonId.parse("per_other"), organisationId: null };

    it("SY20 a client id belongs to whoever first wrote under it, in that charter; the server's to nobody", async () => {
      await opened.log.append([
        { ...update(one, 1), newClientIds: [7] },
        { ...update(one, 2), ...somebodyElse, newClientIds: [7, 8] },
        { ...update(two, 3), ...somebodyElse, newClientIds: [7] },
        { ...update(one, 4), personId: null, organisationId: null, newClientIds: [9] },
      ]);
      await opened.log.append([{ ...update(one, 5), newClientIds: [8] }]);
      await opened.log.compact(one, 4, Uint8Array.of(1));
      const owners = (await opened.log.owners(one)).toSorted((a, b) => a.clientId - b.clientId);
      expect(owners).toEqual([first, { clientId: 8, ...somebodyElse }]);
      expect(await opened.log.owners(two)).toEqual([{ clientId: 7, ...somebodyElse }]);
    });

    it("SY20 an update that is not stored gives nobody a client id", async () => {
      const broken = { ...update(two), bytes: null } as unknown as PendingUpdate;
      await expect(opened.log.append([{ ...update(one, 1), newClientIds: [7] }, broken])).rejects.toThrow();
      expect(await opened.log.owners(one)).toEqual([]);
    });

    it("ST4 a checkpoint stands for the updates through its number; the rest follow it", async () => {
      await opened.log.append([update(one, 1), update(one, 2), update(one, 3), update(two, 9)]);
      await opened.log.compact(one, 2, Uint8Array.of(12));
      expect(plain(await opened.log.load(one))).toEqual({
        checkpoint: Uint8Array.of(12),
        updates: [Uint8Array.of(3)],
        lastSeq: 3,
      });
      expect((await opened.log.load(two)).checkpoint).toBeNull();
    });

    it("ST4 numbering goes on behind a checkpoint that covers everything", async () => {
      await opened.log.append([update(one, 1), update(one, 2)]);
      await opened.log.compact(one, 2, Uint8Array.of(12));
      expect(plain(await opened.log.load(one))).toEqual({
        checkpoint: Uint8Array.of(12),
        updates: [],
        lastSeq: 2,
      });
      expect(await opened.log.append([update(one, 3)])).toEqual([3]);
    });

    it("SY41 the packed state is the stored one, and stays it until a newer checkpoint is stored", async () => {
      const doc = new Y.Doc();
      const append = async (word: string): Promise<void> => {
        const before = Y.encodeStateVector(doc);
        doc.getText("t").insert(doc.getText("t").length, word);
        await opened.log.append([update(one, ...Y.encodeStateAsUpdate(doc, before))]);
      };
      await append("We ");
      const first = await opened.log.packed(one);
      await append("will ");
      expect([first.throughSeq, unpacked(first), await opened.log.packed(one)]).toEqual([1, "We ", first]);
      await opened.log.compact(one, 2, Y.encodeStateAsUpdate(doc));
      await append("listen.");
      const second = await opened.log.packed(one);
      expect([second.throughSeq, unpacked(second)]).toEqual([3, "We will listen."]);
      expect((await opened.log.packed(two)).throughSeq).toBe(0);
    });

    it("ST5 an older checkpoint never replaces a newer one, and none goes ahead of the log", async () => {
      await opened.log.append([update(one, 1), update(one, 2), update(one, 3)]);
      await opened.log.compact(one, 3, Uint8Array.of(123));
      await opened.log.compact(one, 2, Uint8Array.of(12));
      await expect(opened.log.compact(one, 4, Uint8Array.of(1234))).rejects.toThrow(/ahead of the log/);
      expect(plain(await opened.log.load(one)).checkpoint).toEqual(Uint8Array.of(123));
    });

    it("ST22 a heavy log is folded, from what is stored, and replays to the same text as before", async () => {
      const { text, batch } = typed(one, MOST_TAIL_UPDATES);
      await opened.log.append(batch);
      expect(await opened.log.fold(one)).toBe(true);
      const stored = await opened.log.load(one);
      expect([stored.checkpoint === null, stored.updates.length, stored.lastSeq]).toEqual([
        false,
        0,
        batch.length,
      ]);
      expect(textOf(stored)).toBe(text);
    });

    it("ST22 what is appended after a fold follows the checkpoint, and the next fold takes it in", async () => {
      const { text, batch } = typed(one, 2 * MOST_TAIL_UPDATES);
      await opened.log.append(batch.slice(0, MOST_TAIL_UPDATES));
      await opened.log.fold(one);
      await opened.log.append(batch.slice(MOST_TAIL_UPDATES));
      expect(textOf(await opened.log.load(one))).toBe(text);
      expect(await opened.log.fold(one)).toBe(true);
      const stored = await opened.log.load(one);
      expect([stored.updates.length, textOf(stored)]).toEqual([0, text]);
    });

    it("ST22 a light log is left as it is", async () => {
      const { batch } = typed(one, 10);
      await opened.log.append(batch);
      expect(await opened.log.fold(one)).toBe(false);
      expect((await opened.log.load(one)).checkpoint).toBeNull();
    });

    it("ST22 of two folds at once neither undoes the other", async () => {
      const { text, batch } = typed(one, MOST_TAIL_UPDATES);
      await opened.log.append(batch);
      await Promise.all([opened.log.fold(one), opened.log.fold(one)]);
      expect(textOf(await opened.log.load(one))).toBe(text);
    });
  });
};

/** The text `t` of a packed state. */
const unpacked = ({ bytes }: PackedState): string => {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, brotliDecompressSync(bytes));
  return doc.getText("t").toString();
};

/** One kind of byte array, whatever the implementation reads. */
const plain = (stored: Awaited<ReturnType<UpdateLog["load"]>>) => ({
  ...stored,
  checkpoint: stored.checkpoint === null ? null : new Uint8Array(stored.checkpoint),
  updates: stored.updates.map((bytes) => new Uint8Array(bytes)),
});
