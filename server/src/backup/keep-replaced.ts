/** Keeps the database that a restore replaces, beside the new one (SPEC: BA5). */
import { copyFile, link, mkdir, readdir, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { markFileOf } from "../storage/sqlite/durability/mark-file.ts";
import { flushFolder, isThere } from "./on-disk.ts";

/**
 * Answers the dated folder in which the database now is, with whatever belongs to it: itself a data folder that a server
 * could be started on. `null` when there was no database. The database also stays in its place, for one rename to replace.
 */
export const keepReplaced = async (databaseFile: string, now: Date): Promise<string | null> => {
  if (!(await isThere(databaseFile))) return null;
  const folder = dirname(databaseFile);
  const kept = join(folder, `replaced-${now.toISOString().replace(/[:.]/g, "-")}`);
  await mkdir(kept);
  await linkOrCopy(databaseFile, join(kept, basename(databaseFile)));
  // A log that stayed would be read into the restored database. The copy that will be used is no part of the old one.
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(databaseFile)}-`)) continue;
    // The mark stays with the database: without it a server would refuse what a restore that was killed here has left.
    const take = name === basename(markFileOf(databaseFile)) ? copyFile : rename;
    await take(join(folder, name), join(kept, name));
  }
  for (const one of [kept, folder]) await flushFolder(one);
  return kept;
};

/** Some file systems know no second name for a file. */
const linkOrCopy = (from: string, to: string): Promise<void> =>
  link(from, to).catch(() => copyFile(from, to));
