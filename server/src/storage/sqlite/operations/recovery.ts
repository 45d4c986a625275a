/** The record of histories, and of words that are given back after a restore, in SQLite (SPEC: Backup). */
import type { CharterId } from "@acb/schemas/ids";
import { and, asc, eq } from "drizzle-orm";
import type { Epoch, RecoveryStep, StoredOffer } from "../../ports/recovery.ts";
import type { Connection } from "../connection.ts";
import { charters, epochs, offers, recoverySteps } from "../tables/schema.ts";

export const recoveryOn = (db: Connection) => {
  const epochNow = (charterId: CharterId): number => {
    const found = db.select({ epoch: charters.epoch }).from(charters).where(eq(charters.id, charterId)).get();
    if (found === undefined) throw new Error(`There is no charter ${charterId}.`);
    return found.epoch;
  };

  return {
    read: (charterId: CharterId) => {
      const epoch = epochNow(charterId);
      return { epoch, epochs: epochsOf(db, charterId), ...givenBack(db, charterId, epoch) };
    },

    addStep: (charterId: CharterId, step: RecoveryStep): void => {
      db.insert(recoverySteps)
        .values({ charterId, epoch: epochNow(charterId), ...step })
        .run();
    },

    putOffer: (charterId: CharterId, { bytes, ...offer }: StoredOffer): void => {
      db.insert(offers)
        .values({ charterId, epoch: epochNow(charterId), ...offer, bytes: Buffer.from(bytes) })
        .onConflictDoNothing()
        .run();
    },

    settleOffers: (settled: readonly Pick<StoredOffer, "id" | "state">[]): void => {
      for (const { id, state } of settled) db.update(offers).set({ state }).where(eq(offers.id, id)).run();
    },
  };
};

const epochsOf = (db: Connection, charterId: CharterId): readonly Epoch[] =>
  db
    .select({ epoch: epochs.epoch, reason: epochs.reason, begunAt: epochs.begunAt })
    .from(epochs)
    .where(eq(epochs.charterId, charterId))
    .orderBy(asc(epochs.epoch))
    .all();

const givenBack = (db: Connection, charterId: CharterId, epoch: number) => ({
  steps: db
    .select({ step: recoverySteps.step, personId: recoverySteps.personId, at: recoverySteps.at })
    .from(recoverySteps)
    .where(and(eq(recoverySteps.charterId, charterId), eq(recoverySteps.epoch, epoch)))
    .orderBy(asc(recoverySteps.arrival))
    .all(),
  offers: db
    .select({
      id: offers.id,
      personId: offers.personId,
      at: offers.at,
      bytes: offers.bytes,
      owners: offers.owners,
      state: offers.state,
    })
    .from(offers)
    .where(and(eq(offers.charterId, charterId), eq(offers.epoch, epoch)))
    .orderBy(asc(offers.arrival))
    .all(),
});
