/** The pen of a section: who may write in it now, among those who may write in the charter at all. */
import * as z from "zod";
import { OrganisationId, SectionId } from "./ids.ts";

/** The people of one partner, or nobody. A section without a pen is written in by everybody who may write. */
export const PenHolder = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("everybody") }),
  z.strictObject({ kind: z.literal("organisation"), organisationId: OrganisationId }),
  z.strictObject({ kind: z.literal("nobody") }),
]);
export type PenHolder = z.infer<typeof PenHolder>;

export const SectionPen = z.strictObject({ sectionId: SectionId, holder: PenHolder });
export type SectionPen = z.infer<typeof SectionPen>;

/** One line of the record: who put the pen where, and when. Names as they are now. */
export const PenChange = z.strictObject({
  ...SectionPen.shape,
  by: z.string(),
  at: z.iso.datetime(),
});
export type PenChange = z.infer<typeof PenChange>;
