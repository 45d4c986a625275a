/**
 * Which guest a browser was, sealed in a cookie: it tells them why their session ended, and lets back in as the same guest whom
 * the host lets in again (SPEC: WS11, WS12). Nothing is kept of it here.
 */
import { PersonId } from "@acb/schemas/ids";
import { symmetricDecodeJWT, symmetricEncodeJWT } from "better-auth/crypto";
import * as z from "zod";
import { createOwnCookie } from "./own-cookie.ts";

const Mark = z.object({ personId: PersonId });

export type GuestMark = {
  /** The cookie for this guest. */
  readonly keep: (personId: PersonId) => Promise<string>;
  readonly of: (headers: Headers) => Promise<PersonId | null>;
};

/** A workshop's day, and the evening after it. */
const LIFE_S = 24 * 60 * 60;
/** Another purpose has another key. */
const PURPOSE = "charter guest 1";

export const createGuestMark = (secret: string, publicUrl: string): GuestMark => {
  const cookie = createOwnCookie("guest", publicUrl);
  return {
    keep: async (personId) =>
      cookie.set(await symmetricEncodeJWT({ personId }, secret, PURPOSE, LIFE_S), LIFE_S),
    of: async (headers) => {
      const sealed = cookie.in(headers);
      const mark = Mark.safeParse(sealed === null ? null : await symmetricDecodeJWT(sealed, secret, PURPOSE));
      return mark.success ? mark.data.personId : null;
    },
  };
};
