/** The needs of what is served beside the API: health, pages, the live document and its transports. */
import { writeHttpPost } from "@acb/shared/protocol/http-post";
import { NOTHING, type RouteNeeds } from "./route-need.ts";

const NO_POST = () => writeHttpPost({ socketId: "nobody's", number: 0, heardCount: 0, frames: [] });

export const SERVING_NEEDS: RouteNeeds = {
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
};
