/** The statements that every installation must show, and may write in its own words (SPEC: Statements). */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { StatementName } from "@acb/schemas/api/session-routes";

const OURS = fileURLToPath(new URL("../statements", import.meta.url));

export type ReadStatement = (name: StatementName) => Promise<string>;

/** A file `accessibility.txt` or `privacy.txt` in the folder takes the place of ours; `null` for ours alone. */
export const statementsIn =
  (folder: string | null): ReadStatement =>
  async (name) => {
    const own = folder === null ? null : await textOf(join(folder, `${name}.txt`));
    return own ?? readFile(join(OURS, `${name}.txt`), "utf8");
  };

const textOf = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
};
