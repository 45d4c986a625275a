/** Prepared decisions in SQLite. */
import type { CharterId, OrganisationId, RoundId } from "@acb/schemas/ids";
import type { PreparedDecision } from "@acb/schemas/sign-off/decision";
import { and, eq } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { people, preparedDecisions } from "../tables/schema.ts";

export const preparedOn = (db: Connection) => ({
  put: (charterId: CharterId, prepared: Omit<PreparedDecision, "preparedByName">): void => {
    db.insert(preparedDecisions)
      .values({ charterId, ...prepared })
      .onConflictDoUpdate({
        target: [preparedDecisions.roundId, preparedDecisions.organisationId],
        set: prepared,
      })
      .run();
  },

  list: (charterId: CharterId): readonly PreparedDecision[] =>
    db
      .select({ prepared: preparedDecisions, preparedByName: people.name })
      .from(preparedDecisions)
      .innerJoin(people, eq(people.id, preparedDecisions.preparedBy))
      .where(eq(preparedDecisions.charterId, charterId))
      .all()
      .map(({ prepared: { charterId: _charterId, ...prepared }, preparedByName }) => ({
        ...prepared,
        preparedByName,
      })),

  removeAll: (charterId: CharterId): void => {
    db.delete(preparedDecisions).where(eq(preparedDecisions.charterId, charterId)).run();
  },

  remove: (roundId: RoundId, organisationId: OrganisationId): void => {
    db.delete(preparedDecisions)
      .where(
        and(eq(preparedDecisions.roundId, roundId), eq(preparedDecisions.organisationId, organisationId)),
      )
      .run();
  },
});
