/**
 * A restored database begins another epoch, and so does one from which text was erased: what is written in it can never
 * be taken for the old one's (SPEC: BA6, BA14, I-10).
 */
import type { CharterId } from "@acb/schemas/ids";
import Database from "better-sqlite3";
import type { ErasedPerson } from "../storage/ports/erasure.ts";
import type { Epoch, EpochReason } from "../storage/ports/giving-back.ts";
import { openConnection } from "../storage/sqlite/connection.ts";
import { eraseAgain } from "../storage/sqlite/operations/erasure.ts";

export type Counts = {
  readonly charters: number;
  readonly people: number;
  /** When the newest text was stored. */
  readonly newest: string;
  /** How many people in it had been erased since. */
  readonly erasedAgain: number;
};

type Begun = {
  readonly reason: EpochReason;
  readonly now: Date;
  /** The newest epoch that is known from elsewhere. */
  readonly after: number;
  /** Erasures that the database may not know of, since it is older. */
  readonly erasures?: readonly Erasure[];
  /** People who were erased, and whom the database may still have. */
  readonly erased?: readonly ErasedPerson[];
};

/** What was erased stays erased, whichever database is restored after it. */
export type Erasure = { readonly charterId: CharterId } & Omit<Epoch, "reason">;

/** Brings the database up to date, and gives all charters the new epoch. A restore ends every session and sign-in link. */
export const beginEpoch = (file: string, begun: Begun): Counts => {
  const { reason, now, after, erasures = [], erased = [] } = begun;
  const connection = openConnection(file);
  const { $client: client } = connection;
  let erasedAgain = 0;
  const one = (sql: string): unknown => client.prepare(sql).pluck().get();
  try {
    client.transaction(() => {
      const newest = Math.max(after, Number(one("SELECT ifnull(max(epoch), 0) FROM charters")));
      // The moment, not the next number: the same backup may be restored on two machines that know nothing of each other.
      const epoch = Math.max(Math.floor(now.getTime() / 1000), newest + 1);
      client.prepare("UPDATE charters SET epoch = ?").run(epoch);
      client
        .prepare("INSERT INTO epochs (charter_id, epoch, reason, begun_at) SELECT id, ?, ?, ? FROM charters")
        .run(epoch, reason, now.toISOString());
      const keepErasure = client.prepare(
        "INSERT OR IGNORE INTO epochs (charter_id, epoch, reason, begun_at) VALUES (?, ?, 'erasure', ?)",
      );
      for (const erasure of erasures) keepErasure.run(erasure.charterId, erasure.epoch, erasure.begunAt);
      if (reason === "restore") endSessions(client);
      erasedAgain = erased.filter((person) => eraseAgain(connection, person)).length;
    })();
    return {
      charters: Number(one("SELECT count(*) FROM charters")),
      people: Number(one("SELECT count(*) FROM people")),
      newest: String(one("SELECT max(at) FROM updates") ?? "no time: nothing was written yet"),
      erasedAgain,
    };
  } finally {
    client.pragma("wal_checkpoint(TRUNCATE)");
    client.close();
  }
};

/** A session that was ended, or a link that was used, after the backup must not come back to life. */
const endSessions = (client: Database.Database): void => {
  for (const table of ["session", "verification"]) client.prepare(`DELETE FROM ${table}`).run();
};

/** The newest epoch in a database, 0 for one that cannot be read. */
export const newestEpoch = (file: string): number =>
  // Damaged, or from before there were epochs: the moment is later than any epoch in it.
  readOr(file, 0, (client) =>
    Number(client.prepare("SELECT ifnull(max(epoch), 0) FROM charters").pluck().get()),
  );

/** None for a database that cannot be read, or is from before there were any. */
export const erasuresIn = (file: string): readonly Erasure[] =>
  readOr(file, [], (client) =>
    client
      .prepare<[], Erasure>(
        "SELECT charter_id AS charterId, epoch, begun_at AS begunAt FROM epochs WHERE reason = 'erasure'",
      )
      .all(),
  );

/** Who was erased in a database; none for one that cannot be read, or is from before anybody could be. */
export const erasedIn = (file: string): readonly ErasedPerson[] =>
  readOr(file, [], (client) =>
    client
      .prepare<[], ErasedPerson>("SELECT person_id AS personId, erased_at AS erasedAt FROM erasures")
      .all(),
  );

const readOr = <Answer>(
  file: string,
  otherwise: Answer,
  read: (client: Database.Database) => Answer,
): Answer => {
  try {
    const client = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return read(client);
    } finally {
      client.close();
    }
  } catch {
    return otherwise;
  }
};
