/** The audit trail, as it is kept. */
import type { AuditEntry, AuditQuery } from "@acb/schemas/audit";
import type { CharterRecord } from "@acb/schemas/charter";
import type { Organisation, Person } from "@acb/schemas/people";

/** Entries that fit everything that is given, from `since` on and before `until` (moments in UTC). */
export type AuditFilter = Omit<AuditQuery, "from" | "to"> & {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
};

type Named = {
  readonly people: readonly Pick<Person, "id" | "name" | "email">[];
  readonly charters: readonly Pick<CharterRecord, "id" | "title">[];
};

/** The append-only audit trail. Commands call it. */
export type Audit = {
  /** Answers its number. */
  readonly note: (entry: Omit<AuditEntry, "seq">) => Promise<number>;
  /** Notes nothing, and answers false, when the same actor did the same about the same charter and organisation, with the same detail, after `since`. */
  readonly noteOnce: (entry: Omit<AuditEntry, "seq">, since: string) => Promise<boolean>;
  /** The newest of those that fit, `count` at most, with the names of whom they name that is kept still. */
  readonly page: (
    filter: AuditFilter,
    count: number,
  ) => Promise<
    Named & {
      readonly entries: readonly AuditEntry[];
      /** Of all that fit, whatever `before` says. */
      readonly total: number;
      readonly organisations: readonly Pick<Organisation, "id" | "name">[];
    }
  >;
  /** Everybody and every charter that any entry names. */
  readonly named: () => Promise<Named>;
  /** The first entry that is not as it was written, or is missing; `null` when all are there. */
  readonly firstBroken: () => Promise<number | null>;
};
