/** One next step, the first that holds (SPEC: client, Next step). */
import { CharterView } from "@acb/schemas/api/charter-routes";
import { SignOffView } from "@acb/schemas/api/sign-off-routes";
import { expect, it } from "vitest";
import { nextStep } from "./next-step.ts";

const charter = (may: readonly string[], partnerIds: readonly string[] = ["org_homes"]): CharterView =>
  CharterView.parse({
    record: {
      id: "cha_12345",
      title: "Wendle Vale",
      label: "charter",
      level: "system",
      place: "",
      templateKey: "system",
      domainScheme: "one",
      language: "en-GB",
      partnerIds,
      createdAt: "2026-11-01T09:00:00Z",
    },
    template: {
      key: "system",
      name: "System",
      description: "For a whole system",
      level: "system",
      label: "charter",
      domainScheme: "one",
      size: "",
      sections: [
        {
          key: "vision",
          title: "Vision",
          required: true,
          prose: true,
          lists: [],
          usual: "x",
          purpose: "x",
          prompt: "x",
          checks: [],
        },
      ],
    },
    epoch: 1,
    domainScheme: { key: "one", name: "One", domains: [{ value: "jobs", label: "Jobs" }] },
    partners: [],
    people: [],
    roles: [],
    may,
    awaited: [],
    pens: [],
    decidesFor: [],
    actsFor: null,
    mayActFor: [],
  });

const HASH = "a".repeat(64);
const version = (number: number) => ({
  id: `ver_${1000 + number}`,
  charterId: "cha_12345",
  number,
  label: "For the boards",
  contentHash: HASH,
  blockHashes: [],
  schemaVersion: 1,
  changeNote: "",
  frozenBy: "per_12345",
  frozenByName: "Helen Voss",
  frozenAt: "2026-11-02T09:00:00Z",
});
const round = (state: string, number: number, ruleMet = false) => ({
  round: {
    id: "rnd_12345",
    versionId: `ver_${1000 + number}`,
    contentHash: HASH,
    roster: [{ organisationId: "org_homes", nameAtOpen: "Riverside Homes", required: true, counts: true }],
    rule: { kind: "all" },
    opensOn: "2026-11-03",
    dueOn: "2026-12-12",
  },
  versionNumber: number,
  state,
  ruleMet,
  counts: { asked: 1 },
  rows: [
    {
      organisationId: "org_homes",
      name: "Riverside Homes",
      position: "asked",
      decision: null,
      recordedAt: null,
      ended: null,
    },
  ],
  successors: [],
  cancelledBecause: null,
});
const ENDED = { on: "2026-11-28", successors: [] };
const openWith = (position: string, ended: object | null) => {
  const plain = round("open", 1);
  return {
    ...plain,
    counts: { [position]: 1 },
    rows: plain.rows.map((row) => ({ ...row, position, ended })),
  };
};
const signOff = (some: object): SignOffView =>
  SignOffView.parse({
    versions: [],
    rounds: [],
    decidesFor: [],
    preparesFor: [],
    prepared: [],
    mayReconsider: [],
    ...some,
  });

const LEAD = ["read", "write", "freeze", "openRound", "manage"];

it.each([
  [
    "a decision that waits comes first",
    charter(LEAD),
    { versions: [version(1)], rounds: [round("open", 1)], decidesFor: ["org_homes"] },
    "your decision is asked for by 12 December 2026.",
  ],
  [
    "an open round",
    charter(LEAD),
    { versions: [version(1)], rounds: [round("open", 1)] },
    "1 of 1 has not decided on version 1 yet.",
  ],
  [
    "BOARD-6 an open round in which nobody is left to decide",
    charter(LEAD),
    { versions: [version(1)], rounds: [openWith("declined", null)] },
    "all that are asked have decided on version 1. The round ends on 12 December 2026.",
  ],
  [
    "BOARD-6 an open round whose rule cannot be met",
    charter(LEAD),
    { versions: [version(1)], rounds: [openWith("declined", ENDED)] },
    "the round on version 1 can no longer meet its rule.",
  ],
  ["missing partners", charter(LEAD, []), {}, "add the organisations that will sign."],
  ["no version, for a lead", charter(LEAD), {}, "write; freeze a version when the text is ready."],
  [
    "no version, for a writer",
    charter(["read", "write"]),
    {},
    "write; a governance lead freezes the text when it is ready.",
  ],
  ["no round", charter(LEAD), { versions: [version(1)] }, "ask the partners to sign version 1."],
  [
    "a newer version than the round's",
    charter(LEAD),
    { versions: [version(2), version(1)], rounds: [round("complete", 1, true)] },
    "ask the partners to sign version 2.",
  ],
  [
    "all signed",
    charter(LEAD),
    { versions: [version(1)], rounds: [round("complete", 1, true)] },
    "version 1 is signed. Download it and share it.",
  ],
  [
    "a round that ended short",
    charter(LEAD),
    { versions: [version(1)], rounds: [round("lapsed", 1)] },
    "the round on version 1 has ended without every signature.",
  ],
])("NEXT-1 %s", (_, view, some, words) => {
  expect(nextStep(view, signOff(some)).words).toBe(words);
});
