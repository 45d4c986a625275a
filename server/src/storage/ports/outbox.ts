/** Mail, as it is kept. */
import type { Mail } from "@acb/schemas/api/network-routes";

/** Mail that was sent, or kept for administrators to read. */
export type Outbox = {
  readonly put: (mail: Mail) => Promise<void>;
  /** The newest 200. */
  readonly list: () => Promise<readonly Mail[]>;
};
