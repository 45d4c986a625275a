/** The table of all rules of the guard: what a client sends passes every one of them before anybody sees it (SPEC: Sync). */
import { fewNewClientIds, underOwnClientIds } from "./client-id-rules.ts";
import { clocksInRange, nothingEmpty, oneRunPerClient, shortGaps, withoutSkips } from "./clock-rules.ts";
import { writtenByAWriter } from "./frame-rules.ts";
import type { Rules } from "./rule.ts";
import {
  entriesFit,
  knownAttributes,
  knownEntries,
  knownMarks,
  knownNodes,
  knownRoots,
  marksFit,
  nodesInTheirPlace,
  nothingButWords,
  shallow,
  shortTexts,
  writtenOnce,
} from "./shape-rules.ts";
import {
  applies,
  betweenNeighbours,
  nothingWaits,
  penInHand,
  signsStayWhole,
  structureStays,
} from "./trial-rules.ts";

/** In each group the first that is broken decides. */
export const RULES = {
  frame: { writtenByAWriter },
  update: {
    underOwnClientIds,
    fewNewClientIds,
    oneRunPerClient,
    withoutSkips,
    nothingEmpty,
    clocksInRange,
    shortGaps,
  },
  trial: {
    applies,
    nothingWaits,
    betweenNeighbours,
    signsStayWhole,
    knownRoots,
    knownEntries,
    writtenOnce,
    entriesFit,
    knownNodes,
    nodesInTheirPlace,
    knownAttributes,
    nothingButWords,
    knownMarks,
    marksFit,
    shallow,
    shortTexts,
    structureStays,
    penInHand,
  },
} as const satisfies Rules;
