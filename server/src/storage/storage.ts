/** The interface to everything that is kept. Whole operations only: no caller ever holds a transaction. */
import type { Audit } from "./ports/audit.ts";
import type { Charters } from "./ports/charters.ts";
import type { Directory } from "./ports/directory.ts";
import type { Erasure } from "./ports/erasure.ts";
import type { Events } from "./ports/events.ts";
import type { GivingBack } from "./ports/giving-back.ts";
import type { Identity } from "./ports/identity.ts";
import type { Organisations } from "./ports/organisations.ts";
import type { Outbox } from "./ports/outbox.ts";
import type { Pens } from "./ports/pens.ts";
import type { Prepared } from "./ports/prepared.ts";
import type { RetentionPeriods } from "./ports/retention.ts";
import type { SecondSteps } from "./ports/second-steps.ts";
import type { UpdateLog } from "./ports/update-log.ts";
import type { Workshops } from "./ports/workshops.ts";

/** Everything that is kept. Any write may reject with `CannotStore`. */
export type Storage = {
  readonly updates: UpdateLog;
  readonly directory: Directory;
  readonly organisations: Organisations;
  readonly charters: Charters;
  readonly pens: Pens;
  readonly workshops: Workshops;
  readonly events: Events;
  readonly prepared: Prepared;
  readonly givingBack: GivingBack;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly identity: Identity;
  readonly secondSteps: SecondSteps;
  readonly retention: RetentionPeriods;
  readonly erasure: Erasure;
  /** Resolves when a write would be stored now; rejects with the reason otherwise. */
  readonly ready: () => Promise<void>;
  /** Finishes what is under way, then closes. Can be called twice. */
  readonly close: () => Promise<void>;
};
