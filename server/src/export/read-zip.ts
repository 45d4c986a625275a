/** For tests: the files inside a Word file. */
import { inflateRawSync } from "node:zlib";

const ENTRY = 0x02014b50;
const END_LENGTH = 22;

/** Name and text of every file, from the zip's own directory. Expects a zip without a comment. */
export const readZip = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const zip = Buffer.from(bytes);
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(zip.length - END_LENGTH + 16);
  while (zip.readUInt32LE(at) === ENTRY) {
    const [packed, nameLength, extra, comment] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ] as const;
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    const text = zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data);
    files.set(zip.toString("utf8", at + 46, at + 46 + nameLength), text.toString("utf8"));
    at += 46 + nameLength + extra + comment;
  }
  return files;
};
