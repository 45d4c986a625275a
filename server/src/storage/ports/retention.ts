/** How long things are kept, and removing what is past its date. */
import type { PersonId } from "@acb/schemas/ids";
import type { PeriodKind, Retention } from "@acb/schemas/retention";

/** What was there before this moment is past its date. */
export type Cutoffs = Readonly<Record<PeriodKind, string>>;

/** How many rows went; guests, and who was only invited, are erased one by one. */
export type RemovedRows = Readonly<Record<Exclude<PeriodKind, "guests">, number>>;

/** Commands call it, and the job. */
export type RetentionPeriods = {
  /** What administrators have set; the rest has its default. */
  readonly periods: () => Promise<Partial<Retention>>;
  readonly setPeriods: (periods: Retention) => Promise<void>;
  /**
   * People to be erased: guests of workshops that were closed before their cutoff, and who was last invited before theirs,
   * has never signed in, and has no role but by an invitation, nor one that a charter cannot do without.
   */
  readonly pastPeople: (
    cutoffs: Cutoffs,
  ) => Promise<{ readonly guests: readonly PersonId[]; readonly invited: readonly PersonId[] }>;
  /** In one transaction. Invitations go of who has never signed in: those of who has are the record of their role. */
  readonly removeRows: (cutoffs: Cutoffs) => Promise<RemovedRows>;
};
