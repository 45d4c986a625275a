/** What is kept of an organisation beyond its name: its entry, who leads it, who acts for it, when its board meets, what became of it. */
import * as z from "zod";
import { MandateId, MeetingId, OrganisationId, PersonId } from "./ids.ts";
import { line } from "./people.ts";
import { Understood } from "./understood.ts";

const count = (what: string) =>
  z
    .int(`Enter ${what} as a whole number`)
    .min(0, `Enter ${what} as a whole number`)
    .max(10_000_000)
    .nullable();

export const OrganisationProfile = z.strictObject({
  /** Of the Organisation Data Service of NHS England; empty where there is none. */
  odsCode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z0-9]{3,10})?$/, "An ODS code has 3 to 10 letters and digits, like QE1 or RXA01"),
  places: line("the places", 300),
  /** People employed, counted as heads. */
  headcount: count("the headcount"),
  sites: count("the number of sites"),
});
export type OrganisationProfile = z.infer<typeof OrganisationProfile>;

/** What is not named stays as somebody else may have changed it meanwhile. */
export const ProfileChange = OrganisationProfile.partial();
export type ProfileChange = z.infer<typeof ProfileChange>;

/** Half a megabyte of picture, as base64. */
const MOST_BASE64 = 700_000;

/** A PNG or JPEG. `alt` says in words what it shows, for those who do not see it. */
export const NewLogo = z.strictObject({
  alt: line("the description", 200).min(2, "Describe the logo in words, such as the organisation's name"),
  image: z
    .base64("Choose a picture")
    .min(1, "Choose a picture")
    .max(MOST_BASE64, "The picture can be 500 KB at most"),
});
export type NewLogo = z.infer<typeof NewLogo>;

/** `hash`: SHA-256 of the picture, so that another one has another address. */
export const Logo = z.strictObject({ alt: z.string(), hash: z.string() });
export type Logo = z.infer<typeof Logo>;

/** `leads`: may say who acts for the organisation. */
export const POSTS = {
  sponsor: {
    name: "Executive sponsor",
    is: "Champions the charter at the top of the organisation",
    leads: true,
  },
  anchorLead: { name: "Anchor lead", is: "The director accountable for its part", leads: true },
  operationalLead: { name: "Operational lead", is: "Keeps the work going from day to day", leads: false },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly is: string; readonly leads: boolean }>
>;
export type Post = keyof typeof POSTS;
export const POST_KEYS = Object.keys(POSTS) as [Post, ...Post[]];
export const Post = z.enum(POST_KEYS);

export const PostHolder = z.strictObject({ post: Post, personId: PersonId, since: z.iso.date() });
export type PostHolder = z.infer<typeof PostHolder>;

/** What a mandate can let somebody do for their organisation (signoff model §5.1). */
export const POWERS = {
  prepare: "Prepare a decision for a signatory",
  decide: "Record what the organisation decided",
  withdraw: "Withdraw a decision",
  discharge: "Confirm that a condition is met",
} as const;
export type Power = keyof typeof POWERS;
export const POWER_KEYS = Object.keys(POWERS) as [Power, ...Power[]];

const Given = z.strictObject({
  personId: PersonId,
  may: z.array(z.enum(POWER_KEYS)).min(1, "Choose what they may do"),
  basis: line("the basis", 300).min(
    3,
    "Enter the basis: the line of the scheme of delegation, or the minute",
  ),
  /** Days in Europe/London, both inclusive; without an end until it is revoked. */
  from: z.iso.date("Enter the first day"),
  to: z.iso.date("Enter the last day, or leave it empty").nullable(),
});

const Ends = z.object({ from: z.string(), to: z.string().nullable() });
export const NewMandate = Given.refine(({ from, to }) => to === null || from <= to, {
  path: ["to"],
  message: "The last day is before the first",
  when: ({ value }) => Ends.safeParse(value).success,
});
export type NewMandate = z.infer<typeof NewMandate>;

/** From the day of its revoking on it is void; what was done under it stays. */
export const Mandate = z.strictObject({
  ...Given.shape,
  /** Empty when its person was erased. */
  basis: z.string(),
  id: MandateId,
  organisationId: OrganisationId,
  grantedBy: PersonId,
  grantedAt: z.iso.datetime(),
  revokedOn: z.iso.date().nullable(),
});
export type Mandate = z.infer<typeof Mandate>;

/** A meeting of the board or committee that decides for the organisation. */
export const Meeting = z.strictObject({
  id: MeetingId,
  body: line("the board or committee", 160).min(2, "Enter the board or committee that meets"),
  meetsOn: z.iso.date("Enter the day of the meeting"),
  /** The day by which papers are due, where there is one. */
  papersDueOn: z.iso.date("Enter the day by which papers are due, or leave it empty").nullable(),
});
export type Meeting = z.infer<typeof Meeting>;
export const NewMeeting = Meeting.omit({ id: true }).refine(
  ({ meetsOn, papersDueOn }) => papersDueOn === null || papersDueOn <= meetsOn,
  { path: ["papersDueOn"], message: "Papers are due before the meeting" },
);
export type NewMeeting = z.infer<typeof NewMeeting>;

const Ended = { on: z.iso.date("Enter the day") };

/** What became of organisations, dated. What they signed is never rewritten by it (signoff model §5.4). */
export const OrganisationChange = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("renamed"),
    ...Ended,
    organisationId: OrganisationId,
    from: z.string(),
    to: z.string(),
  }),
  z.strictObject({ kind: z.literal("left"), ...Ended, organisationId: OrganisationId, reason: z.string() }),
  /** Several into one is a merger, one into several a split. */
  z.strictObject({
    kind: z.literal("succeeded"),
    ...Ended,
    from: z.array(OrganisationId),
    to: z.array(OrganisationId),
    basis: z.string(),
  }),
]);
export type OrganisationChange = z.infer<typeof OrganisationChange>;

export const Leaving = z.strictObject({
  on: z.iso.date("Enter the day on which it left"),
  reason: line("the reason", 300).min(3, "Say why it left"),
  understood: Understood,
});
export type Leaving = z.infer<typeof Leaving>;

export const Succession = z.strictObject({
  /** The others that were merged with it, if any. */
  together: z.array(OrganisationId).max(20),
  to: z.array(OrganisationId).min(1, "Choose what took its place").max(20),
  on: z.iso.date("Enter the day on which it took effect"),
  basis: line("the basis", 300).min(3, "Enter the basis, such as the order or the resolution"),
  understood: Understood,
});
export type Succession = z.infer<typeof Succession>;

/** The dated changes that a given organisation is part of. */
export const concerns = (change: OrganisationChange, id: OrganisationId): boolean =>
  change.kind === "succeeded" ? [...change.from, ...change.to].includes(id) : change.organisationId === id;
