/** An erasure that is cut short, or that somebody reads beside, leaves no trace later (SPEC: Erasure). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PersonId } from "@acb/schemas/ids";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { backUp } from "../../../backup/back-up.ts";
import { findInFiles } from "../../../testing/find-in-files.ts";
import type { ErasedPerson } from "../../ports/erasure.ts";
import { type Connection, openConnection } from "../connection.ts";
import { markInMemory } from "../durability/high-water-mark.ts";
import { acceptDatabase } from "../durability/mark-file.ts";
import { createSqliteStorage } from "../worker/sqlite-storage.ts";
import { addErased, readErased } from "./erased-file.ts";
import { hasTraces } from "./erasure.ts";
import { type Operations, operationsOn } from "./operations.ts";

const NOW = "2026-11-22T10:00:00.000Z";
const ERASED = { personId: PersonId.parse("per_quenby"), erasedAt: NOW };
const CANARIES = ["Zaxxondale", "zaxx@canary"];

let folder: string;
let file: string;
let connection: Connection;
let storage: Operations;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acb-trace-"));
  file = join(folder, "charters.db");
  connection = openConnection(file);
  storage = operationsOn(connection, () => new Date(NOW));
  const entry = { jobTitle: "", organisationIds: [], administrator: true };
  const put = (id: PersonId, name: string, email: string) =>
    storage.directory.putPerson({ ...entry, id, name, email });
  put(PersonId.parse("per_other"), "Bela", "bela@charter.test");
  put(ERASED.personId, "Quenby Zaxxondale", "zaxx@canary.test");
  // As a file from before it was set, whose pages hold what was deleted.
  connection.$client.pragma("secure_delete = OFF");
  // Long enough to leave pages free when its words go.
  const text = "Dear Quenby Zaxxondale, ".repeat(1_000);
  storage.outbox.put({ id: "mail_1", to: "zaxx@canary.test", subject: "", text, at: NOW, state: "sent" });
});
afterEach(() => rmSync(folder, { recursive: true }));

it("ER5 (I-5) a crash between the erasure and the rewriting is made good at the next opening", async () => {
  expect(storage.erasure.erase(ERASED)).toBe("stored");
  storage.whole.close();
  expect(await findInFiles(folder, CANARIES)).not.toEqual([]);
  await acceptDatabase(file);
  const reopened = await createSqliteStorage({ file });
  expect(await findInFiles(folder, CANARIES)).toEqual([]);
  expect(await readErased(file)).toEqual([ERASED]);
  await reopened.close();
});

it("ER5 somebody who reads an older state is not waited for: rewritten when it is asked again", async () => {
  const reader = new Database(file, { readonly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM people").get();
  storage.erasure.erase(ERASED);
  expect(await storage.erasure.leaveNoTrace()).toBe(false);
  expect(hasTraces(connection)).toBe(true);
  reader.close();
  expect(await storage.erasure.leaveNoTrace()).toBe(true);
  expect(hasTraces(connection)).toBe(false);
  expect(await findInFiles(folder, CANARIES)).toEqual([]);
  storage.whole.close();
});

it("ER6 somebody erased while the list of the erased is being written stands on it too, and is asked for again", async () => {
  const other = { personId: PersonId.parse("per_bela"), erasedAt: NOW };
  const entry = { jobTitle: "", organisationIds: [], administrator: false };
  storage.directory.putPerson({ ...entry, id: other.personId, name: "Bela B", email: "b@charter.test" });
  const lists: (readonly ErasedPerson[])[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { erasure } = operationsOn(connection, () => new Date(NOW), markInMemory(), {
    keepErased: async (erased) => {
      lists.push(erased);
      await gates[lists.length - 1]?.promise;
    },
  });
  erasure.erase(ERASED);
  const first = erasure.leaveNoTrace();
  await Promise.resolve();
  erasure.erase(other);
  const second = erasure.leaveNoTrace();
  expect(lists).toHaveLength(1);
  gates[0]?.resolve();
  expect(await first).toBe(true);
  expect(hasTraces(connection)).toBe(true);
  gates[1]?.resolve();
  expect(await second).toBe(true);
  expect(hasTraces(connection)).toBe(false);
  expect(lists.map((list) => list.length)).toEqual([1, 2]);
  storage.whole.close();
});

it("ER5 a backup that is made in between holds nothing either, and is whole", async () => {
  storage.erasure.erase(ERASED);
  const copy = join(folder, "copies.sqlite");
  expect((await backUp({ databaseFile: file, file: copy, say: () => {} })).ok).toBe(true);
  const found = await findInFiles(folder, CANARIES);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((one) => one.startsWith("copies"))).toEqual([]);
  storage.whole.close();
});

it("ER5 what is deleted is overwritten, from the opening on", () => {
  storage.whole.close();
  connection = openConnection(file);
  expect(connection.$client.pragma("secure_delete", { simple: true })).toBe(1);
  connection.$client.close();
});

it("ST41 who adds to the list of the erased at the same time as somebody else loses nobody", async () => {
  const beside = join(folder, "other.db");
  const list = ["per_first", "per_second", "per_third"].map((id) => ({
    personId: PersonId.parse(id),
    erasedAt: "2026-11-23T09:00:00.000Z",
  }));
  await Promise.all(list.map((one) => addErased(beside, [one])));
  const kept = (await readErased(beside)).map(({ personId }) => personId);
  expect(kept).toEqual(expect.arrayContaining(list.map(({ personId }) => personId)));
});
