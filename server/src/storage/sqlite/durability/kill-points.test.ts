/** Ends each operation at every one of its statements in turn, by a kill and by a fault (SPEC: Storage, I-9). */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CharterRecord } from "@acb/schemas/charter";
import { CharterId, OrganisationId, PersonId, VersionId } from "@acb/schemas/ids";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { MOST_TAIL_UPDATES } from "../../outweighs.ts";
import type { PendingUpdate } from "../../ports/update-log.ts";
import { replay } from "../../replay.ts";
import { applySettings, type Connection, openConnection } from "../connection.ts";
import { type Operations, operationsOn } from "../operations/operations.ts";
import { readTail } from "../operations/update-rows.ts";
import * as schema from "../tables/schema.ts";
import { newestCommit } from "./commits.ts";
import { type HighWaterMark, openMark } from "./high-water-mark.ts";

const ONE = CharterId.parse("cha_first");
const TWO = CharterId.parse("cha_second");
const PERSON = PersonId.parse("per_amina");
const WRITER = PersonId.parse("per_writer");
const TRUST = OrganisationId.parse("org_trust");
const VERSION = VersionId.parse("ver_first");
const NOW = "2026-11-22T10:00:00.000Z";
const PARTS = ["", "-wal", "-mark"];
/** Enough for two steps of a fold. */
const LETTERS = MOST_TAIL_UPDATES + 100;

const record = (id: CharterId): CharterRecord => ({
  id,
  title: "Wendle Vale charter",
  label: "charter",
  level: "system",
  place: "Wendle Vale",
  templateKey: "system-anchor-charter",
  domainScheme: "five",
  language: "en-GB",
  partnerIds: [TRUST],
  createdAt: NOW,
});

/** A text, and the updates that typed it. */
const typed = (charterId: CharterId, letters: number) => {
  const doc = new Y.Doc();
  const batch: PendingUpdate[] = [];
  doc.on("update", (bytes: Uint8Array) => {
    batch.push({ charterId, bytes, personId: PERSON, organisationId: TRUST, newClientIds: [doc.clientID] });
  });
  for (let at = 0; at < letters; at += 1) doc.getText("t").insert(0, String.fromCharCode(97 + (at % 26)));
  return { batch, text: doc.getText("t").toString() };
};
const LIVE = typed(ONE, LETTERS);
const MORE = [...typed(ONE, 2).batch, ...typed(TWO, 2).batch];
const SEED = typed(TWO, 1).batch[0]?.bytes ?? new Uint8Array();

const CONTENT_HASH = "a".repeat(64);
const FROZEN: Parameters<Operations["events"]["append"]>[0] = {
  charterId: ONE,
  expectedSeq: 0,
  actor: PERSON,
  recordedAt: NOW,
  facts: [
    { type: "version.frozen", versionId: VERSION, number: 1, label: "For boards", contentHash: CONTENT_HASH },
  ],
  version: {
    stored: {
      version: {
        id: VERSION,
        charterId: ONE,
        number: 1,
        label: "For boards",
        contentHash: CONTENT_HASH,
        blockHashes: [],
        schemaVersion: 1,
        changeNote: "",
        frozenBy: PERSON,
        frozenByName: "Amina",
        frozenAt: NOW,
      },
      content: "{}",
    },
    documentState: Uint8Array.of(1),
  },
};

const WRITER_ENTRY = { id: WRITER, name: "Bela", email: "bela@example.org", jobTitle: "Clerk" };

type Operation = (storage: Operations) => unknown;
const OPERATIONS: Readonly<Record<string, Operation>> = {
  "a batch over two charters": ({ updates }) => updates.append(MORE),
  "a fold": ({ updates }) => updates.fold(ONE),
  "a new charter": ({ charters }) =>
    charters.create({
      record: record(TWO),
      roles: [{ personId: PERSON, role: "governance_lead" }],
      seed: SEED,
    }),
  "an erasure": ({ erasure }) => erasure.erase({ personId: WRITER, erasedAt: NOW }),
  "a frozen version": ({ events }) => events.append(FROZEN),
  "a change of partners": ({ charters }) => charters.setPartners(ONE, []),
  "the proof that a write would be stored": ({ whole }) => whole.ready(),
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "acb-kill-"));
  file = join(folder, "charters.db");
  const connection = openConnection(file);
  const mark = await openMark(file, () => newestCommit(connection));
  const storage = operationsOn(connection, () => new Date(NOW), mark);
  storage.directory.putOrganisation({ id: TRUST, name: "Trust", shortName: "Trust", type: "nhs_trust" });
  const person = { id: PERSON, name: "Amina", email: "amina@example.org", jobTitle: "" };
  storage.directory.putPerson({ ...person, organisationIds: [TRUST], administrator: true });
  storage.directory.putPerson({ ...WRITER_ENTRY, organisationIds: [TRUST], administrator: true });
  storage.outbox.put({
    id: "mail_1",
    to: WRITER_ENTRY.email,
    subject: "Hello",
    text: "…",
    at: NOW,
    state: "sent",
  });
  const [seed, ...rest] = LIVE.batch;
  storage.charters.create({ record: record(ONE), roles: [], seed: seed?.bytes ?? new Uint8Array() });
  storage.charters.giveRole(ONE, { personId: WRITER, role: "reader" });
  storage.updates.append(rest);
  storage.whole.close();
  await mark.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

type Watched = {
  readonly storage: Operations;
  readonly connection: Connection;
  readonly mark: HighWaterMark;
};

/** `beforeStatement` runs before each statement; what it throws, the statement throws. */
const openWatched = async (path: string, beforeStatement: () => void): Promise<Watched> => {
  let isWatching = false;
  const client = new Database(path, { verbose: () => isWatching && beforeStatement() });
  applySettings(client);
  const connection = drizzle(client, { schema });
  const mark = await openMark(path, () => newestCommit(connection));
  // The same salt each time, so that two runs can be compared.
  const newSalt = () => Buffer.alloc(16);
  const storage = operationsOn(connection, () => new Date(NOW), mark, { newSalt });
  isWatching = true;
  return { storage, connection, mark };
};
const closeWatched = async ({ storage, mark }: Watched): Promise<void> => {
  storage.whole.close();
  await mark.close();
};

/** One hash over every row of every table and the number of commits. */
const everything = ({ $client: client }: Connection): string => {
  const tables = client
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all();
  const rows = tables.map((name) => client.prepare(`select * from ${name} order by rowid`).raw().all());
  return createHash("sha256")
    .update(JSON.stringify([client.pragma("user_version"), rows]))
    .digest("hex");
};

/** I-9: checkpoint and tail, the whole log, and what was typed are one text. */
const requireOneText = ({ storage, connection }: Watched): void => {
  const text = (updates: readonly Uint8Array[], checkpoint: Uint8Array | null) =>
    replay({ checkpoint, updates, lastSeq: 0 }).getText("t").toString();
  const stored = storage.updates.load(ONE);
  const whole = readTail(connection, ONE, 0).map(({ bytes }) => bytes);
  expect(text(stored.updates, stored.checkpoint)).toBe(text(whole, null));
  expect(text(whole.slice(0, LETTERS), null)).toBe(LIVE.text);
};

const nothing = (): void => {};

describe.each(Object.entries(OPERATIONS))("%s", (_, operation) => {
  /** What is stored before and after it, when nothing goes wrong. */
  const beforeAndAfter = async (): Promise<readonly [string, string]> => {
    const copy = join(folder, "whole.db");
    for (const part of PARTS) if (existsSync(file + part)) copyFileSync(file + part, copy + part);
    const opened = await openWatched(copy, nothing);
    const before = everything(opened.connection);
    await operation(opened.storage);
    const after = everything(opened.connection);
    await closeWatched(opened);
    expect(after).not.toBe(before);
    return [before, after];
  };

  it("ST24 killed at any of its statements, it is stored whole or not at all", async () => {
    const expected = await beforeAndAfter();
    let killCount = 0;
    const copyAsKilled = (): void => {
      killCount += 1;
      const place = join(folder, `killed-${killCount}`);
      mkdirSync(place);
      for (const part of PARTS) {
        if (existsSync(file + part)) copyFileSync(file + part, join(place, `charters.db${part}`));
      }
    };
    const opened = await openWatched(file, copyAsKilled);
    await operation(opened.storage);
    copyAsKilled();
    await closeWatched(opened);
    expect(killCount).toBeGreaterThan(2);
    for (let at = 1; at <= killCount; at += 1) {
      const killed = await openWatched(join(folder, `killed-${at}`, "charters.db"), nothing);
      expect(expected).toContain(everything(killed.connection));
      requireOneText(killed);
      await closeWatched(killed);
    }
  });

  it("ST24 failed at any of its statements, it has stored nothing, and the next try succeeds", async () => {
    const [before, after] = await beforeAndAfter();
    let untilFault = Number.POSITIVE_INFINITY;
    const failAtLast = (): void => {
      untilFault -= 1;
      if (untilFault === 0) throw new Error("the disk is gone");
    };
    const opened = await openWatched(file, failAtLast);
    for (let at = 1; ; at += 1) {
      untilFault = at;
      const failed = await Promise.resolve()
        .then(() => operation(opened.storage))
        .then(
          () => false,
          () => true,
        );
      untilFault = Number.POSITIVE_INFINITY;
      expect(everything(opened.connection)).toBe(failed ? before : after);
      requireOneText(opened);
      if (!failed) break;
      expect(opened.connection.$client.inTransaction).toBe(false);
    }
    await closeWatched(opened);
  });
});
