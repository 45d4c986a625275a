/** When a batch begins (SPEC: SY2). */
import { expect, it } from "vitest";
import { EXAMPLE_CHARTER } from "../testing/example-charter.ts";
import { createFakeClock } from "../testing/fake-clock.ts";
import { type CommitSource, createGroupCommit } from "./group-commit.ts";

/** A room that has one update each time it is asked, and a log that keeps the moments at which batches come. */
const createStage = () => {
  const clock = createFakeClock();
  const begunAtMs: number[] = [];
  const commit = createGroupCommit({
    clock,
    onFailedTry: () => {},
    append: async (batch) => {
      begunAtMs.push(clock.nowMs());
      return batch.map(() => 1);
    },
  });
  const update = {
    charterId: EXAMPLE_CHARTER,
    bytes: new Uint8Array(),
    personId: null,
    organisationId: null,
  };
  const source: CommitSource = { take: () => [update], committed: () => {}, failed: () => {} };
  /** A letter a millisecond. */
  const type = async (letters: number): Promise<readonly number[]> => {
    for (let letter = 0; letter < letters; letter += 1) {
      commit.wake(source);
      await clock.advance(1);
    }
    return begunAtMs;
  };
  return { clock, type };
};

it("SY2 on a calm server each letter that comes alone is stored at once", async () => {
  expect(await createStage().type(5)).toEqual([0, 1, 2, 3, 4]);
});

it("SY2 on a busy one a batch begins at most every 8 ms, the first at once", async () => {
  const { clock, type } = createStage();
  clock.setBusyShare(1);
  expect(await type(23)).toEqual([0, 8, 16]);
});

it("SY2 the pause grows with how busy it is, from half of the time on", async () => {
  const { clock, type } = createStage();
  clock.setBusyShare(0.75);
  expect(await type(11)).toEqual([0, 4, 8]);
});
