/** The needs of a charter: its text, giving back, partners and roles. */
import type { Cast } from "./cast.ts";
import { NOTHING, type RouteNeeds } from "./route-need.ts";

export const CHARTER_NEEDS: RouteNeeds = {
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
    onlyOpen: true,
    answered: "400 INVALID",
    body: () => ({ organisationId: "org_nothing" }),
  },
  "PUT /api/charters/:charterId/put-away": {
    needs: "putAway",
    body: (_, { state }) => ({ away: state === "put_away" }),
  },
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
  "POST /api/charters/:charterId/people/:personId/invitation-withdrawn": {
    needs: "manage",
    answered: "404 NOT_FOUND",
    body: NOTHING,
    parts: ({ charterId }) => ({ personId: `per_${charterId}` }),
  },
  "PUT /api/charters/:charterId/sections/:sectionId/pen": {
    needs: "manage",
    body: () => ({ holder: { kind: "nobody" } }),
  },
};

/** Somebody who is known already, so that inviting would add nobody. */
const pick = ({ named: { reader }, icb }: Cast) => ({
  name: reader.person.name,
  email: reader.person.email,
  organisationId: icb.id,
});
