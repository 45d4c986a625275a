/** One organisation's decision on one exact text, with the authority behind it (signoff model §5.1). */
import * as z from "zod";
import { DecisionId, OrganisationId, PersonId, RoundId, VersionId } from "../ids.ts";
import { options } from "../item-type.ts";
import { Mandate } from "../organisation.ts";
import { Sha256 } from "../version.ts";

export const AUTHORITY_KINDS = options({
  board: "The board",
  committee: "A committee with delegated authority",
  delegated_officer: "An officer under the scheme of delegation",
  cabinet_or_council: "Cabinet or full council",
  trustees: "The trustees",
  owner: "The owner",
});

/** `body`: the name of the board, committee or post; `schemeRef`: the line of the scheme of delegation, if it rests on one. */
export const Authority = z.strictObject({
  kind: z.enum(
    AUTHORITY_KINDS.map((option) => option.value),
    "Choose who decided",
  ),
  body: z.string().trim().min(2, "Enter who decided: the name of the board, committee or post").max(160),
  meetingOn: z.iso.date("Enter the date of the meeting, or of the officer's decision"),
  schemeRef: z.string().trim().max(160).optional(),
});
export type Authority = z.infer<typeof Authority>;

/** A minute, decision notice or letter; a draft minute can be confirmed later without a new decision. */
export const Evidence = z.strictObject({
  kind: z.enum(["minute", "decision_notice", "letter"]),
  reference: z.string().trim().min(1, "Enter the minute reference").max(160),
  status: z.enum(["draft", "confirmed"]),
});
export type Evidence = z.infer<typeof Evidence>;

export const DecisionPosition = z.enum(["approved", "declined"]);
export type DecisionPosition = z.infer<typeof DecisionPosition>;

/** What the rule on reasons needs to know of a decision. */
const Stated = z.object({ position: DecisionPosition, reason: z.string() });

/** What an organisation decided, by what authority, and where it is minuted. */
const ANSWERS = {
  position: DecisionPosition,
  /** The word of the minute: "approved", "endorsed", "supported in principle". */
  minuteVerb: z.string().trim().max(60),
  authority: Authority,
  evidence: z.array(Evidence).max(5),
  /** Required when declining: said in public words. */
  reason: z.string().trim().max(2000),
};

const reasonOfDecline = <Schema extends z.ZodType<{ position: DecisionPosition; reason: string }>>(
  schema: Schema,
) =>
  schema.refine((decision) => decision.position !== "declined" || decision.reason.length >= 3, {
    path: ["reason"],
    message: "Say why your organisation declines; it is shown beside your position",
    // Also while other answers are missing: a form tells all at once.
    when: ({ value }) => Stated.safeParse(value).success,
  });

export const DecisionAnswers = reasonOfDecline(z.strictObject(ANSWERS));
export type DecisionAnswers = z.infer<typeof DecisionAnswers>;

/** Answers that somebody of the organisation has written down for its signatories, who decide. */
export const PreparedDecision = z.strictObject({
  organisationId: OrganisationId,
  roundId: RoundId,
  answers: DecisionAnswers,
  preparedBy: PersonId,
  preparedByName: z.string(),
  preparedAt: z.iso.datetime(),
});
export type PreparedDecision = z.infer<typeof PreparedDecision>;

/** What a signatory sends: the hash is the one that their own browser computed over the text it showed. */
export const DecisionRequest = reasonOfDecline(
  z.strictObject({
    id: DecisionId,
    versionId: VersionId,
    contentHash: Sha256,
    organisationId: OrganisationId,
    ...ANSWERS,
    /**
     * The organisation's own earlier decision in this round that this one takes the place of. Without it a second
     * decision is refused, so that a stale tab or a colleague never overturns what it has not seen.
     */
    replaces: DecisionId.optional(),
  }),
);
export type DecisionRequest = z.infer<typeof DecisionRequest>;

/** The decision as recorded: never updated. `decidedOn` is the day on which the organisation decided, not of the recording. */
export const Decision = z.strictObject({
  ...DecisionRequest.shape,
  roundId: RoundId,
  decidedOn: z.iso.date(),
  actor: PersonId,
  actorName: z.string(),
  actorTitle: z.string(),
  /** The mandate of that day; decisions from before mandates were kept have none. Its basis is free text, so it is not in the log. */
  mandate: Mandate.pick({ id: true, from: true, grantedBy: true }).optional(),
});
export type Decision = z.infer<typeof Decision>;
