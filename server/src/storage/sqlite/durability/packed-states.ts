/** Packed states of charters in SQLite: two small reads tell whether the kept one is still good. */
import type { CharterId } from "@acb/schemas/ids";
import { eq } from "drizzle-orm";
import { createPackedStates } from "../../packed-state.ts";
import type { PackedState, StoredDocument } from "../../ports/update-log.ts";
import type { Connection } from "../connection.ts";
import { charters, checkpoints } from "../tables/schema.ts";

/** The epoch of a log that no charter's record stands for. */
const FIRST_EPOCH = 1;

export const packedStatesOn = (db: Connection, load: (charterId: CharterId) => StoredDocument) => {
  const packedStates = createPackedStates();
  return (charterId: CharterId): PackedState => {
    const charter = db
      .select({ epoch: charters.epoch })
      .from(charters)
      .where(eq(charters.id, charterId))
      .get();
    const checkpoint = db
      .select({ seq: checkpoints.throughSeq })
      .from(checkpoints)
      .where(eq(checkpoints.charterId, charterId))
      .get();
    return packedStates(charterId, {
      epoch: charter?.epoch ?? FIRST_EPOCH,
      checkpointSeq: checkpoint?.seq ?? 0,
      load: () => load(charterId),
    });
  };
};
