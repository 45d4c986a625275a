/** What storage rejects with when a write or a charter is not as it should be. */
import type { CharterId } from "@acb/schemas/ids";

/**
 * A write that cannot be stored just now: the disk is full or faulty, or another process holds the file. Nothing of it
 * was stored, reading goes on, and the same write may be asked for again.
 */
export class CannotStore extends Error {}

/**
 * What is stored of a charter is not what was written to it: nothing of its document is given out, so that nobody builds
 * on a wrong text. Its other records and all other charters are not touched by it.
 */
export class DamagedCharter extends Error {
  readonly charterId: CharterId;
  readonly what: string;

  constructor(charterId: CharterId, what: string) {
    super(`The stored document of ${charterId} is damaged: ${what}.`);
    this.charterId = charterId;
    this.what = what;
  }
}
