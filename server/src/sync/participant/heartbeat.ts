/** Finds half-open sockets: a peer that leaves a whole ping unanswered is gone (within 45 seconds). */
import type { Clock } from "../clock.ts";

const PING_EVERY_MS = 20_000;

type Pinged = { readonly ping: () => void; readonly terminate: () => void };
export type Heartbeat = { readonly answered: () => void; readonly stop: () => void };

export const startHeartbeat = (clock: Clock, { ping, terminate }: Pinged): Heartbeat => {
  let isAlive = true;
  let cancel = () => {};
  const beat = (): void => {
    if (!isAlive) {
      terminate();
      return;
    }
    isAlive = false;
    ping();
    cancel = clock.after(PING_EVERY_MS, beat);
  };
  cancel = clock.after(PING_EVERY_MS, beat);
  return {
    answered: () => {
      isAlive = true;
    },
    stop: () => cancel(),
  };
};
