import { CLOSE, type CloseReason } from "@acb/shared/protocol/close-code";
import { expect, test } from "vitest";
import { type ConnectionFacts, connectionState, FIRST_FACTS } from "./connection-state.ts";

const here: ConnectionFacts = {
  hasContent: true,
  kept: "device",
  connected: true,
  synced: true,
  answered: true,
  sentCount: 3,
  storedCount: 3,
  closed: null,
  edited: false,
  cannotStore: false,
};

test.each<[string, Partial<ConnectionFacts>, ReturnType<typeof connectionState>]>([
  ["all stored", {}, { kind: "saved", kept: "device" }],
  ["all stored, and the device keeps nothing", { kept: "tab" }, { kind: "saved", kept: "tab" }],
  ["all stored, but the text is not here", { hasContent: false }, { kind: "opening" }],
  ["two frames not stored", { sentCount: 5 }, { kind: "saving", count: 2, kept: "device" }],
  ["not synced", { synced: false }, { kind: "saving", count: 0, kept: "device" }],
  [
    "synced, but the server has not asked yet what it lacks",
    { answered: false },
    { kind: "saving", count: 0, kept: "device" },
  ],
  ["not connected", { connected: false }, { kind: "offline", kept: "device", words: null }],
  [
    "not connected, and the device keeps nothing",
    { connected: false, kept: "tab" },
    { kind: "offline", kept: "tab", words: null },
  ],
  ["not connected, and nothing was here yet", { connected: false, hasContent: false }, { kind: "opening" }],
  ["connected, and nothing was here yet", { synced: false, hasContent: false }, { kind: "opening" }],
  [
    "closed with a reason that passes",
    { connected: false, closed: "tooFast" },
    { kind: "offline", kept: "device", words: CLOSE.tooFast.words },
  ],
  ["the server cannot store", { connected: false, cannotStore: true }, { kind: "paused", kept: "device" }],
  ["it is tried again", { sentCount: 5, cannotStore: true }, { kind: "paused", kept: "device" }],
  ["it can store again", { cannotStore: true }, { kind: "saved", kept: "device" }],
  [
    "closed for good",
    { connected: false, closed: "notAllowed" },
    {
      kind: "refused",
      reason: "notAllowed",
      words: CLOSE.notAllowed.words,
      kept: "device",
      holdsWords: true,
    },
  ],
  [
    "closed for good with everything stored",
    { connected: false, closed: "notFound" },
    { kind: "refused", reason: "notFound", words: CLOSE.notFound.words, kept: "device", holdsWords: false },
  ],
  [
    "closed for good with an edit that is not stored",
    { connected: false, closed: "notFound", edited: true },
    { kind: "refused", reason: "notFound", words: CLOSE.notFound.words, kept: "device", holdsWords: true },
  ],
])("LIVE-2 %s", (_name, facts, expected) => {
  expect(connectionState({ ...here, ...facts })).toEqual(expected);
});

test("LIVE-2 a page that just opened claims nothing", () => {
  expect(connectionState(FIRST_FACTS)).toEqual({ kind: "opening" });
});

test("LIVE-3 a close is final exactly where its code says that trying again does not help", () => {
  const reasons = Object.keys(CLOSE) as CloseReason[]; // Object.keys widens the keys of a closed table
  for (const closed of reasons) {
    const { kind } = connectionState({ ...here, connected: false, closed });
    expect([closed, kind]).toEqual([closed, CLOSE[closed].retry ? "offline" : "refused"]);
  }
});
