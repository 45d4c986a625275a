/** The small file beside the database that says how far it had come; it carries its own hash. */
import { createHash } from "node:crypto";
import { open, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";

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
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return null;
    throw cause;
  });
  if (text === null) return { kind: "missing" };
  if (text.trim() === "") return { kind: "accepted" };
  const [hash = "", json = ""] = text.split("\n");
  return hash === hashOf(json) ? { kind: "kept", mark: Mark.parse(JSON.parse(json)) } : { kind: "damaged" };
};

/** Resolves when the mark is on disk, whole and under its name. Two processes do not write into the same file. */
export const writeMark = async (path: string, mark: Mark): Promise<void> => {
  const json = JSON.stringify(mark);
  const fresh = `${path}-${process.pid}`;
  await writeFile(fresh, `${hashOf(json)}\n${json}\n`, { flush: true });
  await rename(fresh, path);
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
};

/** From now on the database is taken as it is, older or not: for a restore that put another one in its place. */
export const acceptDatabase = (databaseFile: string): Promise<void> =>
  writeFile(markFileOf(databaseFile), "");

const hashOf = (json: string): string => createHash("sha256").update(json).digest("hex");
