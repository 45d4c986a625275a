/** Which files are read as a list of people, and as what (SPEC: e2e, B14). */
import { expect, it } from "vitest";
import { readTextFile } from "./read-text-file.ts";

const LIST = "Name,E-mail\nZoë Lee,zoe@college.test";
const wide = (order: "le" | "be"): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    [...`\ufeff${LIST}`].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      const two = [code & 0xff, code >> 8];
      return order === "le" ? two : two.reverse();
    }),
  );
const file = (content: BlobPart): File => new File([content], "people.csv");

it.each<[string, BlobPart]>([
  ["plain UTF-8", LIST],
  ["the same with a mark at its beginning", `\ufeff${LIST}`],
  ["the code page of Windows", Uint8Array.from([...LIST].map((letter) => letter.charCodeAt(0)))],
  ["Excel's Unicode text", wide("le")],
  ["that in the other order", wide("be")],
])("B14 a list in %s is read with every letter", async (_, content) => {
  expect(await readTextFile(file(content))).toEqual({ text: LIST, problem: null });
});

it.each<[string, BlobPart, RegExp]>([
  [
    "a workbook",
    Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]),
    /save the list as CSV, or copy its rows/,
  ],
  ["a large file", "x".repeat(200_001), /too large/],
])("B14 %s is refused with the way on, not read as people", async (_, content, words) => {
  expect(await readTextFile(file(content))).toEqual({ text: null, problem: expect.stringMatching(words) });
});
