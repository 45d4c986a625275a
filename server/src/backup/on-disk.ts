/** Files that outlast a power cut: their bytes and their names are on the disk when these resolve. */
import { access, open } from "node:fs/promises";

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const DATABASE_HEADER = "SQLite format 3\0";

/** Asked before SQLite is: it throws away the log of a file that it does not know, which may be all that is left. */
export const isDatabase = async (path: string): Promise<boolean> => {
  if (!(await isThere(path))) return false;
  const handle = await open(path, "r");
  try {
    const { buffer } = await handle.read(Buffer.alloc(DATABASE_HEADER.length), 0, DATABASE_HEADER.length, 0);
    return buffer.toString("latin1") === DATABASE_HEADER;
  } finally {
    await handle.close();
  }
};

export const flushFile = (path: string): Promise<void> => flush(path, "r+");

/** Makes names that were given or changed in the folder last. Windows has no such call, and needs none. */
export const flushFolder = async (path: string): Promise<void> => {
  if (process.platform !== "win32") await flush(path, "r");
};

const flush = async (path: string, flags: "r" | "r+"): Promise<void> => {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
