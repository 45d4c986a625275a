/** Puts a backup in the place of the database of a server that is stopped (SPEC: BA3 to BA6, BA8). */
import { copyFile, rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import Database from "better-sqlite3";
import { did, didNot, type Outcome } from "../admin/admin-command.ts";
import { holdDataDir } from "../hold-data-dir.ts";
import { acceptDatabase } from "../storage/sqlite/durability/mark-file.ts";
import { addErased, readErased } from "../storage/sqlite/operations/erased-file.ts";
import { beginEpoch, erasedIn, erasuresIn, newestEpoch } from "./begin-epoch.ts";
import { makeOneFile } from "./copy-database.ts";
import { leaveNoTraceIn } from "./erase-in-copy.ts";
import { findDamage } from "./find-damage.ts";
import { keepReplaced } from "./keep-replaced.ts";
import { flushFile, flushFolder, isDatabase, isThere } from "./on-disk.ts";
import { plainCause } from "./plain-cause.ts";

type Asked = {
  readonly databaseFile: string;
  readonly file: string;
  readonly now: () => Date;
  readonly say: (words: string) => void;
};

const IS_RUNNING =
  "The server is running. Stop it first: Ctrl+C where it was started, or through the service that runs it. Then ask again.";

/** Until its last step, which is one rename, the live database is as it was, whatever goes wrong. */
export const restore = async (asked: Asked): Promise<Outcome> => {
  const { databaseFile, file } = asked;
  const held = holdDataDir(dirname(databaseFile));
  if (held === null) return didNot(IS_RUNNING);
  const fresh = `${databaseFile}.restoring`;
  try {
    const why = await whyNot(asked, fresh);
    return why === null
      ? await replace(asked, fresh)
      : didNot(`${file} was not restored: ${why}. The database in use is as it was.`);
  } catch (cause) {
    return didNot(`${file} was not restored: ${plainCause(cause)}. The database in use is as it was.`);
  } finally {
    for (const end of ["", "-wal", "-shm", "-journal"]) await rm(`${fresh}${end}`, { force: true });
    held.release();
  }
};

/** Makes the copy that will be used, and reads all of it: what is checked is what will be served. */
const whyNot = async ({ databaseFile, file, say }: Asked, fresh: string): Promise<string | null> => {
  if (!(await isThere(file))) return "it is not there";
  if (await isThere(`${file}-wal`))
    return `${basename(file)}-wal lies beside it, so it is part of a database and no backup. Make one with “backup”`;
  say("Checking every page, row and version of the backup.");
  await copyFile(file, fresh);
  makeOneFile(fresh);
  const damage = findDamage(fresh);
  if (damage !== null) return damage;
  return (await isDatabase(databaseFile)) && isOpenElsewhere(databaseFile)
    ? "another process has the database open: end it first"
    : null;
};

const replace = async ({ databaseFile, file, now, say }: Asked, fresh: string): Promise<Outcome> => {
  const replaced = (await isDatabase(databaseFile))
    ? {
        after: newestEpoch(databaseFile),
        erasures: erasuresIn(databaseFile),
        erased: erasedIn(databaseFile),
      }
    : { after: 0, erasures: [], erased: [] };
  // Outside the database before it is used: whoever was erased stays so, also when this is cut short.
  await addErased(databaseFile, replaced.erased);
  const erased = await readErased(databaseFile);
  const { after, erasures } = replaced;
  const counts = beginEpoch(fresh, { reason: "restore", now: now(), after, erasures, erased });
  leaveNoTraceIn(fresh);
  await flushFile(fresh);
  const kept = await keepReplaced(databaseFile, now());
  await acceptDatabase(databaseFile);
  await rename(fresh, databaseFile);
  await flushFolder(dirname(databaseFile));
  if (kept !== null) say(`The database that was in use is kept in ${kept}.`);
  return did(
    [
      `${file} is restored: ${counts.charters} charters, ${counts.people} people, the newest text of ${counts.newest}.`,
      "What happens next:",
      "- Start the server. Everybody signs in again.",
      ...(counts.erasedAgain === 0
        ? []
        : [
            `- ${counts.erasedAgain} of its people had been erased after it was made: they are erased again.`,
          ]),
      "- What was written after that moment is not in the charters. A device that still holds such text shows it beside",
      "  the charter, to be read and copied; it never merges into it by itself.",
      "- A governance lead of a charter can take such text back: “Take newer text back” on its write page. Whoever wrote it",
      "  then gives it back, and the lead takes it. That rests on SECRET: keep the one from before the restore.",
    ].join("\n"),
  );
};

/** Also folds the log of a database that can be read into it. */
const isOpenElsewhere = (databaseFile: string): boolean => {
  try {
    makeOneFile(databaseFile);
    return false;
  } catch (cause) {
    return cause instanceof Database.SqliteError && cause.code.startsWith("SQLITE_BUSY");
  }
};
