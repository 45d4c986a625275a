/** A restored database begins another history: what is written in it can never be taken for the old one's (SPEC: BA6, I-10). */
import Database from "better-sqlite3";
import { openConnection } from "../storage/sqlite/connection.ts";

export type Counts = {
  readonly charters: number;
  readonly people: number;
  /** When the newest text was stored. */
  readonly newest: string;
};

/** Brings the database up to date, gives all charters the new epoch, and ends every session and sign-in link. */
export const beginEpoch = (
  file: string,
  { now, after }: { readonly now: Date; readonly after: number },
): Counts => {
  const { $client: client } = openConnection(file);
  const one = (sql: string): unknown => client.prepare(sql).pluck().get();
  try {
    client.transaction(() => {
      const newest = Math.max(after, Number(one("SELECT ifnull(max(epoch), 0) FROM charters")));
      // The moment, not the next number: the same backup may be restored on two machines that know nothing of each other.
      const epoch = Math.max(Math.floor(now.getTime() / 1000), newest + 1);
      client.prepare("UPDATE charters SET epoch = ?").run(epoch);
      // A session that was ended, or a link that was used, after the backup must not come back to life.
      for (const table of ["session", "verification"]) client.prepare(`DELETE FROM ${table}`).run();
    })();
    return {
      charters: Number(one("SELECT count(*) FROM charters")),
      people: Number(one("SELECT count(*) FROM people")),
      newest: String(one("SELECT max(at) FROM updates") ?? "no time: nothing was written yet"),
    };
  } finally {
    client.pragma("wal_checkpoint(TRUNCATE)");
    client.close();
  }
};

/** The newest epoch in a database, 0 for one that cannot be read. */
export const newestEpoch = (file: string): number => {
  try {
    const client = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return Number(client.prepare("SELECT ifnull(max(epoch), 0) FROM charters").pluck().get());
    } finally {
      client.close();
    }
  } catch {
    // Damaged, or from before there were epochs: the moment is later than any epoch in it.
    return 0;
  }
};
