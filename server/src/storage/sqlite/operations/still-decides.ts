/** Are the rights by which somebody decides there, in the transaction that records the decision? (SPEC: SC11) */
import type { CharterId } from "@acb/schemas/ids";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { DecidingRight } from "../../ports/events.ts";
import type { Connection } from "../connection.ts";
import { charterPartners, charterRoles, charters, mandates, memberships, people } from "../tables/schema.ts";

/** Every one of them is a row that whoever takes the right changes or removes. */
export const stillDecides = (
  db: Connection,
  charterId: CharterId,
  { personId, organisationId, mandateId, day }: DecidingRight,
): boolean =>
  db
    .select({ id: mandates.id })
    .from(mandates)
    .innerJoin(people, and(eq(people.id, personId), isNull(people.suspendedAt)))
    .innerJoin(
      memberships,
      and(eq(memberships.personId, personId), eq(memberships.organisationId, organisationId)),
    )
    .innerJoin(charters, and(eq(charters.id, charterId), isNull(charters.putAwayOn)))
    .innerJoin(
      charterPartners,
      and(eq(charterPartners.charterId, charterId), eq(charterPartners.organisationId, organisationId)),
    )
    .innerJoin(
      charterRoles,
      and(
        eq(charterRoles.charterId, charterId),
        eq(charterRoles.personId, personId),
        eq(charterRoles.role, "signatory"),
        eq(charterRoles.organisationId, organisationId),
      ),
    )
    .where(and(eq(mandates.id, mandateId), or(isNull(mandates.revokedOn), gt(mandates.revokedOn, day))))
    .get() !== undefined;
