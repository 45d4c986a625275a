/** A small file that carries its own hash, so that one that was cut or changed is told from one that was written. */
import { createHash } from "node:crypto";
import { open, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { threadId } from "node:worker_threads";

/** `empty`: somebody emptied it, by intent. */
type ReadFile =
  | { readonly kind: "missing" | "empty" | "damaged" }
  | { readonly kind: "kept"; readonly value: unknown };

export const readHashedFile = async (path: string): Promise<ReadFile> => {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return null;
    throw cause;
  });
  if (text === null) return { kind: "missing" };
  if (text.trim() === "") return { kind: "empty" };
  const [hash = "", json = ""] = text.split("\n");
  return hash === hashOf(json) ? { kind: "kept", value: JSON.parse(json) } : { kind: "damaged" };
};

/** Resolves when it is on disk, whole and under its name. Two threads or processes do not write into the same file. */
export const writeHashedFile = async (path: string, value: unknown): Promise<void> => {
  const json = JSON.stringify(value);
  const fresh = `${path}-${process.pid}-${threadId}`;
  await writeFile(fresh, `${hashOf(json)}\n${json}\n`, { flush: true });
  await rename(fresh, path);
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
};

const hashOf = (json: string): string => createHash("sha256").update(json).digest("hex");
