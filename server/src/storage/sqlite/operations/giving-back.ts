/** The record of epochs, and of words that are given back after a restore, in SQLite (SPEC: Backup). */
import type { CharterId } from "@acb/schemas/ids";
import { and, asc, eq } from "drizzle-orm";
import type { Epoch, GivingBackStep, StoredOffer } from "../../ports/giving-back.ts";
import type { Connection } from "../connection.ts";
import { charters, epochs, givingBackSteps, offers } from "../tables/schema.ts";

export const givingBackOn = (db: Connection) => {
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

    addStep: (charterId: CharterId, step: GivingBackStep): void => {
      db.insert(givingBackSteps)
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
    .select({ step: givingBackSteps.step, personId: givingBackSteps.personId, at: givingBackSteps.at })
    .from(givingBackSteps)
    .where(and(eq(givingBackSteps.charterId, charterId), eq(givingBackSteps.epoch, epoch)))
    .orderBy(asc(givingBackSteps.arrival))
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
