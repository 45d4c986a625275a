/** The table of all organisations asked, each with its position; those who did not sign are never left out (PUB-8). */
import type { BoardRow, RoundView } from "@acb/schemas/api/sign-off-routes";
import type { Content } from "@acb/schemas/content";
import { AUTHORITY_KINDS, type Authority, type Evidence } from "@acb/schemas/sign-off/decision";
import { POSITIONS } from "@acb/schemas/sign-off/round";
import type { Version } from "@acb/schemas/version";
import { contentCode } from "../document/content-hash.ts";
import { labelOf, printDate } from "../values/print-value.ts";
import { weighColumns } from "./column-weight.ts";
import { endedWords } from "./ended-words.ts";
import { boldText, joinLines, textCell } from "./inlines.ts";
import type { Cell, PublicationBlock } from "./publication.ts";
import { statusOf } from "./status-line.ts";

const CAPTION = "Position of each organisation";
const LABELS = ["Organisation", "Position", "Authority", "Date", "Minute"];
const NOTHING_YET: Cell = textCell("–");

const EVIDENCE_NAMES: Readonly<Record<Evidence["kind"], string>> = {
  minute: "minute",
  decision_notice: "decision notice",
  letter: "letter",
};

/** Status, table, reasons of those who declined, and which exact text all of it is about. */
export const signatureBlocks = (
  content: Content,
  version: Version,
  board: RoundView | null,
): readonly PublicationBlock[] => {
  const cells =
    board === null
      ? content.parties.map((party) => rowCells(party.name, POSITIONS.not_asked.name))
      : board.rows.map(decidedRow);
  const table: readonly PublicationBlock[] =
    cells.length === 0
      ? []
      : [
          {
            type: "table",
            caption: CAPTION,
            shortCaption: CAPTION,
            columns: weighColumns(LABELS, cells),
            rows: cells,
          },
        ];
  return [
    { type: "paragraph", content: textCell(statusOf(board).line) },
    ...table,
    ...reasonsOf(board?.rows ?? []),
    ...(board === null ? [] : sinceThen(board)),
    { type: "paragraph", content: textCell(aboutText(version)) },
  ];
};

const rowCells = (name: string, position: string, ...rest: readonly Cell[]): readonly Cell[] => [
  textCell(name),
  textCell(position),
  ...[0, 1, 2].map((index) => (rest[index]?.length ? rest[index] : NOTHING_YET)),
];

const decidedRow = (row: BoardRow): readonly Cell[] => {
  const position = POSITIONS[row.position].name;
  if (row.decision === null) return rowCells(row.name, position);
  const { authority, evidence } = row.decision;
  return rowCells(
    row.name,
    position,
    joinLines([textCell(authorityText(authority)), textCell(recordedBy(row.decision))]),
    textCell(printDate(authority.meetingOn)),
    joinLines(evidence.map((one) => textCell(evidenceText(one)))),
  );
};

const authorityText = ({ body, kind, schemeRef }: Authority): string => {
  const label = labelOf(AUTHORITY_KINDS, kind);
  const basis = schemeRef === undefined || schemeRef === "" ? "" : `, ${schemeRef}`;
  return `${label}: ${body}${basis}`;
};

const recordedBy = (decision: { readonly actorName: string; readonly actorTitle: string }): string =>
  `Given by ${[decision.actorName, decision.actorTitle].filter((part) => part.trim() !== "").join(", ")}`;

const evidenceText = (evidence: Evidence): string => {
  const draft = evidence.status === "draft" ? ", draft" : "";
  return `${evidence.reference} (${EVIDENCE_NAMES[evidence.kind]}${draft})`;
};

const reasonsOf = (rows: readonly BoardRow[]): readonly PublicationBlock[] => {
  const declined = rows.filter((row) => row.position === "declined" && row.decision !== null);
  if (declined.length === 0) return [];
  return [
    { type: "heading", level: 2, content: textCell("Reasons for declining") },
    {
      type: "list",
      ordered: false,
      items: declined.map((row) => textEntry(row.name, row.decision?.reason ?? "")),
    },
  ];
};

/** What was signed stays as it was signed; what became of who signed stands beside it. */
const sinceThen = (board: RoundView): readonly PublicationBlock[] => {
  const items = board.rows.flatMap((row) => {
    const words = endedWords(row, board);
    return words === null ? [] : [textEntry(row.name, words)];
  });
  return items.length === 0
    ? []
    : [
        { type: "heading", level: 2, content: textCell("Since then") },
        { type: "list", ordered: false, items },
      ];
};

const textEntry = (name: string, words: string): readonly PublicationBlock[] => [
  { type: "paragraph", content: [boldText(`${name}: `), ...textCell(words)] },
];

const aboutText = (version: Version): string =>
  `Every position is about this exact text: version ${version.number}, code ${contentCode(version.contentHash)}, with the fingerprint (SHA-256) ${version.contentHash}. A later version needs new decisions.`;
