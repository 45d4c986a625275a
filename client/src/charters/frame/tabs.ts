/** The tabs of a charter, and who sees which. */
import type { Action } from "@acb/schemas/role";

type Tab = {
  readonly key: string;
  readonly words: string;
  readonly readerWords: string;
  readonly path: string;
  /** Only for whoever may do this. */
  readonly needs?: Action;
};

/** The tabs of a charter, in their order, and what they are called for whoever may write and whoever may not. */
export const TABS = [
  { key: "write", words: "Write", readerWords: "Read", path: "" },
  { key: "sign-off", words: "Sign-off", readerWords: "Sign-off", path: "/sign-off" },
  { key: "people", words: "People and partners", readerWords: "People and partners", path: "/people" },
  { key: "workshop", words: "Workshop", readerWords: "Workshop", path: "/workshop", needs: "host" },
] as const satisfies readonly Tab[];
export type TabKey = (typeof TABS)[number]["key"];
