/** Rows as CSV (RFC 4180) that spreadsheets open as text: no cell is taken for a formula (SPEC: CSV; B-45). */
import Papa from "papaparse";

/** Tells a spreadsheet that the file is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/** The keys of the first row are the headings. */
export const toCsv = (rows: readonly Readonly<Record<string, string | number>>[]): string =>
  BYTE_ORDER_MARK + Papa.unparse([...rows], { escapeFormulae: true });
