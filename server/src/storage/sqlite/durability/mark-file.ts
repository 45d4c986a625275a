/** The small file beside the database that says how far it had come. */
import { writeFile } from "node:fs/promises";
import * as z from "zod";
import { readHashedFile, writeHashedFile } from "./hashed-file.ts";

const Mark = z.strictObject({
  /** The number of a commit that is on disk. */
  commit: z.int().nonnegative(),
  /** By charter: the number of an update that is on disk. */
  updates: z.record(z.string(), z.int().positive()),
});
export type Mark = z.infer<typeof Mark>;

/** What stands in a mark's place. `accepted`: somebody emptied it, to go on with the database as it is. */
type ReadMark =
  | { readonly kind: "missing" | "accepted" | "damaged" }
  | { readonly kind: "kept"; readonly mark: Mark };

export const markFileOf = (databaseFile: string): string => `${databaseFile}-mark`;

export const readMark = async (path: string): Promise<ReadMark> => {
  const read = await readHashedFile(path);
  if (read.kind === "kept") return { kind: "kept", mark: Mark.parse(read.value) };
  return { kind: read.kind === "empty" ? "accepted" : read.kind };
};

export const writeMark = (path: string, mark: Mark): Promise<void> => writeHashedFile(path, mark);

/** From now on the database is taken as it is, older or not: for a restore that put another one in its place. */
export const acceptDatabase = (databaseFile: string): Promise<void> =>
  writeFile(markFileOf(databaseFile), "");
