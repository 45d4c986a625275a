/** A mandate to decide, valid from the first day of the year on. */
import { randomUUID } from "node:crypto";
import { MandateId } from "@acb/schemas/ids";
import type { Mandate } from "@acb/schemas/organisation";

export const newMandate = (
  whose: Pick<Mandate, "personId" | "organisationId" | "grantedBy"> & Partial<Mandate>,
): Mandate => ({
  id: MandateId.parse(`mdt_${randomUUID()}`),
  may: ["decide"],
  basis: "Scheme of delegation, line 4",
  from: "2026-01-01",
  to: null,
  grantedAt: "2026-01-01T09:00:00.000Z",
  revokedOn: null,
  ...whose,
});
