/** The tabs of a charter, in their order, and what they are called for whoever may write and whoever may not. */
export const TABS = [
  { key: "write", words: "Write", readerWords: "Read", path: "" },
  { key: "sign-off", words: "Sign-off", readerWords: "Sign-off", path: "/sign-off" },
  { key: "people", words: "People and partners", readerWords: "People and partners", path: "/people" },
] as const;
export type TabKey = (typeof TABS)[number]["key"];
