/** Versions, rounds and decisions. */
import * as z from "zod";
import { DecisionId, OrganisationId } from "../ids.ts";
import { Decision, DecisionAnswers, DecisionRequest, PreparedDecision } from "../sign-off/decision.ts";
import { PartnerReadiness } from "../sign-off/readiness.ts";
import { Position, Round, RoundState } from "../sign-off/round.ts";
import { Version } from "../version.ts";
import { routes } from "./route.ts";

/** One row of the board: an organisation of the roster with its position and the decision behind it. */
export const BoardRow = z.strictObject({
  organisationId: OrganisationId,
  name: z.string(),
  position: Position,
  decision: Decision.nullable(),
  recordedAt: z.iso.datetime().nullable(),
  /** When it left the network or was succeeded, and by whom. */
  ended: z
    .strictObject({
      on: z.iso.date(),
      successors: z.array(z.strictObject({ organisationId: OrganisationId, name: z.string() })),
    })
    .nullable(),
});
export type BoardRow = z.infer<typeof BoardRow>;

/** A round with its positions; the counts of the positions sum to the size of the roster. */
export const RoundView = z.strictObject({
  round: Round,
  versionNumber: z.int(),
  state: RoundState,
  /** Does the round's rule hold on the decisions so far? */
  ruleMet: z.boolean(),
  counts: z.partialRecord(Position, z.int()),
  rows: z.array(BoardRow),
  /** What took the place of organisations of the roster since; counted nowhere. */
  successors: z.array(BoardRow),
  cancelledBecause: z.string().nullable(),
});
export type RoundView = z.infer<typeof RoundView>;

/**
 * Newest first, both. `decidesFor` is what the caller may decide now: open round, asked, not yet decided. `mayReconsider`
 * is what has declined and may approve after all, by a decision that `replaces` the decline.
 */
export const SignOffView = z.strictObject({
  versions: z.array(Version),
  rounds: z.array(RoundView),
  decidesFor: z.array(OrganisationId),
  /** What the caller may prepare now, and what is prepared for the organisations that they act for. */
  preparesFor: z.array(OrganisationId),
  prepared: z.array(PreparedDecision),
  mayReconsider: z.array(z.strictObject({ organisationId: OrganisationId, replaces: DecisionId })),
});
export type SignOffView = z.infer<typeof SignOffView>;

export const EXPORT_FORMATS = ["pdf", "docx", "html", "markdown", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const SIGN_OFF_ROUTES = routes({
  /** Waits until every edit that reached the server is stored. Refusals: NOT_ALLOWED, NOTHING_TO_FREEZE. */
  freezeVersion: {
    method: "POST",
    path: "/api/charters/:charterId/versions",
    body: z.strictObject({
      label: z.string().trim().min(1, "Give the version a name").max(120),
      changeNote: z.string().trim().max(2000),
    }),
    answer: Version,
  },
  getSignOff: { method: "GET", path: "/api/charters/:charterId/sign-off", body: null, answer: SignOffView },
  /** Of the partners, in their order: who can decide today, and at which meetings. */
  getReadiness: {
    method: "GET",
    path: "/api/charters/:charterId/readiness",
    body: null,
    answer: z.array(PartnerReadiness),
  },
  /** The canonical JSON as stored, to the byte (media type application/json): the reader hashes it. */
  getVersionContent: {
    method: "GET",
    path: "/api/charters/:charterId/versions/:versionId/content",
    body: null,
    answer: z.unknown(),
  },
  /** Refusals: NOT_ALLOWED, NO_PARTNERS, ROUND_OPEN_ALREADY, DUE_DATE_PAST. */
  openRound: {
    method: "POST",
    path: "/api/charters/:charterId/rounds",
    body: z.strictObject({
      versionId: Version.shape.id,
      dueOn: z.iso.date("Enter the date by which to decide"),
    }),
    answer: SignOffView,
  },
  /** Closes the open round early, with a reason that stays on the board. */
  cancelRound: {
    method: "POST",
    path: "/api/charters/:charterId/rounds/:roundId/cancel",
    body: z.strictObject({ reason: z.string().trim().min(3, "Say why the round is closed").max(1000) }),
    answer: SignOffView,
  },
  /**
   * Written down for the signatories; it decides nothing. Again, it takes the place of the first. Refusals: NOT_ALLOWED,
   * NOT_YOUR_ORGANISATION, NOT_ASKED, ROUND_CLOSED, ALREADY_DECIDED, NO_MANDATE.
   */
  prepareDecision: {
    method: "PUT",
    path: "/api/charters/:charterId/rounds/:roundId/prepared/:organisationId",
    body: DecisionAnswers,
    answer: SignOffView,
  },
  /**
   * Mails who can give the caller a mandate, at most once a day. Refusals: NOT_ALLOWED, NOT_YOUR_ORGANISATION, NO_MANDATE
   * where nobody can.
   */
  askForMandate: {
    method: "POST",
    path: "/api/charters/:charterId/organisations/:organisationId/mandate-requests",
    body: z.strictObject({ power: z.enum(["prepare", "decide"]) }),
    answer: z.strictObject({}),
  },
  /**
   * The same id with the same body answers the same; with another body it is refused. Refusals:
   * NOT_YOUR_ORGANISATION, NOT_ASKED, HASH_DIFFERS, ALREADY_DECIDED, ROUND_CLOSED, DATE_OUTSIDE_ROUND, NO_MANDATE.
   */
  recordDecision: {
    method: "POST",
    path: "/api/charters/:charterId/rounds/:roundId/decisions",
    body: DecisionRequest,
    answer: SignOffView,
  },
});

/** Files are not JSON, so they stand beside the table: GET, answered as an attachment. */
export const exportPath = (charterId: string, versionId: string, format: ExportFormat): string =>
  `/api/charters/${charterId}/versions/${versionId}/export/${format}`;
