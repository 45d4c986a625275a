/** The example network "Wendle Vale ICS" keeps its numbers, its references and its plain English (SPEC: Example). */
import { describe, expect, test } from "vitest";
import * as z from "zod";
import domainSchemes from "../domain-schemes.json" with { type: "json" };
import charter from "../example/charter.json" with { type: "json" };
import network from "../example/network.json" with { type: "json" };
import organisationList from "../example/organisations.json" with { type: "json" };
import peopleList from "../example/people.json" with { type: "json" };
import annexes from "../example/sections/annexes.json" with { type: "json" };
import caseSection from "../example/sections/case.json" with { type: "json" };
import change from "../example/sections/change.json" with { type: "json" };
import collective from "../example/sections/collective.json" with { type: "json" };
import commitments from "../example/sections/commitments.json" with { type: "json" };
import engagement from "../example/sections/engagement.json" with { type: "json" };
import foreword from "../example/sections/foreword.json" with { type: "json" };
import goals from "../example/sections/goals.json" with { type: "json" };
import governance from "../example/sections/governance.json" with { type: "json" };
import leadership from "../example/sections/leadership.json" with { type: "json" };
import measures from "../example/sections/measures.json" with { type: "json" };
import objectives from "../example/sections/objectives.json" with { type: "json" };
import partners from "../example/sections/partners.json" with { type: "json" };
import reporting from "../example/sections/reporting.json" with { type: "json" };
import scope from "../example/sections/scope.json" with { type: "json" };
import signatures from "../example/sections/signatures.json" with { type: "json" };
import strategies from "../example/sections/strategies.json" with { type: "json" };
import summary from "../example/sections/summary.json" with { type: "json" };
import tensions from "../example/sections/tensions.json" with { type: "json" };
import vision from "../example/sections/vision.json" with { type: "json" };
import signOff from "../example/sign-off.json" with { type: "json" };
import { CharterRecord, EntryPoint, StartingPoint } from "./charter.ts";
import { type Field, isSharedText, plainValueSchema } from "./field.ts";
import { ItemId } from "./ids.ts";
import { ITEM_TYPE_KEYS, itemTypeOf } from "./item-types.ts";
import { NetworkName, Organisation, Person } from "./people.ts";
import { RoleGrant } from "./role.ts";
import { Authority, DecisionPosition, Evidence } from "./sign-off/decision.ts";

const Section = z.strictObject({
  key: z.string(),
  text: z.string(),
  items: z.array(
    z.strictObject({
      id: ItemId,
      type: z.enum(ITEM_TYPE_KEYS),
      fields: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
    }),
  ),
});
type Item = z.infer<typeof Section>["items"][number];

const sections = z
  .array(Section)
  .parse([
    summary,
    foreword,
    scope,
    partners,
    caseSection,
    strategies,
    vision,
    objectives,
    commitments,
    collective,
    goals,
    measures,
    engagement,
    tensions,
    leadership,
    governance,
    reporting,
    change,
    signatures,
    annexes,
  ]);
const items = sections.flatMap((section) => section.items);
const ofType = (type: string): readonly Item[] => items.filter((item) => item.type === type);
const itemsIn = (key: string): readonly Item[] => sections.find((s) => s.key === key)?.items ?? [];
const organisations = z.array(Organisation).parse(organisationList);
const people = z.array(Person).parse(peopleList);
const roles = z.array(RoleGrant).parse(charter.roles);
const domains = domainSchemes.find((scheme) => scheme.key === charter.record.domainScheme)?.domains ?? [];

/** Every filled or empty field of every item, with the place that a failure names. */
const fields = items.flatMap((item) =>
  itemTypeOf(item.type).fields.map((field) => ({
    place: `${item.id} ${field.key}`,
    field,
    value: item.fields[field.key],
  })),
);
const texts = [
  ...sections.map((section) => ({ place: section.key, prose: true, text: section.text })),
  ...fields.flatMap(({ place, field, value }) =>
    isSharedText(field) && typeof value === "string"
      ? [{ place, prose: field.kind === "prose", text: value }]
      : [],
  ),
];

const counted = (values: readonly unknown[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(values)].map((value) => [String(value), values.filter((v) => v === value).length]),
  );
const words = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;
const sentencesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^(- |\d+\. |### )/, ""))
    .flatMap((line) => line.split(/(?<=[.!?][”’*]?)\s+/));
const isValid = (field: Field, value: unknown): boolean => {
  if (isSharedText(field)) return typeof value === "string" && value.trim() === value;
  const fromScheme =
    (field.kind === "choice" || field.kind === "choices") && field.options === "domainScheme";
  const inScheme = [value].flat().every((one) => domains.some((domain) => domain.value === one));
  return plainValueSchema(field).safeParse(value).success && (!fromScheme || inScheme);
};
const numberIn = (item: Item, key: string): number => Number(item.fields[key]);

describe("the network", () => {
  test("EX1 has 14 organisations of the kinds that an ICS has", () => {
    expect(NetworkName.parse(network.name)).toBe("Wendle Vale ICS");
    expect(counted(organisations.map((organisation) => organisation.type))).toEqual({
      icb: 1,
      nhs_provider: 4,
      local_authority: 4,
      housing_association: 2,
      university: 1,
      college: 1,
      vcfse: 1,
    });
  });

  test("EX2 has 41 people, at least one in every organisation, with addresses that reach nobody", () => {
    expect(people).toHaveLength(41);
    expect(new Set(people.flatMap((person) => person.organisationIds))).toEqual(
      new Set(organisations.map((organisation) => organisation.id)),
    );
    expect(new Set(people.map((person) => person.email)).size).toBe(41);
    expect(people.filter((person) => !person.email.endsWith(".example"))).toEqual([]);
    expect(people.filter((person) => person.administrator).map((person) => person.name)).toEqual([
      "Priya Nair",
    ]);
  });

  test("EX3 gives every person a role, and every organisation a signatory of its own", () => {
    CharterRecord.omit({ createdAt: true }).parse(charter.record);
    EntryPoint.parse(charter.details.entryPoint);
    StartingPoint.parse(charter.details.startingPoint);
    expect(charter.record.partnerIds).toEqual(organisations.map((organisation) => organisation.id));
    expect(counted(roles.map((grant) => grant.role))).toEqual({
      governance_lead: 2,
      writer: 25,
      signatory: 16,
      commenter: 2,
      reader: 1,
    });
    expect(new Set(roles.map((grant) => grant.personId))).toEqual(new Set(people.map((person) => person.id)));
    const signing = roles.flatMap((grant) => (grant.role === "signatory" ? [grant] : []));
    expect(new Set(signing.map((grant) => grant.organisationId)).size).toBe(14);
    for (const { personId, organisationId } of signing)
      expect(people.find((person) => person.id === personId)?.organisationIds).toContain(organisationId);
  });
});

describe("the charter", () => {
  test("EX4 has the 20 sections of the template, and nobody writes in the generated ones", () => {
    expect(new Set(sections.map((section) => section.key)).size).toBe(20);
    expect(sections.filter((s) => s.text === "").map((s) => s.key)).toEqual(["signatures", "annexes"]);
    expect(itemsIn("signatures")).toEqual([]);
    expect(itemsIn("annexes")).toEqual([]);
  });

  test("EX5 has the numbers of the scenario", () => {
    expect(counted(items.map((item) => item.type))).toEqual({
      partner: 14,
      measure: 20,
      strategy: 28,
      objective: 8,
      commitment: 58,
      goal: 16,
      engagementActivity: 11,
      tension: 6,
      governanceRole: 33,
      barrier: 4,
      governanceForum: 4,
    });
    expect(counted(itemsIn("case").map((item) => item.fields.kind))).toEqual({ condition: 6 });
    expect(itemsIn("collective").map((item) => item.fields.allPartner)).toEqual([true, true]);
    expect(ofType("goal").filter((goal) => String(goal.fields.due) <= "2027-12-31")).toHaveLength(6);
    expect(new Set(ofType("objective").map((item) => item.fields.domain))).toEqual(
      new Set(domains.map((domain) => domain.value)),
    );
    expect(counted(itemsIn("commitments").map((item) => item.fields.partner))).toEqual(
      Object.fromEntries(ofType("partner").map((partner) => [partner.id, 4])),
    );
  });

  test("EX6 uses every id once", () => {
    const ids = [...organisations, ...people, ...items].map((one) => one.id);
    expect(Object.entries(counted(ids)).filter(([, uses]) => uses > 1)).toEqual([]);
  });

  test("EX7 refers only to items of the right type and to its own organisations", () => {
    const dangling = fields.flatMap(({ place, field, value }) => {
      if ((field.kind !== "reference" && field.kind !== "references") || value === undefined) return [];
      const known = field.to === "organisation" ? organisations : ofType(field.to);
      return [value].flat().flatMap((id) => (known.some((one) => one.id === id) ? [] : [`${place}: ${id}`]));
    });
    expect(dangling).toEqual([]);
    expect(ofType("partner").map((partner) => partner.fields.organisation)).toEqual(
      charter.record.partnerIds,
    );
  });

  test("EX8 fills every required field, and every value fits its field", () => {
    expect(fields.filter(({ field, value }) => field.required && value === undefined)).toEqual([]);
    const unfit = fields.filter(({ field, value }) => value !== undefined && !isValid(field, value));
    expect(unfit.map(({ place, value }) => `${place}: ${value}`)).toEqual([]);
    const unknown = items.flatMap((item) =>
      Object.keys(item.fields)
        .filter((key) => !itemTypeOf(item.type).fields.some((field) => field.key === key))
        .map((key) => `${item.id} ${key}`),
    );
    expect(unknown).toEqual([]);
  });

  test("EX9 reads well: 6,500 to 9,000 words of prose, no sentence over 25 words, lines of one line", () => {
    const total = texts.reduce((sum, { prose, text }) => sum + (prose ? words(text) : 0), 0);
    expect(total).toBeGreaterThan(6500);
    expect(total).toBeLessThan(9000);
    const long = texts.flatMap(({ place, text }) =>
      sentencesOf(text).flatMap((sentence) => (words(sentence) > 25 ? [`${place}: ${sentence}`] : [])),
    );
    expect(long).toEqual([]);
    expect(texts.filter(({ prose, text }) => !prose && text.includes("\n"))).toEqual([]);
  });

  test("EX10 adds up: 38,600 staff, and the two outside the wage promise employ 2,150 of them", () => {
    const headcount = (of: readonly Item[]) => of.reduce((sum, one) => sum + numberIn(one, "headcount"), 0);
    expect(headcount(ofType("partner"))).toBe(38_600);
    const wage = itemsIn("collective").find((item) => item.id === "itm_com-all-living-wage");
    const inside = [wage?.fields.partner, wage?.fields.supportingPartners ?? []].flat();
    const outside = ofType("partner").filter((partner) => !inside.includes(partner.id));
    expect(outside.map((partner) => partner.fields.shortName)).toEqual(["Harrowmere", "The College"]);
    expect(headcount(outside)).toBe(2150);
  });
});

describe("the sign-off", () => {
  test("EX11 holds 11 approvals, one reasoned refusal by a district, and two organisations undecided", () => {
    expect(counted(signOff.decisions.map((decision) => decision.position))).toEqual({
      approved: 11,
      declined: 1,
    });
    const refusal = signOff.decisions.find((decision) => decision.position === "declined");
    expect(refusal?.organisationId).toBe("org_harrowmere-district");
    expect(words(refusal?.reason ?? "")).toBeGreaterThan(50);
    expect(new Set(signOff.decisions.map((decision) => decision.organisationId)).size).toBe(12);
    z.iso.date().parse(signOff.round.dueOn);
  });

  test("EX12 has every decision made by a signatory of that organisation, on the day of loading", () => {
    for (const decision of signOff.decisions) {
      const { meetingOn, ...authority } = decision.authority;
      expect(meetingOn).toBe("TODAY");
      Authority.omit({ meetingOn: true }).parse(authority);
      DecisionPosition.parse(decision.position);
      z.array(Evidence).min(1).parse(decision.evidence);
      expect(roles).toContainEqual({
        personId: decision.actor,
        role: "signatory",
        organisationId: decision.organisationId,
      });
    }
    expect(roles).toContainEqual({ personId: signOff.version.frozenBy, role: "governance_lead" });
  });
});
