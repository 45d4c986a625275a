/** Rules that a frame keeps or breaks by itself, once it can be read. */
import type { FrameRule } from "./rule.ts";

/**
 * A reader's client answers the server's question without words, but with all deletions that it was told of, and Yjs
 * tidies formatting by itself: that is no writing, and the participant passes it over (SY60).
 */
export const writtenByAWriter: FrameRule = {
  spec: "SY6",
  reason: "notAllowed",
  isBrokenBy: (frame, { mayWrite }) => frame.kind === "write" && frame.structs.length > 0 && !mayWrite,
};
