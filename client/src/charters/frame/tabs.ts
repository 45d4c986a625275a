/** The tabs of a charter, in their order. */
export const TABS = [
  { key: "write", words: "Write", path: "" },
  { key: "sign-off", words: "Sign-off", path: "/sign-off" },
  { key: "people", words: "People and partners", path: "/people" },
] as const;
export type TabKey = (typeof TABS)[number]["key"];
