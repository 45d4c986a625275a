/** G2, G4, G6: what applying an update to a copy of the document must come to. */
import { parentOf, valueIn } from "./evidence.ts";
import type { TrialRule } from "./rule.ts";

/** M7: some updates decode, and break only when they are applied. */
export const applies: TrialRule = {
  spec: "SY26",
  reason: "badFrame",
  isBrokenBy: ({ isApplied }) => !isApplied,
};

/** M3, M5: pieces and deletions that reach beyond what is here would wait unseen, perhaps for ever. */
export const nothingWaits: TrialRule = {
  spec: "SY24",
  reason: "early",
  isBrokenBy: ({ isWhole }) => !isWhole,
};

/** M8: a piece whose neighbours contradict each other would stand elsewhere in the next copy. */
export const betweenNeighbours: TrialRule = {
  spec: "SY26",
  reason: "badUpdate",
  isBrokenBy: ({ placed }) => !placed.every(({ isBetween }) => isBetween),
};

/** Copies that were not split alike would show different signs, for good. */
export const signsStayWhole: TrialRule = {
  spec: "SY26",
  reason: "badUpdate",
  isBrokenBy: ({ splitsASign }) => splitsASign,
};

/**
 * Sections, items and their texts are hidden and brought back, never taken away or replaced; values that a map cannot do
 * without are replaced, never taken away.
 */
export const structureStays: TrialRule = {
  spec: "SY26",
  reason: "badUpdate",
  isBrokenBy: ({ deleted }) =>
    deleted.some(({ item, parent }) => {
      const map = parentOf(item);
      if (parent?.kind !== "map" || item.parentSub === null || map === null || map._item?.deleted === true)
        return false;
      const entry = parent.entry(item.parentSub, (key) => valueIn(map, key));
      if (entry === null || entry.keep === "free") return false;
      return entry.shape.kind !== "value" || valueIn(map, item.parentSub) === undefined;
    }),
};

/** Nobody writes in a section that is frozen, or held by another organisation than theirs (SPEC: PEN4). */
export const penInHand: TrialRule = {
  spec: "PEN4",
  reason: "penElsewhere",
  isBrokenBy: ({ isInClosed }) => isInClosed,
};
