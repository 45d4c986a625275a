/** The needs of the network's people, periods, audit trail and outbox, and of making charters. */
import type { Cast } from "./cast.ts";
import { NOTHING, type RouteNeeds } from "./route-need.ts";

export const NETWORK_NEEDS: RouteNeeds = {
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
  "GET /api/audit": { needs: "administrator" },
  "GET /api/audit/overview": { needs: "administrator" },
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
};

const entryOf = ({ named: { reader } }: Cast) => {
  const { id: _, ...entry } = reader.person;
  return entry;
};
