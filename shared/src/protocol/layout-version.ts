/**
 * The version of the live document's layout. The client sends it as the socket's `layout` parameter; the server refuses an
 * older one with the close code `layoutTooOld`. New node, mark or field kinds are read in one release and written in the next.
 *
 * 1: maps charter, sections, items; prose and line fragments.
 */
export const LAYOUT_VERSION = 1;
