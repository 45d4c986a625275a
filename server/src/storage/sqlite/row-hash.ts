/** The hash that each stored row carries: SQLite does not notice most flipped bits, so the rows speak for themselves. */
import { createHash } from "node:crypto";

/** SHA-256 over the row's place and bytes, so that a row that was swapped for another is found too. */
export const rowHash = (place: readonly (string | number | null)[], bytes: Uint8Array): Buffer =>
  createHash("sha256").update(JSON.stringify(place)).update(bytes).digest();
