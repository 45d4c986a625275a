/** A version: frozen, immutable content with its hashes. */
import * as z from "zod";
import { CharterId, PersonId, VersionId } from "./ids.ts";

/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const BlockHash = z.strictObject({ blockId: z.string(), hash: Sha256 });
export type BlockHash = z.infer<typeof BlockHash>;

export const Version = z.strictObject({
  id: VersionId,
  charterId: CharterId,
  /** 1, 2, 3 … in the order of the freezes. */
  number: z.int().min(1),
  label: z.string().trim().max(120),
  contentHash: Sha256,
  /** One per section (its title and prose) and per item, in the order of the content. */
  blockHashes: z.array(BlockHash),
  schemaVersion: z.literal(1),
  changeNote: z.string().max(2000),
  frozenBy: PersonId,
  frozenByName: z.string(),
  frozenAt: z.iso.datetime(),
});
export type Version = z.infer<typeof Version>;
