/** The account of what happened, as it is kept. */
import type { AuditEntry } from "@acb/schemas/audit";

/** The append-only account of what happened. Commands call it. */
export type Audit = {
  /** Answers its number. */
  readonly note: (entry: Omit<AuditEntry, "seq">) => Promise<number>;
  /** Those of a month (YYYY-MM), newest first. */
  readonly ofMonth: (month: string) => Promise<readonly AuditEntry[]>;
  /** Newest first. */
  readonly months: () => Promise<readonly string[]>;
  /** The first entry that is not as it was written, or is missing; `null` when all are there. */
  readonly firstBroken: () => Promise<number | null>;
};
