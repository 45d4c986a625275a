/** What a spreadsheet makes of our CSV (SPEC: CSV). */
import Papa from "papaparse";
import { expect, it } from "vitest";
import { toCsv } from "./to-csv.ts";

const cellsOf = (text: string): string[][] => Papa.parse<string[]>(text.replace(/^\ufeff/, "")).data;

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])(
  "CSV1 (B-45) %j is text to a spreadsheet",
  (cell) => {
    const [, [kept]] = cellsOf(toCsv([{ More: cell }])) as [string[], [string]];
    expect(kept).toBe(`'${cell}`);
  },
);

it("CSV2 quotes, separators and line ends in a cell come back as they were", () => {
  const cell = 'The "Anchor", at\r\nlast; ok';
  expect(cellsOf(toCsv([{ Number: 7, More: cell }]))).toEqual([
    ["Number", "More"],
    ["7", cell],
  ]);
});
