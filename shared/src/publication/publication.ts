/** A version as something to read: headings, paragraphs, lists, tables and facts, in no format yet (SPEC: Publication). */
import type { Inline } from "@acb/schemas/content";

/** A run of text on one or several lines: a table cell, the value of a fact. */
export type Cell = readonly Inline[];

/** `value` may be long; `label` never ends in a colon. */
export type Fact = { readonly label: string; readonly value: Cell };

/** `weight` is the share of the width that the column's text asks for; the sum of the weights means nothing. */
export type Column = { readonly label: string; readonly weight: number };

/** Levels count from 2: the chapter's own heading is level 1. No level is ever skipped on the way down. */
export type HeadingLevel = 2 | 3 | 4 | 5;

export type PublicationBlock =
  | { readonly type: "heading"; readonly level: HeadingLevel; readonly content: Cell }
  | { readonly type: "paragraph"; readonly content: Cell }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly PublicationBlock[])[];
    }
  | { readonly type: "quote"; readonly content: readonly PublicationBlock[] }
  /** Every row has as many cells as there are columns; the first cell of a row is its title. */
  | {
      readonly type: "table";
      /** Names the table by itself, so it repeats the heading above it: for those who jump from table to table. */
      readonly caption: string;
      /** What is left to print above the table where the heading has said the rest. */
      readonly shortCaption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly type: "facts"; readonly facts: readonly Fact[] };

export type Chapter = {
  /** Letters, digits and hyphens: an address within the file. */
  readonly id: string;
  readonly number: number;
  readonly heading: string;
  readonly blocks: readonly PublicationBlock[];
  /** On paper it starts a page of its own: people sign it, or look things up in it. */
  readonly ownPage: boolean;
};

export type TitlePage = {
  readonly title: string;
  /** What the network calls such a text: "Charter", "Pledge". */
  readonly label: string;
  readonly network: string;
  readonly versionNumber: number;
  /** Ten characters by which people name this exact text, for looking it up; the fingerprint proves it. */
  readonly code: string;
  /** ISO 8601, in UTC. */
  readonly frozenAt: string;
  /** A language tag: "en-GB". */
  readonly language: string;
  /** Who has signed and who has not, in plain words. */
  readonly status: string;
  readonly notFullySigned: boolean;
  /** Place, version, date, fingerprint and so on, in the order to print them. */
  readonly facts: readonly Fact[];
};

export type Publication = {
  readonly titlePage: TitlePage;
  readonly chapters: readonly Chapter[];
};
