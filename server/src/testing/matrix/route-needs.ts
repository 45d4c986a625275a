/**
 * What each route needs of who asks: the one table of the matrix. What it means for each role follows from the table of
 * access (shared), never from here. `answered` is what a request is answered that is let through; it changes nothing that another
 * row needs.
 */
import { EXPORT_FORMATS } from "@acb/schemas/api/sign-off-routes";
import type { Action } from "@acb/schemas/role";
import { writeHttpPost } from "@acb/shared/protocol/http-post";
import type { Cast, Ids } from "./cast.ts";

type Need =
  | "anybody"
  | "signedIn"
  | "administrator"
  /** A guest of a workshop, and nobody else. */
  | "guest"
  /** A ticket that was given out a moment before: an address and a cookie alone open nothing. */
  | "ticket"
  /** A socket by HTTP that is one's own: here nobody has one. */
  | "ownSocket"
  /** Who speaks for the organisation that is named, or an administrator. */
  | "keeper"
  /** Who speaks for it alone. */
  | "lead"
  | Exclude<Action, "decide" | "prepare">
  /** Of the organisation that the request names. */
  | "decide"
  | "prepare";

export type RouteNeed = {
  readonly needs: Need;
  /** Guests of a workshop are let through too, as far as their role goes: the page of the charter asks it. */
  readonly guests?: true;
  /** The status and, of a refusal, the code; 200 when it is left out. */
  readonly answered?: string;
  /** JSON, or bytes as they are. */
  readonly body?: (ids: Ids, cast: Cast) => object;
  /** The parts of the path that are named otherwise than the ids of a charter. */
  readonly parts?: (ids: Ids, cast: Cast) => Readonly<Record<string, string>>;
};

const NOTHING = () => ({});
const ORGANISATION = { name: "Wendle ICB", shortName: "Wendle ICB", type: "icb" };
const HASH = "0".repeat(64);
const NO_POST = () => writeHttpPost({ socketId: "nobody's", number: 0, heardCount: 0, frames: [] });

const OF_ICB = (_: Ids, { icb }: Cast) => ({ organisationId: icb.id });

const entryOf = ({ named: { reader } }: Cast) => {
  const { id: _, ...entry } = reader.person;
  return entry;
};

/** By method and path, as the router has them. Rows that end something for others stand last. */
export const ROUTE_NEEDS: Readonly<Record<string, RouteNeed>> = {
  "GET /healthz": { needs: "anybody" },
  "GET /readyz": { needs: "anybody" },
  // The client was not built here.
  "GET /*": { needs: "anybody", answered: "503" },

  "GET /echo/socket": { needs: "anybody", answered: "426 UPGRADE_NEEDED" },
  "POST /echo/http": { needs: "anybody" },
  "POST /echo/http/stream": { needs: "anybody", answered: "404 NOT_FOUND", body: NO_POST },
  "POST /echo/http/frames": { needs: "anybody", answered: "404 NOT_FOUND", body: NO_POST },
  "POST /echo/http/close": { needs: "anybody", answered: "404 NOT_FOUND", body: NO_POST },
  "POST /echo/cookie/:value": { needs: "anybody", parts: () => ({ value: "seen" }) },

  "GET /sync/:charterId": { needs: "ticket" },
  "POST /api/charters/:charterId/socket-ticket": { needs: "read", guests: true, body: NOTHING },
  "GET /sync/:charterId/state": { needs: "read", guests: true },
  "POST /sync/:charterId/http": { needs: "read", guests: true },
  "POST /sync/:charterId/http/stream": { needs: "ownSocket", body: NO_POST },
  "POST /sync/:charterId/http/frames": { needs: "ownSocket", body: NO_POST },
  "POST /sync/:charterId/http/close": { needs: "ownSocket", body: NO_POST },

  "GET /api/session": { needs: "anybody" },
  "GET /api/statements/:statement": { needs: "anybody", parts: () => ({ statement: "privacy" }) },
  "POST /api/set-up": {
    needs: "anybody",
    answered: "403 SET_UP_LINK_WRONG",
    body: () => ({
      token: "x",
      networkName: "Another",
      name: "Mallory",
      email: "m@charter.test",
      start: "empty",
    }),
  },
  "POST /api/sign-in/links": { needs: "anybody", body: () => ({ email: "unknown@charter.test" }) },
  "POST /api/sign-in/codes": {
    needs: "anybody",
    answered: "400 SIGN_IN_CODE_WRONG",
    body: () => ({ ticket: "x", code: "123456" }),
  },
  "POST /api/sign-in": {
    needs: "anybody",
    answered: "400 SIGN_IN_LINK_UNKNOWN",
    body: () => ({ token: "x" }),
  },
  "POST /api/sign-in/links/look": {
    needs: "anybody",
    answered: "400 SIGN_IN_LINK_UNKNOWN",
    body: () => ({ token: "x" }),
  },
  "POST /api/sign-in/provider": {
    needs: "anybody",
    answered: "404 PROVIDER_NONE",
    body: () => ({ email: "somebody@charter.test" }),
  },
  "POST /api/sign-in/provider/return": {
    needs: "anybody",
    answered: "410 PROVIDER_SIGN_IN_OVER",
    body: () => ({ provider: "nobody", answer: "?code=x" }),
  },
  "POST /api/sign-in/second-step": {
    needs: "anybody",
    answered: "401 NOT_SIGNED_IN",
    body: () => ({ kind: "code", code: "123456" }),
  },
  "POST /api/join": {
    needs: "anybody",
    answered: "404 JOIN_CODE_WRONG",
    body: () => ({ code: "00000000", name: "Mallory", organisation: "None" }),
  },

  "GET /api/sessions": { needs: "signedIn" },
  "GET /api/held-about-you": { needs: "signedIn" },
  "POST /api/charters/:charterId/access-requests": { needs: "signedIn", body: NOTHING },
  "POST /api/sessions/ended": { needs: "signedIn", body: () => ({ ids: ["nobody's"] }) },
  "GET /api/guest": { needs: "guest", guests: true },

  "GET /api/second-step": { needs: "signedIn" },
  "POST /api/second-step/begun": { needs: "signedIn", body: NOTHING },
  "POST /api/second-step": {
    needs: "signedIn",
    answered: "410 SECOND_STEP_SET_UP_OLD",
    body: () => ({ ticket: "x", code: "123456" }),
  },
  "POST /api/second-step/recovery-codes": {
    needs: "signedIn",
    answered: "409 SECOND_STEP_OFF",
    body: () => ({ kind: "code", code: "123456" }),
  },
  "POST /api/second-step/off": {
    needs: "signedIn",
    answered: "409 SECOND_STEP_OFF",
    body: () => ({ kind: "code", code: "123456" }),
  },
  "GET /api/second-steps": { needs: "administrator" },
  "POST /api/people/:personId/second-step/reset": {
    needs: "administrator",
    body: NOTHING,
    parts: (_, { named }) => ({ personId: named.reader.person.id }),
  },
  "GET /api/retention": { needs: "signedIn" },
  "PUT /api/retention": {
    needs: "administrator",
    body: () => ({ mail: 90, signInLinks: 1, sessions: 1, guests: 365, invitations: 180 }),
  },
  "POST /api/people/:personId/erasure": {
    needs: "administrator",
    answered: "409 LAST_GOVERNANCE_LEAD",
    body: () => ({ reason: "asked", understood: true }),
    parts: (_, { both }) => ({ personId: both.person.id }),
  },
  "GET /api/organisations": { needs: "signedIn" },
  "GET /api/people": { needs: "signedIn" },
  "GET /api/templates": { needs: "signedIn" },
  "GET /api/charters": { needs: "signedIn" },
  "POST /api/organisations": {
    needs: "administrator",
    answered: "409 NAME_TAKEN",
    body: () => ORGANISATION,
  },
  "PUT /api/organisations/:organisationId": {
    needs: "administrator",
    body: () => ORGANISATION,
    parts: (_, { icb }) => ({ organisationId: icb.id }),
  },
  "GET /api/organisations/:organisationId": { needs: "signedIn", parts: OF_ICB },
  "GET /api/organisations/:organisationId/logo": {
    needs: "signedIn",
    answered: "404 NOT_FOUND",
    parts: OF_ICB,
  },
  "PUT /api/organisations/:organisationId/profile": {
    needs: "keeper",
    body: () => ({ odsCode: "QZW", places: "Wendle Vale", headcount: 620, sites: null }),
    parts: OF_ICB,
  },
  "PUT /api/organisations/:organisationId/logo": {
    needs: "keeper",
    answered: "422 IMAGE_UNREADABLE",
    body: () => ({ alt: "Wendle ICB", image: "AAAA" }),
    parts: OF_ICB,
  },
  "POST /api/organisations/:organisationId/logo/removed": {
    needs: "keeper",
    body: NOTHING,
    parts: OF_ICB,
  },
  "POST /api/organisations/:organisationId/meetings": {
    needs: "keeper",
    body: () => ({ body: "The Board", meetsOn: "2027-01-20", papersDueOn: null }),
    parts: OF_ICB,
  },
  "POST /api/organisations/:organisationId/meetings/:meetingId/removed": {
    needs: "keeper",
    answered: "404 NOT_FOUND",
    body: NOTHING,
    parts: (ids, cast) => ({ ...OF_ICB(ids, cast), meetingId: "mtg_nothing" }),
  },
  "POST /api/organisations/:organisationId/people/:personId/confirmed": {
    needs: "administrator",
    body: NOTHING,
    parts: (ids, cast) => ({ ...OF_ICB(ids, cast), personId: cast.named.reader.person.id }),
  },
  "PUT /api/organisations/:organisationId/posts/:post": {
    needs: "administrator",
    body: () => ({ personId: null, since: "2026-01-01" }),
    parts: (ids, cast) => ({ ...OF_ICB(ids, cast), post: "operationalLead" }),
  },
  "POST /api/organisations/:organisationId/mandates": {
    needs: "lead",
    body: (_, { named }) => ({
      personId: named.reader.person.id,
      may: ["prepare"],
      basis: "Scheme of delegation, line 4",
      from: "2026-01-01",
      to: null,
    }),
    parts: OF_ICB,
  },
  "POST /api/organisations/:organisationId/mandates/:mandateId/revoked": {
    needs: "lead",
    answered: "404 NOT_FOUND",
    body: NOTHING,
    parts: (ids, cast) => ({ ...OF_ICB(ids, cast), mandateId: "mdt_nothing" }),
  },
  "POST /api/organisations/:organisationId/left": {
    needs: "administrator",
    answered: "400 INVALID",
    body: () => ({ on: "2999-01-01", reason: "A test" }),
    parts: OF_ICB,
  },
  "POST /api/organisations/:organisationId/succeeded": {
    needs: "administrator",
    answered: "400 INVALID",
    body: (_, { partnerIds }) => ({ together: [], to: partnerIds, on: "2999-01-01", basis: "A test" }),
    parts: OF_ICB,
  },
  "POST /api/people": {
    needs: "administrator",
    answered: "409 EMAIL_TAKEN",
    body: (_, cast) => entryOf(cast),
  },
  "PUT /api/people/:personId": {
    needs: "administrator",
    body: (_, cast) => entryOf(cast),
    parts: (_, { named }) => ({ personId: named.reader.person.id }),
  },
  "GET /api/suspensions": { needs: "administrator" },
  "PUT /api/people/:personId/suspension": {
    needs: "administrator",
    body: () => ({ reason: "A test of what is left" }),
    parts: (_, { named }) => ({ personId: named.suspended.person.id }),
  },
  "POST /api/people/:personId/suspension/lifted": {
    needs: "administrator",
    body: NOTHING,
    parts: (_, { named }) => ({ personId: named.reader.person.id }),
  },
  "GET /api/audit/:month": { needs: "administrator", parts: () => ({ month: "2026-11" }) },
  "GET /api/mail": { needs: "administrator" },
  "POST /api/charters": {
    needs: "administrator",
    answered: "400 INVALID",
    body: () => ({
      templateKey: "none",
      title: "Another pledge",
      label: "pledge",
      level: "hyper_local",
      place: "",
      domainScheme: "none",
      language: "en-GB",
      partnerIds: [],
    }),
  },

  "GET /api/charters/:charterId": { needs: "read", guests: true },
  "GET /api/charters/:charterId/sections": { needs: "read" },
  "GET /api/charters/:charterId/attribution": { needs: "read", guests: true },
  "GET /api/charters/:charterId/pens": { needs: "read", guests: true },
  "POST /api/charters/:charterId/receipts": {
    needs: "read",
    guests: true,
    body: () => ({ clientIds: [1] }),
  },
  "GET /api/charters/:charterId/recovery": { needs: "read", guests: true },
  "POST /api/charters/:charterId/recovery/opened": {
    needs: "manage",
    answered: "409 NOT_RESTORED",
    body: NOTHING,
  },
  "POST /api/charters/:charterId/recovery/closed": {
    needs: "manage",
    answered: "409 NOT_RESTORED",
    body: NOTHING,
  },
  "POST /api/charters/:charterId/recovery/offers": {
    needs: "write",
    guests: true,
    answered: "409 NOT_RESTORED",
    body: () => ({ epoch: 1, update: "AAAA", receipts: [] }),
  },
  "POST /api/charters/:charterId/recovery/taken": {
    needs: "manage",
    answered: "409 NOT_RESTORED",
    body: () => ({ offerIds: ["nothing"] }),
  },
  "PUT /api/charters/:charterId/acting-for": {
    needs: "read",
    answered: "400 INVALID",
    body: () => ({ organisationId: "org_nothing" }),
  },
  "PUT /api/charters/:charterId/put-away": { needs: "putAway", body: () => ({ away: false }) },
  "PUT /api/charters/:charterId/partners": {
    needs: "manage",
    body: (_, { partnerIds }) => ({ partnerIds }),
  },
  "POST /api/charters/:charterId/roles": {
    needs: "manage",
    body: (_, { named }) => ({ personId: named.reader.person.id, role: "reader" }),
  },
  "POST /api/charters/:charterId/roles/taken": {
    needs: "manage",
    body: (_, { named }) => ({ personId: named.noRole.person.id, role: "reader" }),
  },
  "POST /api/charters/:charterId/invitations": {
    needs: "manage",
    answered: "400 INVALID",
    body: (_, cast) => ({
      invitations: [
        { name: "Nobody", email: "nobody@charter.test", organisationId: "org_nothing", role: "reader" },
        { ...pick(cast), role: "reader" },
      ],
      sectionId: null,
    }),
  },
  "POST /api/charters/:charterId/people/:personId/invited-again": {
    needs: "manage",
    body: NOTHING,
    parts: ({ invitedId }) => ({ personId: invitedId }),
  },
  "PUT /api/charters/:charterId/sections/:sectionId/pen": {
    needs: "manage",
    body: () => ({ holder: { kind: "nobody" } }),
  },

  "GET /api/charters/:charterId/sign-off": { needs: "read", guests: true },
  "POST /api/charters/:charterId/versions": {
    needs: "freeze",
    answered: "409 NOTHING_TO_FREEZE",
    body: () => ({ label: "Again", changeNote: "" }),
  },
  "GET /api/charters/:charterId/versions/:versionId/content": { needs: "read" },
  "GET /api/charters/:charterId/versions/:versionId/attribution": { needs: "read" },
  "GET /api/charters/:charterId/versions/:versionId/export/:format": {
    needs: "read",
    parts: () => ({ format: EXPORT_FORMATS[4] }),
  },
  "POST /api/charters/:charterId/rounds": {
    needs: "openRound",
    answered: "400 DUE_DATE_PAST",
    body: ({ versionId }) => ({ versionId, dueOn: "2020-01-01" }),
  },
  "POST /api/charters/:charterId/rounds/:roundId/cancel": {
    needs: "openRound",
    answered: "409 ROUND_CLOSED",
    body: () => ({ reason: "A test" }),
  },
  "PUT /api/charters/:charterId/rounds/:roundId/prepared/:organisationId": {
    needs: "prepare",
    answered: "409 ROUND_CLOSED",
    body: () => ({
      position: "approved",
      minuteVerb: "approved",
      authority: { kind: "board", body: "The board", meetingOn: "2026-11-01" },
      evidence: [],
      reason: "",
    }),
    parts: OF_ICB,
  },
  "POST /api/charters/:charterId/rounds/:roundId/decisions": {
    needs: "decide",
    answered: "409 ROUND_CLOSED",
    body: ({ versionId }, { icb }) => ({
      id: "11111111-1111-4111-8111-111111111111",
      versionId,
      contentHash: HASH,
      organisationId: icb.id,
      position: "approved",
      minuteVerb: "approved",
      authority: { kind: "board", body: "The board", meetingOn: "2026-11-01" },
      evidence: [],
      reason: "",
    }),
  },

  "GET /api/charters/:charterId/workshop": { needs: "host" },
  "PUT /api/charters/:charterId/workshop": {
    needs: "host",
    body: () => ({ guestRole: "writer", admitsAll: true }),
  },
  "POST /api/charters/:charterId/workshop/admitted": {
    needs: "host",
    body: ({ guestId }) => ({ personIds: [guestId] }),
  },
  "POST /api/charters/:charterId/workshop/sent-away": {
    needs: "host",
    body: ({ guestId }) => ({ personId: guestId }),
  },
  "POST /api/charters/:charterId/guests/:personId/kept": {
    needs: "manage",
    answered: "409 EMAIL_TAKEN",
    parts: ({ guestId }) => ({ personId: guestId }),
    body: (_, { icb, named }) => ({ email: named.reader.person.email, organisationId: icb.id }),
  },
  "POST /api/charters/:charterId/workshop/closed": { needs: "host", body: NOTHING },
  "POST /api/sign-out": { needs: "anybody", body: NOTHING },
};

/** Somebody who is known already, so that inviting would add nobody. */
const pick = ({ named: { reader }, icb }: Cast) => ({
  name: reader.person.name,
  email: reader.person.email,
  organisationId: icb.id,
});
