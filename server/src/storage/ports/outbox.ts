/** Mail, as it is kept. */
import type { Mail } from "@acb/schemas/api/network-routes";

/** Mail that was sent, or kept for administrators to read. */
export type Outbox = {
  readonly put: (mail: Mail) => Promise<void>;
  /** What became of it, and nothing else: what was erased of it meanwhile stays erased. */
  readonly settle: (id: Mail["id"], state: Mail["state"]) => Promise<void>;
  /** What is being sent is `interrupted`. Called at the start alone, for what an earlier server left. */
  readonly interruptLeft: () => Promise<void>;
  /** The newest 200. */
  readonly list: () => Promise<readonly Mail[]>;
};
