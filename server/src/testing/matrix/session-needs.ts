/** The needs of signing in and of what is one's own: sessions, second step. Signing out stands last of all. */
import { NOTHING, type RouteNeeds } from "./route-need.ts";

export const SESSION_NEEDS: RouteNeeds = {
  "GET /api/session": { needs: "anybody" },
  "GET /api/guest/end": { needs: "anybody" },
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
  "POST /api/join/ticket": { needs: "anybody", body: NOTHING },
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
};
