/** The folder in which everything is kept: checked, and given its secret once (SPEC: Start). */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { StartProblem } from "./start-problem.ts";

export type DataDir = { readonly databaseFile: string; readonly secret: string };

export type DataDirResult =
  | { readonly ok: true; readonly dataDir: DataDir }
  | { readonly ok: false; readonly problem: StartProblem };

const OWNER_ONLY = 0o600;
const SECRET_BYTES = 32;

/** Makes the folder when it is missing. `secret` is the configured one; without it, one is made and kept there. */
export const openDataDir = async (path: string, secret: string | null): Promise<DataDirResult> => {
  const folder = resolve(path);
  try {
    await mkdir(folder, { recursive: true });
    await provesWritable(folder);
    const kept = secret ?? (await keptSecret(join(folder, "secret")));
    return { ok: true, dataDir: { databaseFile: join(folder, "charter-builder.sqlite"), secret: kept } };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return {
      ok: false,
      problem: {
        variable: "DATA_DIR",
        wrong: `the folder ${folder} cannot be written (${why})`,
        example: "DATA_DIR=/var/lib/charter-builder, a folder that this user may write in",
      },
    };
  }
};

// Permission bits say nothing about a full or read-only disk, or to root: only a write proves it.
const provesWritable = async (folder: string): Promise<void> => {
  const probe = join(folder, `.writable-${process.pid}`);
  await writeFile(probe, "");
  await rm(probe);
};

// The server and the admin command may start together: whoever creates the file first wins, the other reads it.
const keptSecret = async (file: string): Promise<string> => {
  const fresh = randomBytes(SECRET_BYTES).toString("hex");
  try {
    await writeFile(file, fresh, { flag: "wx", mode: OWNER_ONLY });
    return fresh;
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
    return readFile(file, "utf8");
  }
};
