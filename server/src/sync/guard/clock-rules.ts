/** G2, G3: how an update counts. What it builds on must be here; that shows on trial (`nothingWaits`). */
import * as Y from "yjs";
import type { UpdateRule } from "./rule.ts";

/** Above it, bit operations on clocks go wrong. */
const CLOCK_LIMIT = 2 ** 31;
/** More letters than ten charters hold. */
const LONGEST_GAP = 1_000_000;

/** Each client's pieces stand together, the highest id first, as every Yjs client writes them: merging relies on it. */
export const oneRunPerClient: UpdateRule = {
  spec: "SY24",
  reason: "badUpdate",
  isBrokenBy: ({ structs }) =>
    structs.some(({ id }, at) => {
      const before = structs[at - 1];
      return before !== undefined && before.id.client < id.client;
    }),
};

export const withoutSkips: UpdateRule = {
  spec: "SY24",
  reason: "badUpdate",
  isBrokenBy: ({ structs }) => structs.some((struct) => struct instanceof Y.Skip),
};

/** A piece without length stands nowhere in its client's count: nobody could read the document any more. */
export const nothingEmpty: UpdateRule = {
  spec: "SY24",
  reason: "badUpdate",
  isBrokenBy: ({ structs }) => structs.some(({ length }) => length < 1),
};

export const clocksInRange: UpdateRule = {
  spec: "SY24",
  reason: "badUpdate",
  isBrokenBy: ({ structs }) => structs.some(({ id, length }) => id.clock + length >= CLOCK_LIMIT),
};

/** M2: pieces that were deleted before they were sent say nothing but their length. */
export const shortGaps: UpdateRule = {
  spec: "SY24",
  reason: "badUpdate",
  isBrokenBy: ({ structs }) =>
    structs.some(
      (struct) =>
        struct.length > LONGEST_GAP &&
        (struct instanceof Y.GC || (struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted)),
    ),
};
