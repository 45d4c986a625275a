import { hashCanonicalText } from "@acb/shared/document/content-hash";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { PEOPLE, type SignOffCharter, signOffCharter } from "../../testing/sign-off-charter.ts";
import { freezeVersion } from "./freeze-version.ts";
import { readVersion } from "./read-version.ts";

let storage: Storage;
let charter: SignOffCharter;
beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
});
afterAll(() => storage.close());

const { lead } = PEOPLE;
const freeze = (label = "For boards", person = lead, charterId: string = charter.id) =>
  freezeVersion(charter.context, person, charterId, { label, changeNote: "The first full text" });

it("SC4 the version's content is the stored draft, and its hash is the content's", async () => {
  charter = await signOffCharter(storage);
  await charter.write("An anchor charter");
  const frozen = await freeze();
  expect(frozen).toMatchObject({
    ok: true,
    value: { number: 1, label: "For boards", frozenByName: lead.name },
  });
  if (!frozen.ok) return;
  const read = await readVersion(charter.context, PEOPLE.reader, charter.id, frozen.value.id);
  expect(read).toMatchObject({ ok: true, value: { version: frozen.value } });
  expect(hashCanonicalText(read.ok ? read.value.content : "")).toMatchObject({
    ok: true,
    contentHash: frozen.value.contentHash,
    blockHashes: frozen.value.blockHashes,
    content: {
      charter: { title: "An anchor charter" },
      parties: [{ name: "The Trust" }, { name: "The Council" }],
    },
  });
});

it("SC4 the draft is written on, and the version does not move", async () => {
  charter = await signOffCharter(storage);
  const first = await freeze();
  await charter.write("Other words");
  const second = await freeze("Again");
  expect(second).toMatchObject({ ok: true, value: { number: 2 } });
  if (!first.ok) return;
  expect(await readVersion(charter.context, lead, charter.id, first.value.id)).toMatchObject({
    value: { version: first.value, content: expect.not.stringContaining("Other words") },
  });
});

it("SC3 a freeze holds what was still being stored when it was asked for", async () => {
  charter = await signOffCharter(storage, { whenStored: ({ write }) => write("The last words") });
  const frozen = await freeze();
  if (!frozen.ok) throw new Error(frozen.code);
  expect(await readVersion(charter.context, lead, charter.id, frozen.value.id)).toMatchObject({
    value: { content: expect.stringContaining("The last words") },
  });
});

it("SC3 nothing is frozen while edits cannot be stored", async () => {
  charter = await signOffCharter(storage, {
    whenStored: () => Promise.reject(new Error("The disk is full")),
  });
  expect(await freeze()).toEqual({ ok: false, code: "TRY_LATER" });
  expect(await storage.events.read(charter.id)).toEqual([]);
  expect(charter.told).toEqual([]);
});

it("SC5 two freezes of the same draft at once make one version", async () => {
  charter = await signOffCharter(storage);
  const both = await Promise.all([freeze(), freeze()]);
  expect(both.filter(({ ok }) => ok).length).toBe(1);
  expect(both).toContainEqual({ ok: false, code: "NOTHING_TO_FREEZE" });
  expect(await storage.events.versions(charter.id)).toHaveLength(1);
});

it("SC6 everybody present is told of the version, once", async () => {
  charter = await signOffCharter(storage);
  await freeze();
  await freeze();
  expect(charter.told).toEqual([{ type: "version.frozen", number: 1, label: "For boards", by: lead.name }]);
});

it("SC1 SC2 a stranger finds no charter and no version; a signatory and a reader do not freeze", async () => {
  charter = await signOffCharter(storage);
  const frozen = await freeze();
  const id = frozen.ok ? frozen.value.id : "";
  const missing = { ok: false, code: "NOT_FOUND" };
  expect(await freeze("Mine", PEOPLE.stranger)).toEqual(missing);
  expect(await freeze("Mine", lead, "cha_missing")).toEqual(missing);
  expect(await freeze("Mine", PEOPLE.ruth)).toMatchObject({ ok: false, code: "NOT_ALLOWED" });
  expect(await freeze("Mine", PEOPLE.reader)).toMatchObject({ ok: false, code: "NOT_ALLOWED" });
  expect(await readVersion(charter.context, PEOPLE.stranger, charter.id, id)).toEqual(missing);
  expect(await readVersion(charter.context, lead, charter.otherId, id)).toEqual(missing);
  expect(await readVersion(charter.context, lead, charter.id, "not an id")).toEqual(missing);
});
