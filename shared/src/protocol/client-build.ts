/**
 * Which build of this client writes, where the layout of what it writes is the same (`layout-version.ts` stands for that).
 * The client sends it as the socket's `build` parameter. It is raised, with a line here, when a fault is mended by which
 * a page could harm a charter; the floor is raised to it when pages with that fault must not write any more, and then
 * they are closed with `layoutTooOld`: they reload, and their words are merged.
 *
 * 1: the first.
 * 2: asks for a ticket before each socket; one of 1 would be refused again and again without being told why.
 */
export const CLIENT_BUILD = 2;

/** Never above `CLIENT_BUILD`, or no page could write. */
export const OLDEST_CLIENT_BUILD = 2;
