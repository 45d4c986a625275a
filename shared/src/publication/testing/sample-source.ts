/** A small charter of one item of each printed kind, and its round: what the tests of publication and exports print. */
import { RoundView } from "@acb/schemas/api/sign-off-routes";
import { type Block, Content, type Inline } from "@acb/schemas/content";
import { Version } from "@acb/schemas/version";
import type { PublicationSource } from "../to-publication.ts";

const HASH = "7f3a".repeat(16);
const words = (text: string): Inline => ({ type: "text", text, marks: [] });
const paragraph = (...content: readonly Inline[]): Block => ({ type: "paragraph", content });
const say = (text: string): Block => paragraph(words(text));

const commitment = (id: string, partner: string, text: string) => ({
  id,
  type: "commitment" as const,
  fields: {
    text,
    partner,
    objective: "itm_jobs",
    strength: "will",
    ownerRole: "Director of people",
    start: "2026-12-01",
    review: "2027-03-31",
    scope: [say("All sites in the vale.")],
    allPartner: false,
  },
});

const partner = (id: string, name: string, type: string) => ({
  id,
  type: "partner" as const,
  fields: {
    name,
    shortName: name,
    type,
    organisation: "org_riverside",
    places: "Larkhill and Weir Bank",
    signatoryAuthority: "The board",
    sponsor: "Ama Boateng",
    anchorLead: "Tom Reyes",
    headcount: "12640",
    annualSpend: "-1234567.50",
  },
});

/** The content parses by its schema when it is made, so a change of the schema shows here first. */
export const sampleContent = (): Content =>
  Content.parse({
    format: "acb/content/1",
    charter: {
      id: "cha_sample",
      title: "Wendle Vale Anchor Charter",
      label: "charter",
      level: "system",
      place: "Wendle Vale",
      language: "en-GB",
      template: "system-anchor-charter",
      entryPoint: "net_zero",
      domainScheme: {
        key: "four_areas",
        name: "Four areas",
        domains: [{ value: "employment", label: "Jobs and skills" }],
      },
    },
    parties: [
      { id: "org_riverside", name: "Riverside Homes", shortName: "Riverside" },
      { id: "org_hospitals", name: "Aldminster Hospitals", shortName: "Hospitals" },
      { id: "org_college", name: "Coleg Dyffryn Ŵyl a Thŷ", shortName: "Coleg" },
    ],
    sections: [
      {
        id: "sec_summary",
        key: "summary",
        title: "Our charter on a page",
        prose: [
          { type: "heading", level: 3, content: [words("How to read this")] },
          paragraph(
            words("We buy, hire and build "),
            { type: "text", text: "here", marks: [{ type: "bold" }] },
            words(". See "),
            {
              type: "text",
              text: "our page",
              marks: [{ type: "link", href: "https://example.org/a?b=c&d=(e)" }],
            },
            words(" or "),
            { type: "text", text: "a trap", marks: [{ type: "link", href: "javascript:alert(1)" }] },
            words("."),
          ),
          {
            type: "bulletList",
            items: [
              [say("Fair pay")],
              [say("Local suppliers"), { type: "orderedList", items: [[say("First")]] }],
            ],
          },
          { type: "quote", content: [say("My door was never far from the hospital’s.")] },
        ],
        items: [],
      },
      {
        id: "sec_partners",
        key: "partners",
        title: "Who is taking part",
        prose: [],
        items: [
          partner("itm_riverside", "Riverside Homes", "housing_association"),
          partner("itm_hospitals", "Aldminster Hospitals", "nhs_provider"),
        ],
      },
      {
        id: "sec_objectives",
        key: "objectives",
        title: "What we will achieve together",
        prose: [say("These outcomes belong to all of us.")],
        items: [
          {
            id: "itm_jobs",
            type: "objective",
            fields: {
              title: "More people start and stay in good jobs with us",
              outcome: [say("A year later they are still here.")],
              domain: "employment",
              whyEvidence: [say("We had 2,870 vacancies in March 2026.")],
              leadForum: "itm_gone",
              level: "system",
              horizon: "year_1",
            },
          },
        ],
      },
      {
        id: "sec_commitments",
        key: "commitments",
        title: "What each of us will do",
        prose: [],
        items: [
          commitment("itm_c1", "itm_riverside", "We will ring-fence 12 trainee posts a year for tenants"),
          commitment("itm_c2", "itm_riverside", "We will advertise every post in plain English"),
          commitment("itm_c3", "itm_hospitals", "We will pay the Real Living Wage to all staff"),
          commitment("itm_c4", "itm_hospitals", "We will open a careers hub in Larkhill"),
        ],
      },
      {
        id: "sec_measures",
        key: "measures",
        title: "How we will know",
        prose: [],
        items: [
          {
            id: "itm_measure",
            type: "measure",
            fields: {
              name: "Local starters",
              domain: "employment",
              kind: "effort",
              unit: "percent",
              direction: "up",
              definition: [say("New starters with a local postcode, as a share of all.")],
              numerator: "Starters with a local postcode",
              dataSource: "HR records",
              frequency: "yearly",
              dataOwner: "Head of workforce",
            },
          },
        ],
      },
      { id: "sec_change", key: "change", title: "Joining and leaving", prose: [], items: [] },
      {
        id: "sec_signatures",
        key: "signatures",
        title: "Sign-off by each organisation",
        generated: "signatures",
        prose: [],
        items: [],
      },
      {
        id: "sec_annexes",
        key: "annexes",
        title: "Glossary and definitions",
        generated: "annexes",
        prose: [],
        items: [],
      },
    ],
  });

/** Frozen in winter, so that London and UTC agree on the clock. */
export const sampleVersion = (): Version =>
  Version.parse({
    id: "ver_sample",
    charterId: "cha_sample",
    number: 1,
    label: "For boards",
    contentHash: HASH,
    blockHashes: [],
    schemaVersion: 1,
    changeNote: "First text.",
    frozenBy: "per_helen",
    frozenByName: "Helen Voss",
    frozenAt: "2026-11-14T16:05:00.000Z",
  });

const decision = (organisationId: string, position: "approved" | "declined", reason: string) => ({
  id:
    position === "approved" ? "0b0c2f5e-5f0a-4b62-9d4e-0c1a8e2f7a11" : "0b0c2f5e-5f0a-4b62-9d4e-0c1a8e2f7a22",
  versionId: "ver_sample",
  contentHash: HASH,
  organisationId,
  position,
  minuteVerb: "approved",
  authority: { kind: "board", body: "Board of trustees", meetingOn: "2026-11-20", schemeRef: "SoRD 4.2" },
  evidence: [{ kind: "minute", reference: "PUB26/11/9.2", status: "draft" }],
  reason,
  roundId: "rnd_sample",
  decidedOn: "2026-11-21",
  actor: "per_boateng",
  actorName: "Ama Boateng",
  actorTitle: "Chair",
});

/** Riverside signed, the hospitals declined, the college has not decided. */
export const sampleBoard = (): RoundView =>
  RoundView.parse({
    round: {
      id: "rnd_sample",
      versionId: "ver_sample",
      contentHash: HASH,
      roster: sampleContent().parties.map((party) => ({
        organisationId: party.id,
        nameAtOpen: party.name,
        required: true,
        counts: true,
      })),
      rule: { kind: "all" },
      opensOn: "2026-11-15",
      dueOn: "2027-01-29",
    },
    versionNumber: 1,
    state: "open",
    ruleMet: false,
    counts: { signed: 1, declined: 1, asked: 1 },
    rows: [
      {
        organisationId: "org_riverside",
        name: "Riverside Homes",
        position: "signed",
        decision: decision("org_riverside", "approved", ""),
        recordedAt: "2026-11-21T10:00:00.000Z",
        ended: null,
      },
      {
        organisationId: "org_hospitals",
        name: "Aldminster Hospitals",
        position: "declined",
        decision: decision("org_hospitals", "declined", "The wage promise has no money behind it yet."),
        recordedAt: "2026-11-21T11:00:00.000Z",
        ended: null,
      },
      {
        organisationId: "org_college",
        name: "Coleg Dyffryn Ŵyl a Thŷ",
        position: "asked",
        decision: null,
        recordedAt: null,
        ended: null,
      },
    ],
    successors: [],
    cancelledBecause: null,
  });

/** All of it together, as `toPublication` takes it. */
export const sampleSource = (): PublicationSource => ({
  content: sampleContent(),
  version: sampleVersion(),
  network: "Wendle Vale ICS",
  board: sampleBoard(),
});
