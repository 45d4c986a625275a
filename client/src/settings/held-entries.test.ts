/** What is held about a person, in words (SPEC: HELD-1). */
import { HELD, whyKept } from "@acb/schemas/held";
import { forEachPeriod, PERIODS } from "@acb/schemas/retention";
import { expect, it } from "vitest";
import { factsOf, howLong, partsOf } from "./held-entries.ts";

const mail = (at: string) => ({
  at,
  subject: "Sign in",
  to: "a@b.test",
  text: "Use (the link)",
  state: "sent",
});
const NAMES = { cha_vale: "Vale charter", org_trust: "The Trust" };
const facts = (table: keyof typeof HELD, row: Readonly<Record<string, unknown>>) =>
  factsOf(HELD[table], row, NAMES).map(({ name, value }) => `${name}: ${value}`);

it("HELD-1 a kind says how many entries it has, from when to when; one without any is left out", () => {
  const held = { mail: [mail("2026-06-30T23:30:00.000Z"), mail("2026-11-23T12:00:00.000Z")], posts: [] };
  const parts = partsOf({ held });
  expect(parts.map(({ table, count }) => [table, count])).toEqual([
    ["mail", "2 entries, 1 July 2026 to 23 November 2026"],
  ]);
  expect(parts[0]?.rows[0]).toMatchObject({ at: "2026-11-23T12:00:00.000Z" });
  expect(whyKept(HELD.mail)).toBe(PERIODS.mail.why);
  expect(
    howLong(
      HELD.mail,
      forEachPeriod(() => 30),
    ),
  ).toBe("30 days after it was written");
  expect(
    howLong(
      HELD.audit,
      forEachPeriod(() => 30),
    ),
  ).toBe("For ever");
});

it("HELD-1 an entry is read in words: names for ids, days for moments, and nothing where nothing is", () => {
  expect(facts("charter_roles", { charter_id: "cha_vale", role: "writer", organisation_id: null })).toEqual([
    "Charter: Vale charter",
    "Role: Writer",
  ]);
  expect(facts("charter_roles", { charter_id: "cha_gone", role: "reader" })[0]).toBe(
    "Charter: A charter that is not shared with you any more",
  );
  expect(facts("mandates", { organisation_id: "org_trust", may: '["decide"]', to_day: null })).toEqual([
    "Organisation: The Trust",
    "Lets somebody: Record what the organisation decided",
  ]);
  expect(facts("session", { createdAt: Date.parse("2026-11-23T12:00:00Z") })).toEqual([
    "Signed in: 23 November 2026, 12:00",
  ]);
  expect(facts("events", { fact: '{"type":"decision.recorded","decision":{}}' })).toEqual([
    "What: A decision was recorded",
  ]);
  expect(
    facts("prepared_decisions", { answers: '{"position":"approved","authority":{"body":"Board"}}' }),
  ).toEqual(["Answers: approved; Board"]);
  expect(facts("memberships", { organisation_id: "org_trust", confirmed: 0 })).toEqual([
    "Organisation: The Trust",
    "Confirmed by an administrator: No",
  ]);
});
