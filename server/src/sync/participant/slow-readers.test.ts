/** When a slow reader is passed over, and with what it is caught up (SPEC: SY46). */
import { beforeEach, expect, it } from "vitest";
import { createFakeClock, type FakeClock } from "../testing/fake-clock.ts";
import { FAR_BEHIND_BYTES, SlowReaders } from "./slow-readers.ts";

const FRAME = Uint8Array.of(1);

let clock: FakeClock;
let state: number;
let caughtUp: (readonly number[])[];
let backlogOfCatchUp: number;
let reader: { bufferedBytes: number; sentCount: number; readonly send: () => void };
let slow: SlowReaders<typeof reader>;
beforeEach(() => {
  clock = createFakeClock();
  state = 0;
  caughtUp = [];
  backlogOfCatchUp = 0;
  reader = {
    bufferedBytes: 0,
    sentCount: 0,
    send: () => {
      reader.sentCount += 1;
    },
  };
  slow = new SlowReaders({
    clock,
    stateVector: () => Uint8Array.of(state),
    catchUp: (_reader, stateVector) => {
      caughtUp.push([...stateVector]);
      reader.bufferedBytes = backlogOfCatchUp;
    },
  });
});
const tell = (times: number) => {
  for (let at = 0; at < times; at += 1) {
    state += 1;
    slow.send(reader, FRAME);
  }
};

it("SY46 it is caught up from the last frame that it was sent, when its backlog has left, and not before", async () => {
  tell(3);
  reader.bufferedBytes = FAR_BEHIND_BYTES + 1;
  tell(5);
  await clock.advance(10_000);
  expect([reader.sentCount, caughtUp]).toEqual([4, []]);
  reader.bufferedBytes = 0;
  await clock.advance(100);
  tell(1);
  expect([reader.sentCount, caughtUp]).toEqual([5, [[4]]]);
});

it("SY46 what it missed may be too much again: then it is caught up again, from there", async () => {
  reader.bufferedBytes = FAR_BEHIND_BYTES + 1;
  tell(1);
  reader.bufferedBytes = 0;
  backlogOfCatchUp = FAR_BEHIND_BYTES + 1;
  await clock.advance(100);
  tell(2);
  expect([reader.sentCount, caughtUp]).toEqual([1, [[1]]]);
  reader.bufferedBytes = 0;
  backlogOfCatchUp = 0;
  await clock.advance(100);
  expect(caughtUp).toEqual([[1], [1]]);
});

it("SY46 one who has left is not caught up", async () => {
  reader.bufferedBytes = FAR_BEHIND_BYTES + 1;
  tell(1);
  slow.left(reader);
  reader.bufferedBytes = 0;
  await clock.advance(1_000);
  expect(caughtUp).toEqual([]);
});
