/** The hash that each stored row carries: SQLite does not notice most flipped bits, so the rows speak for themselves. */
import { createHash } from "node:crypto";
import type { checkpoints, updates } from "../tables/schema.ts";

type Update = Omit<typeof updates.$inferSelect, "hash">;
type Checkpoint = Omit<typeof checkpoints.$inferSelect, "hash">;

/** SHA-256 over the row's place and bytes, so that a row that was swapped for another is found too. */
const rowHash = (place: readonly (string | number | null)[], bytes: Uint8Array): Buffer =>
  createHash("sha256").update(JSON.stringify(place)).update(bytes).digest();

export const updateHash = (row: Update): Buffer =>
  rowHash([row.charterId, row.seq, row.personId, row.organisationId, row.at], row.bytes);

export const checkpointHash = ({ charterId, throughSeq, bytes }: Checkpoint): Buffer =>
  rowHash([charterId, throughSeq], bytes);
