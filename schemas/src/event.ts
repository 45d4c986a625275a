/** The append-only event log of a charter: all sign-off state is a fold over it. */
import * as z from "zod";
import { OrganisationId, PersonId, RoundId, VersionId } from "./ids.ts";
import { Decision } from "./sign-off/decision.ts";
import { Round } from "./sign-off/round.ts";
import { Sha256 } from "./version.ts";

/** A mail about a round. The organisation is the one it was for; a governance lead is written to for none. */
const NOTICE = {
  roundId: RoundId,
  organisationId: OrganisationId.nullable(),
  about: z.enum(["round.opened", "decision.declined", "round.completed"]),
};

/** What happened, in the words of the log. */
export const Fact = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("version.frozen"),
    versionId: VersionId,
    number: z.int().min(1),
    label: z.string(),
    contentHash: Sha256,
  }),
  z.strictObject({ type: z.literal("round.opened"), round: Round }),
  z.strictObject({ type: z.literal("request.issued"), roundId: RoundId, organisationId: OrganisationId }),
  z.strictObject({ type: z.literal("decision.recorded"), decision: Decision }),
  z.strictObject({
    type: z.literal("round.cancelled"),
    roundId: RoundId,
    reason: z.string().trim().min(3).max(1000),
  }),
  z.strictObject({
    type: z.literal("organisation.left"),
    organisationId: OrganisationId,
    effectiveOn: z.iso.date(),
  }),
  z.strictObject({
    type: z.literal("organisation.succeeded"),
    from: z.array(OrganisationId).min(1),
    /** With their names of that day. */
    to: z.array(z.strictObject({ organisationId: OrganisationId, name: z.string() })).min(1),
    effectiveOn: z.iso.date(),
  }),
  z.strictObject({ type: z.literal("notice.sent"), ...NOTICE }),
  z.strictObject({ type: z.literal("notice.failed"), ...NOTICE }),
]);
export type Fact = z.infer<typeof Fact>;

/** One row of the log. `seq` counts from 1 within the charter; `recordedAt` is stamped by the server and never falls. */
export const LogEvent = z.strictObject({
  seq: z.int().min(1),
  recordedAt: z.iso.datetime(),
  actor: PersonId.nullable(),
  fact: Fact,
});
export type LogEvent = z.infer<typeof LogEvent>;
