/** Makes a backup of a database while it is in use (SPEC: BA1, BA2). */
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { did, didNot, type Outcome } from "../admin/admin-command.ts";
import { copyDatabase } from "./copy-database.ts";
import { leaveNoTraceIn } from "./erase-in-copy.ts";
import { findDamage } from "./find-damage.ts";
import { flushFile, flushFolder, isThere } from "./on-disk.ts";
import { plainCause } from "./plain-cause.ts";

type Asked = {
  readonly databaseFile: string;
  readonly file: string;
  /** Hears how far it is, line by line. */
  readonly say: (words: string) => void;
};

const OWNER_ONLY = 0o600;
const KB = 1024;

/** The file has its name only once it is complete, checked and on the disk. Anything else leaves nothing behind. */
export const backUp = async ({ databaseFile, file, say }: Asked): Promise<Outcome> => {
  if (!(await isThere(databaseFile))) return didNot(`There is no database at ${databaseFile}.`);
  if (await isThere(file)) return didNot(`${file} is there already: a backup never overwrites a file.`);
  const partial = `${file}.partial`;
  try {
    await claim(partial);
  } catch (cause) {
    return didNot(
      (await isThere(partial))
        ? `${partial} is there: another backup to it is under way, or one was cut short. Delete it if none is.`
        : `${file} cannot be written: ${plainCause(cause)}.`,
    );
  }
  try {
    await copyDatabase(databaseFile, partial, tellQuarters(say));
    leaveNoTraceIn(partial);
    say("Copied. Checking every page, row and version.");
    const damage = findDamage(partial);
    if (damage !== null)
      return didNot(
        `No backup was made, since the database cannot be trusted: ${damage}. Keep your older backups.`,
      );
    await flushFile(partial);
    if (await isThere(file)) return didNot(`${file} has come meanwhile: a backup never overwrites a file.`);
    await rename(partial, file);
    await flushFolder(dirname(resolve(file)));
    const { size } = await stat(file);
    return did(`${file} is complete and checked: ${Math.ceil(size / KB)} KB. Keep it on another machine.`);
  } catch (cause) {
    return didNot(`No backup was made: ${plainCause(cause)}.`);
  } finally {
    for (const left of [partial, `${partial}-journal`]) await rm(left, { force: true });
  }
};

/** The copy holds everybody's sessions and addresses: nobody else on the machine reads it. */
const claim = async (path: string): Promise<void> => {
  const handle = await open(path, "wx", OWNER_ONLY);
  await handle.close();
};

const tellQuarters = (say: (words: string) => void) => {
  let told = 0;
  return (part: number): void => {
    const quarter = Math.floor(part * 4);
    if (quarter <= told) return;
    told = quarter;
    say(`Copying: ${quarter * 25}%`);
  };
};
