/** The needs of organisations. */
import { NOTHING, OF_ICB, type RouteNeeds } from "./route-need.ts";

const ORGANISATION = { name: "Wendle ICB", shortName: "Wendle ICB", type: "icb" };

export const ORGANISATION_NEEDS: RouteNeeds = {
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
  "POST /api/organisations/:organisationId/removed": {
    needs: "administrator",
    answered: "409 ORGANISATION_IN_USE",
    body: NOTHING,
    parts: OF_ICB,
  },
  "POST /api/organisations/:organisationId/left": {
    needs: "administrator",
    answered: "400 INVALID",
    body: () => ({ on: "2999-01-01", reason: "A test", understood: true }),
    parts: OF_ICB,
  },
  "POST /api/organisations/:organisationId/succeeded": {
    needs: "administrator",
    answered: "400 INVALID",
    body: (_, { partnerIds }) => ({
      together: [],
      to: partnerIds,
      on: "2999-01-01",
      basis: "A test",
      understood: true,
    }),
    parts: OF_ICB,
  },
};
