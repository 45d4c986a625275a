/** Rules that a frame keeps or breaks by itself. */
import type { FrameRule } from "./rule.ts";

export const readable: FrameRule = {
  reason: "badFrame",
  isBrokenBy: (frame) => frame.kind === "unreadable",
};

export const withinSize: FrameRule = {
  reason: "tooLarge",
  isBrokenBy: (frame) => frame.kind === "tooLarge",
};

/**
 * A reader's client answers the server's question without words, but with all deletions that it was told of, and Yjs
 * tidies formatting by itself: that is no writing, and the session passes it over (SY60).
 */
export const writtenByAWriter: FrameRule = {
  reason: "notAllowed",
  isBrokenBy: (frame, { mayWrite }) => frame.kind === "write" && frame.structs.length > 0 && !mayWrite,
};
