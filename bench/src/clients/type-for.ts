/** Lets typists type at a rate for a time, at random moments. */
import { setImmediate } from "node:timers/promises";
import type { Random } from "../random.ts";
import { elapsed } from "../waiting.ts";

type Load = {
  readonly typists: readonly { readonly type: () => void }[];
  /** Of all of them together. */
  readonly perSecond: number;
  readonly seconds: number;
  readonly random: Random;
};
type Typed = {
  readonly letters: number;
  readonly seconds: number;
  /** Was the generator itself at its end: late with letters, or its one core full? Then a limit is not the server's. */
  readonly generatorGaveOut: boolean;
};

const LATEST_MS = 50;
const MOST_BUSY = 0.95;
/** Letters in one go before the generator reads what has come. */
const MOST_IN_ONE_GO = 64;

/** Each in turn; the gaps between letters are those of independent people (exponential). */
export const typeFor = async ({ typists, perSecond, seconds, random }: Load): Promise<Typed> => {
  const startAt = performance.now();
  const endAt = startAt + seconds * 1000;
  const cpuAtStart = process.cpuUsage();
  let dueAt = startAt;
  let letters = 0;
  while (performance.now() < endAt) {
    for (let go = 0; go < MOST_IN_ONE_GO && dueAt <= performance.now(); go += 1) {
      typists[letters % typists.length]?.type();
      letters += 1;
      dueAt += (-Math.log(1 - random()) * 1000) / perSecond;
    }
    await (dueAt <= performance.now() ? setImmediate() : elapsed(1));
  }
  const tookMs = performance.now() - startAt;
  const { user, system } = process.cpuUsage(cpuAtStart);
  const isLate = dueAt < endAt - LATEST_MS;
  return {
    letters,
    seconds: tookMs / 1000,
    generatorGaveOut: isLate || (user + system) / 1000 / tookMs > MOST_BUSY,
  };
};
