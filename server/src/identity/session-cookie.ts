/**
 * The session that a request's cookie names, if this server signed it. The library makes and signs the cookie (`token.signature`,
 * HMAC-SHA-256 in Base64, percent-encoded); it is read here, since every request and every socket brings one, and the library's
 * own reading costs more than all that follows.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { CookieOptions } from "hono/utils/cookie";
import { serializeSigned } from "hono/utils/cookie";

export type CookieKey = { readonly name: string; readonly secret: string };

/** The session's token; `null` for no cookie of that name, several of them, or one that was not signed with the secret. */
export const sessionTokenIn = (cookieHeader: string | null, { name, secret }: CookieKey): string | null => {
  const values = (cookieHeader ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return pair.slice(0, at).trim() === name ? [decoded(pair.slice(at + 1).trim())] : [];
  });
  const [value = null, ...others] = values;
  if (value === null || others.length > 0) return null;
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  return isSignatureOf(value.slice(dot + 1), token, secret) ? token : null;
};

/** The cookie that the library would set for this token. */
export const sessionCookieOf = (
  token: string,
  { name, secret, attributes }: CookieKey & { readonly attributes: CookieOptions },
): Promise<string> => serializeSigned(name, token, secret, attributes);

const decoded = (value: string): string | null => {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
};

/** Compares in constant time. */
const isSignatureOf = (signature: string, token: string, secret: string): boolean => {
  const given = Buffer.from(signature);
  const made = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
  return given.byteLength === made.byteLength && timingSafeEqual(given, made);
};
