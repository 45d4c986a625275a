/** A round asks a frozen roster of organisations about one version, under a frozen rule (signoff model §5.1). */
import * as z from "zod";
import { OrganisationId, RoundId, VersionId } from "../ids.ts";
import { Sha256 } from "../version.ts";

/** `nameAtOpen` stays, whatever the organisation is called later. */
export const RosterEntry = z.strictObject({
  organisationId: OrganisationId,
  nameAtOpen: z.string(),
  required: z.boolean(),
  counts: z.boolean(),
});
export type RosterEntry = z.infer<typeof RosterEntry>;

export const Rule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("n_of_m"), n: z.int().min(1) }),
]);
export type Rule = z.infer<typeof Rule>;

export const Round = z.strictObject({
  id: RoundId,
  versionId: VersionId,
  contentHash: Sha256,
  roster: z.array(RosterEntry).min(1),
  rule: Rule,
  opensOn: z.iso.date(),
  /** Inclusive, a date in Europe/London. */
  dueOn: z.iso.date(),
});
export type Round = z.infer<typeof Round>;

/** The positions of one organisation in one round (signoff model §5.2). */
export const POSITIONS = {
  not_asked: { name: "Not asked yet", counted: false },
  asked: { name: "Asked, not decided", counted: false },
  signed: { name: "Signed", counted: true },
  declined: { name: "Declined", counted: false },
  lapsed: { name: "No decision by the date", counted: false },
  left: { name: "Left before deciding", counted: false },
  inherited: { name: "Not confirmed by the successor", counted: false },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly counted: boolean }>>;
export type Position = keyof typeof POSITIONS;
export const Position = z.enum(Object.keys(POSITIONS) as [Position, ...Position[]]);

export const ROUND_STATES = {
  open: "Open",
  complete: "Complete",
  lapsed: "Past its date",
  cancelled: "Closed early",
} as const;
export type RoundState = keyof typeof ROUND_STATES;
export const RoundState = z.enum(Object.keys(ROUND_STATES) as [RoundState, ...RoundState[]]);
