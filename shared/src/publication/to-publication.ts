/** From frozen content to something to read, derived from the declarations of the item types (SPEC: Publication). */
import type { RoundView } from "@acb/schemas/api/sign-off-routes";
import type { Content, ContentItem, ContentSection } from "@acb/schemas/content";
import { itemTypeOf } from "@acb/schemas/item-types";
import { CHARTER_LABELS, ENTRY_POINTS, LEVELS, STARTING_POINTS } from "@acb/schemas/options";
import type { Version } from "@acb/schemas/version";
import { contentCode } from "../document/content-hash.ts";
import { labelOf, printMoment } from "../values/print-value.ts";
import { annexBlocks } from "./annex-blocks.ts";
import { type ContentLookup, lookupOf } from "./content-lookup.ts";
import { printable, textCell } from "./inlines.ts";
import { entryBlocks } from "./item-entries.ts";
import { tableBlocks } from "./item-tables.ts";
import { proseBlocks, withoutSkippedLevels } from "./prose-blocks.ts";
import type { Chapter, Fact, Publication, PublicationBlock, TitlePage } from "./publication.ts";
import { signatureBlocks } from "./signature-blocks.ts";
import { statusOf } from "./status-line.ts";

/** What is published: `board` is the newest round of this version; one about another text is taken as none. */
export type PublicationSource = {
  readonly content: Content;
  readonly version: Version;
  readonly network: string;
  readonly board: RoundView | null;
};

// A language, with or without a country: every reader of a file understands these.
const LANGUAGE = /^[a-z]{2,3}(-[A-Z]{2})?$/;
const USUAL_LANGUAGE = "en-GB";
const UNNAMED_SECTION = "Section without a title";
const SIGNATURES_HEADING = "Sign-off by each organisation";
const EMPTY: PublicationBlock = {
  type: "paragraph",
  content: textCell("Nothing is written in this section."),
};

/** Total: any content that passes its schema becomes a publication that holds all its words. */
export const toPublication = (given: PublicationSource): Publication => {
  const ofThisText = given.board?.round.contentHash === given.version.contentHash;
  const source = ofThisText ? given : { ...given, board: null };
  const sections = withSignatures(source);
  const lookup = lookupOf(source.content);
  return {
    titlePage: titlePageOf(source),
    chapters: sections.map((section, index) => chapterOf(section, index + 1, source, lookup)),
  };
};

// A text that was put to organisations says who signed, even where its template forgot the section for it.
const withSignatures = ({ content, board }: PublicationSource): readonly ContentSection[] => {
  const has = content.sections.some((section) => section.generated === "signatures");
  if (has || board === null) return content.sections;
  return [
    ...content.sections,
    {
      id: "signatures",
      key: "signatures",
      title: SIGNATURES_HEADING,
      generated: "signatures",
      prose: [],
      items: [],
    },
  ];
};

const chapterOf = (
  section: ContentSection,
  number: number,
  source: PublicationSource,
  lookup: ContentLookup,
): Chapter => {
  const withAnnex = source.content.sections.some((one) => one.generated === "annexes");
  const blocks = [
    ...proseBlocks(section.prose, 2),
    ...itemBlocks(section.items, lookup, withAnnex),
    ...generatedBlocks(section.generated, source, lookup),
  ];
  return {
    id: `chapter-${number}`,
    number,
    heading: printable(section.title).trim() || UNNAMED_SECTION,
    blocks: blocks.length === 0 ? [EMPTY] : withoutSkippedLevels(blocks),
    ownPage: section.generated !== undefined,
  };
};

// Items of one type stand together, the types in the order of their first item.
const itemBlocks = (
  items: readonly ContentItem[],
  lookup: ContentLookup,
  withAnnex: boolean,
): readonly PublicationBlock[] =>
  [...new Set(items.map((item) => item.type))].flatMap((key) => {
    const type = itemTypeOf(key);
    const ofType = items.filter((item) => item.type === key);
    return type.publishedAs.as === "entries"
      ? entryBlocks(ofType, lookup)
      : tableBlocks({ type, shape: type.publishedAs, lookup, withAnnex }, ofType);
  });

const generatedBlocks = (
  generated: ContentSection["generated"],
  { content, version, board }: PublicationSource,
  lookup: ContentLookup,
): readonly PublicationBlock[] => {
  switch (generated) {
    case "signatures":
      return signatureBlocks(content, version, board);
    case "annexes":
      return annexBlocks(content, lookup);
    case undefined:
      return [];
    default:
      return generated satisfies never;
  }
};

const titlePageOf = (source: PublicationSource): TitlePage => {
  const { content, version, network, board } = source;
  const status = statusOf(board);
  return {
    title: printable(content.charter.title).trim() || "Charter without a title",
    label: printable(labelOf(CHARTER_LABELS, content.charter.label)),
    network: printable(network),
    versionNumber: version.number,
    code: contentCode(version.contentHash),
    frozenAt: version.frozenAt,
    language: LANGUAGE.test(content.charter.language) ? content.charter.language : USUAL_LANGUAGE,
    status: printable(status.line),
    notFullySigned: status.notFullySigned,
    facts: titleFacts(source),
  };
};

const titleFacts = ({ content: { charter }, version, network }: PublicationSource): readonly Fact[] =>
  (
    [
      ["Network", network],
      ["Place", charter.place],
      ["Level", labelOf(LEVELS, charter.level)],
      ["What started it", charter.entryPoint && labelOf(ENTRY_POINTS, charter.entryPoint)],
      ["Starting from", charter.startingPoint && labelOf(STARTING_POINTS, charter.startingPoint)],
      ["Version", version.label === "" ? `${version.number}` : `${version.number}: ${version.label}`],
      ["Text frozen", `${printMoment(version.frozenAt)}, by ${version.frozenByName}`],
      ["Code", contentCode(version.contentHash)],
      ["Fingerprint (SHA-256)", version.contentHash],
    ] as const
  ).flatMap(([label, text]) => {
    const value = textCell(text ?? "");
    return value.length === 0 ? [] : [{ label, value }];
  });
