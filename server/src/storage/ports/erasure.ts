/** Erasing people, as it is kept: what names them goes from every table, then from every byte of the file. */
import type { PersonId } from "@acb/schemas/ids";
import type { Cutoffs } from "./retention.ts";

export type ErasedPerson = { readonly personId: PersonId; readonly erasedAt: string };

/** Asked in the transaction that erases: past these dates (`RetentionPeriods.pastPeople`), or with nothing given to them and never come (`Withdrawal`). */
export type OnlyIf = { readonly pastDate: Cutoffs } | { readonly isBare: true };

export type Erase = "stored" | "unknown" | "spared" | "lastAdministrator" | "lastLead";

/** Commands call it, and the job that removes what is past its date. */
export type Erasure = {
  /**
   * Removes whatever names the person, in one transaction, or changes nothing and says why; `unknown` also for who was
   * erased before. Their id stays, with the organisations that they wrote and decided for. `spared` for whom
   * the condition does not, or not any more, hold.
   */
  readonly erase: (erased: ErasedPerson, onlyIf?: OnlyIf) => Promise<Erase>;
  /**
   * Has the erased ids stand outside the database too, and rewrites its file: no free page and no log holds anything of
   * them any more. False while somebody reads the file, such as a backup: to be asked again then. Without an erasure that
   * waits for it, it does nothing. Everybody's writes wait for it, a second or so for each hundred megabytes.
   */
  readonly leaveNoTrace: () => Promise<boolean>;
};
