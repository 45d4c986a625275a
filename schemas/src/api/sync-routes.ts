/** Coming into the live document of a charter: frames themselves travel beside the API. */
import * as z from "zod";
import { routes } from "./route.ts";

export const SYNC_ROUTES = routes({
  /**
   * Opens one socket of this charter, once, within a minute, from the session that asked: `GET /sync/:charterId?ticket=…`. For
   * everybody who may read the charter.
   */
  askSocketTicket: {
    method: "POST",
    path: "/api/charters/:charterId/socket-ticket",
    body: z.strictObject({}),
    answer: z.strictObject({ ticket: z.string().min(1).max(64) }),
  },
});
