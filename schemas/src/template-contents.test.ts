/** The templates that ship hold what practice asks for (SPEC: Templates). */
import { expect, it } from "vitest";
import neighbourhoodPledge from "../templates/hyper-local-pledge.json" with { type: "json" };
import systemCharter from "../templates/system-anchor-charter.json" with { type: "json" };
import { Template } from "./template.ts";

const charter = Template.parse(systemCharter);
const pledge = Template.parse(neighbourhoodPledge);

it("TE4 the system anchor charter has its twenty sections in order", () => {
  const keys =
    "summary foreword scope partners case strategies vision objectives commitments collective goals measures " +
    "engagement tensions leadership governance reporting change signatures annexes";
  expect(charter.sections.map(({ key }) => key).join(" ")).toBe(keys);
});

it("TE5 it starts with the five standard tensions, each with both sides", () => {
  const tensions = charter.sections.find(({ key }) => key === "tensions");
  expect(tensions?.starters?.map(({ fields }) => Object.keys(fields))).toEqual(
    Array.from({ length: 5 }, () => ["title", "pullA", "pullB"]),
  );
});

it("TE6 a list that must differ from another of its type says so by its preset", () => {
  const presets = charter.sections.flatMap(({ key, lists }) =>
    lists.flatMap(({ preset }) => (preset === undefined ? [] : [[key, preset]])),
  );
  expect(presets).toEqual([
    ["case", { kind: "condition" }],
    ["collective", { allPartner: true }],
  ]);
});

it("TE4 the neighbourhood pledge has its seven sections in order, and names its partners", () => {
  const { sections } = pledge;
  expect(sections.map(({ key }) => key).join(" ")).toBe("where issue pledges quick tell names easy");
  expect(sections.flatMap(({ lists }) => lists.map(({ type }) => type))).toContain("partner");
});
