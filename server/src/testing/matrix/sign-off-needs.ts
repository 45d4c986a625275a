/** The needs of versions, rounds and decisions. */
import { EXPORT_FORMATS } from "@acb/schemas/api/sign-off-routes";
import { OF_ICB, type RouteNeeds } from "./route-need.ts";

const HASH = "0".repeat(64);

export const SIGN_OFF_NEEDS: RouteNeeds = {
  "GET /api/charters/:charterId/sign-off": { needs: "read", guests: true },
  "GET /api/charters/:charterId/readiness": { needs: "read" },
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
  "POST /api/charters/:charterId/organisations/:organisationId/mandate-requests": {
    needs: "prepare",
    body: () => ({ power: "prepare" }),
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
};
