/** Tokens are random; what is kept of them is their hash. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const TOKEN_BYTES = 32;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString("base64url");

/** Tokens have 256 random bits, so an unsalted hash cannot be searched. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Compares in constant time. */
export const isTokenOf = (hash: string, token: string): boolean =>
  timingSafeEqual(Buffer.from(hash), Buffer.from(hashToken(token)));
