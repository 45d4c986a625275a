/** The updates since a document was loaded, merged as they come, so that no single one holds everybody up (SPEC: SY42). */
import * as Y from "yjs";

/** Merging costs the square of the number of updates that are merged: few at a time, and what came of it again. */
const TOGETHER = 16;

type Part = {
  readonly bytes: Uint8Array;
  /** 0 for an update as it came, 1 for sixteen of those merged, and so on; never smaller than that of the next part. */
  readonly rank: number;
  /** Read when somebody asks: most commits pass unasked. */
  clocks: ReadonlyMap<number, number> | null;
};

export class RecentUpdates {
  #parts: Part[] = [];

  add(update: Uint8Array): void {
    this.#parts.push({ bytes: update, rank: 0, clocks: null });
    while (this.#endsInARun()) {
      const run = this.#parts.splice(-TOGETHER);
      const bytes = Y.mergeUpdates(run.map((part) => part.bytes));
      this.#parts.push({ bytes, rank: (run[0]?.rank ?? 0) + 1, clocks: null });
    }
  }

  /** Together they are all that was added, in order; their number grows with the logarithm of how many that were. */
  get parts(): readonly Uint8Array[] {
    return this.#parts.map(({ bytes }) => bytes);
  }

  /** Per client, the clock behind the last piece. */
  clocks(): ReadonlyMap<number, number> {
    const clocks = new Map<number, number>();
    for (const part of this.#parts) {
      part.clocks ??= Y.parseUpdateMeta(part.bytes).to;
      for (const [clientId, clock] of part.clocks)
        clocks.set(clientId, Math.max(clock, clocks.get(clientId) ?? 0));
    }
    return clocks;
  }

  #endsInARun(): boolean {
    const rank = this.#parts.at(-1)?.rank;
    return this.#parts.at(-TOGETHER)?.rank === rank && rank !== undefined;
  }
}
