/** Whether a partner can decide, and when it meets: what a round is planned by (signoff model §3). */
import * as z from "zod";
import { OrganisationId } from "../ids.ts";
import { Meeting } from "../organisation.ts";

/** Can somebody record a decision for it today? A signatory with a mandate to decide has to be there. */
export const CanDecide = z.enum(["yes", "noSignatory", "noMandate"]);
export type CanDecide = z.infer<typeof CanDecide>;

export const PartnerReadiness = z.strictObject({
  organisationId: OrganisationId,
  canDecide: CanDecide,
  /** Those that a paper can still be brought to, by their days. */
  meetings: z.array(Meeting),
});
export type PartnerReadiness = z.infer<typeof PartnerReadiness>;
