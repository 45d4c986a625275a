import { expect, test } from "vitest";
import type { ConnectionState } from "../../../sync/connection-state.ts";
import { stateLineWords, transportWords } from "./connection-words.ts";

const saving = { kind: "saving", count: 1, kept: "tab" } as const;
const refused = {
  kind: "refused",
  reason: "notFound",
  words: "This charter is not shared with you.",
  kept: "device",
} as const;
const offline = { kind: "offline", kept: "tab", words: null } as const;

test.each<[string, ConnectionState, boolean, string]>([
  ["a short wait is only saving", saving, false, "Saving"],
  ["a long one says where the words are", saving, true, "Still saving: kept only while this tab is open"],
  [
    "words that stay here are not saved",
    { ...refused, holdsWords: true },
    false,
    "Not saved: kept on this device",
  ],
  [
    "where all was stored, nothing is said to be unsaved",
    { ...refused, holdsWords: false },
    false,
    "Not connected",
  ],
  ["so does a page without a connection", offline, false, "Offline: kept only while this tab is open"],
])("LIVE-2 %s", (_name, state, isSlow, words) => {
  expect(stateLineWords(state, { mayWrite: true, isSlow }).words).toBe(words);
});

test("LIVE-2 a reader is told of the text, not of saving", () => {
  expect(
    [saving, offline].map((state) => stateLineWords(state, { mayWrite: false, isSlow: true }).words),
  ).toEqual(["Getting the newest text", "Offline: the text may be older"]);
});

test("LIVE-9 a page whose frames go by HTTP says why it is slower, and no other says anything", () => {
  expect([null, "webSocket" as const, "http" as const].map(transportWords)).toEqual([
    null,
    null,
    "Slower connection: your network blocks live sockets",
  ]);
});
