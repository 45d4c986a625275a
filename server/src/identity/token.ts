/** Tokens are random; what is kept of them is their hash. */
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

const TOKEN_BYTES = 32;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString("base64url");

/** For what has eighty random bits or more: an unsalted hash of that cannot be searched. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

const CODE_DIGITS = 6;

/** What a person types from a mail: six digits. */
export const newCode = (): string => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");

/** A code could be searched in a moment, so its hash has a key; the ticket in it makes it good for one browser only. */
export const hashCode = (
  code: string,
  { ticket, secret }: { readonly ticket: string; readonly secret: string },
): string => createHmac("sha256", secret).update(`${ticket}.${code}`).digest("base64url");

/** Compares in constant time. */
export const isTokenOf = (hash: string, token: string): boolean =>
  timingSafeEqual(Buffer.from(hash), Buffer.from(hashToken(token)));
