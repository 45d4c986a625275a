/** The state of a section and of the whole draft in words, and the next step in writing it (SPEC: WR-3). */
import { type ItemTypeKey, itemTypeOf } from "@acb/schemas/item-types";
import type { SectionStatus } from "./section-status.ts";

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

const gapCount = (status: SectionStatus): number =>
  status.gaps.reduce((sum, gap) => sum + gap.missing.length, 0);

/** "8 objectives", "1 forum". */
export const countWord = ({
  type,
  count,
}: {
  readonly type: ItemTypeKey;
  readonly count: number;
}): string => {
  const { name, plural: names } = itemTypeOf(type);
  return plural(count, name.toLowerCase(), names.toLowerCase());
};

/** The state in words, as the outline says it: a text is written, a section with items is complete. */
export const stateWords = (status: SectionStatus): string => {
  switch (status.state) {
    case "empty":
      return status.required ? "Empty" : "Empty, optional";
    case "started":
      return status.lacks.text ? "Started, no text yet" : "Started";
    case "gaps":
      return plural(gapCount(status), "gap");
    case "complete":
      return status.itemCounts.length === 0 ? "Written" : "Complete";
    case "generated":
      return "Made for you";
    default:
      return status.state satisfies never;
  }
};

/** How much there is now: "196 words", "45 words and 56 commitments of 1,240 words". */
export const amountWords = (status: SectionStatus): string => {
  const own = plural(status.wordCount, "word");
  if (status.itemCounts.length === 0) return own;
  const items = `${status.itemCounts.map(countWord).join(", ")} of ${plural(status.itemWordCount, "word")}`;
  return status.wordCount === 0 ? items : `${own} and ${items}`;
};

type DraftTally = {
  readonly completeCount: number;
  readonly sectionCount: number;
  readonly gapCount: number;
};

/** Sections that are made from others do not count, nor do optional ones that nobody has begun. */
export const tallyOf = (statuses: readonly SectionStatus[]): DraftTally => {
  const counted = statuses.filter(
    ({ state, required }) => state !== "generated" && (required || state !== "empty"),
  );
  return {
    completeCount: counted.filter(({ state }) => state === "complete").length,
    sectionCount: counted.length,
    gapCount: counted.reduce((sum, status) => sum + gapCount(status), 0),
  };
};

/** "17 of 18 sections complete; 5 gaps". */
export const tallyWords = ({ completeCount, sectionCount, gapCount: gaps }: DraftTally): string => {
  if (completeCount === sectionCount)
    return sectionCount === 1 ? "The section is complete" : `All ${sectionCount} sections complete`;
  const sections = `${completeCount} of ${plural(sectionCount, "section")} complete`;
  return gaps === 0 ? sections : `${sections}; ${plural(gaps, "gap")}`;
};

type DraftStep =
  | { readonly kind: "write" | "fill"; readonly sectionId: string; readonly words: string }
  | { readonly kind: "freeze"; readonly words: string };

/**
 * The first required section without words, else the first with gaps, else the first not finished, else the freeze;
 * `null` when the draft is finished and waits for the end of a round.
 */
export const draftStep = (statuses: readonly SectionStatus[], isRoundOpen: boolean): DraftStep | null => {
  const first = (state: SectionStatus["state"]) =>
    statuses.find((status) => status.state === state && (state !== "empty" || status.required));
  const empty = first("empty");
  if (empty !== undefined) return { kind: "write", sectionId: empty.id, words: `Write “${empty.title}”` };
  const gaps = first("gaps");
  if (gaps !== undefined)
    return { kind: "fill", sectionId: gaps.id, words: `Fill the gaps in “${gaps.title}”` };
  const started = first("started");
  if (started !== undefined)
    return { kind: "write", sectionId: started.id, words: `Finish “${started.title}”` };
  return isRoundOpen ? null : { kind: "freeze", words: "Freeze a version for sign-off" };
};
