/** Who may write in a section now, and the record of it. */
import * as z from "zod";
import { PenChange, PenHolder } from "../pen.ts";
import { CharterView } from "./charter-routes.ts";
import { routes } from "./route.ts";

export const PEN_ROUTES = routes({
  /**
   * Governance leads put the pen anywhere, a writer of the organisation that holds it gives it back. Open sockets follow
   * at once. Refusals: NOT_ALLOWED, NOT_A_PARTNER, NOT_FOUND for a section that the draft does not have.
   */
  setPen: {
    method: "PUT",
    path: "/api/charters/:charterId/sections/:sectionId/pen",
    body: z.strictObject({ holder: PenHolder }),
    answer: CharterView,
  },
  /** Every change of every section's pen, newest first. */
  getPenRecord: {
    method: "GET",
    path: "/api/charters/:charterId/pens",
    body: null,
    answer: z.array(PenChange),
  },
});
