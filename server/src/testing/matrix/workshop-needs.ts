/** The needs of a charter's workshop. */
import { NOTHING, type RouteNeeds } from "./route-need.ts";

export const WORKSHOP_NEEDS: RouteNeeds = {
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
  "GET /api/charters/:charterId/guests": { needs: "manage" },
  "POST /api/charters/:charterId/guests/:personId/kept": {
    needs: "manage",
    answered: "409 EMAIL_TAKEN",
    parts: ({ guestId }) => ({ personId: guestId }),
    body: (_, { icb, named }) => ({
      email: named.reader.person.email,
      organisationId: icb.id,
      role: "writer",
    }),
  },
  "POST /api/charters/:charterId/workshop/closed": { needs: "host", body: NOTHING },
};
