/** What the pens of sections mean for this person, in words (SPEC: SECTION-1 … SECTION-3). No React. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { OrganisationId } from "@acb/schemas/ids";
import type { PenHolder, SectionPen } from "@acb/schemas/pen";
import { EVERYBODY, penLets } from "@acb/shared/access/pen";

type About = Pick<CharterView, "partners" | "people" | "roles">;
type Pens = readonly SectionPen[];

export const penOf = (pens: Pens, sectionId: string): PenHolder =>
  pens.find((pen) => pen.sectionId === sectionId)?.holder ?? EVERYBODY;

/** With that pen where it is now. */
export const withPen = (pens: Pens, { sectionId, holder }: SectionPen): Pens => [
  ...pens.filter((pen) => pen.sectionId !== sectionId),
  ...(holder.kind === "everybody" ? [] : [{ sectionId, holder }]),
];

/** Which sections are closed to those who write for this organisation. */
export const closedTo =
  (pens: Pens, organisationId: OrganisationId | null) =>
  (sectionId: string): boolean =>
    !penLets(penOf(pens, sectionId), organisationId);

/** Where the pen is, in few words; `null` where everybody writes. */
export const penWords = (
  holder: PenHolder,
  about: About,
  by: "name" | "shortName" = "name",
): string | null => {
  switch (holder.kind) {
    case "everybody":
      return null;
    case "organisation":
      return `${organisationIn(about, holder.organisationId)?.[by] ?? "Another organisation"} has the pen`;
    case "nobody":
      return "Frozen";
    default:
      return holder satisfies never;
  }
};

/** What that means for whoever reads it, and who can change it; `isOwn` where it is their organisation's. */
export const penMeaning = (
  holder: Exclude<PenHolder, { kind: "everybody" }>,
  about: About,
  isOwn: boolean,
): string => {
  const who = `${leadNames(about)} can change that.`;
  if (holder.kind === "nobody") return `Nobody writes in this section now. ${who}`;
  if (isOwn) return `Only people of your organisation write in this section now. ${who}`;
  return `Only its people write in this section now: you can read it here, and write in the others. ${who}`;
};

/** The sentence that everybody present hears. */
export const penNews = (holder: PenHolder, title: string, by: string, about: About): string => {
  switch (holder.kind) {
    case "everybody":
      return `${by} opened “${title}”: everybody who may write writes there again.`;
    case "organisation": {
      const name = organisationIn(about, holder.organisationId)?.name ?? "another organisation";
      return `${by} gave the pen of “${title}” to ${name}: only its people write there now.`;
    }
    case "nobody":
      return `${by} froze “${title}”: nobody writes there now.`;
    default:
      return holder satisfies never;
  }
};

const organisationIn = ({ partners }: About, id: OrganisationId) => partners.find((one) => one.id === id);

const leadNames = ({ people, roles }: About): string => {
  const isLead = (id: string) =>
    roles.some(({ personId, role }) => personId === id && role === "governance_lead");
  const names = people.filter(({ id }) => isLead(id)).map(({ name }) => name);
  return names.length === 0 ? "A governance lead" : OR.format(names);
};

const OR = new Intl.ListFormat("en-GB", { type: "disjunction" });
