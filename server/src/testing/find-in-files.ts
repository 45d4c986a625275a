/** Looks for words in the raw bytes of files, as UTF-8 and UTF-16, whatever their capitals. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Answers "file: word" for each that is found in the folder or in one under it. */
export const findInFiles = async (folder: string, words: readonly string[]): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const found = await Promise.all(files.map(async (file) => wordsIn(file, await readFile(file), words)));
  return found.flat();
};

const wordsIn = (file: string, bytes: Buffer, words: readonly string[]): readonly string[] =>
  words
    .filter((word) => READINGS.some((read) => read(bytes).includes(word.toLowerCase())))
    .map((word) => `${file.split("/").at(-1)}: ${word}`);

/** UTF-16 may begin at an odd byte, and in either order. */
const READINGS: readonly ((bytes: Buffer) => string)[] = [
  (bytes) => bytes.toString("utf8").toLowerCase(),
  (bytes) => bytes.toString("utf16le").toLowerCase(),
  (bytes) => bytes.subarray(1).toString("utf16le").toLowerCase(),
];
