/** Erasing people, as it is kept: what names them goes from every table, then from every byte of the file. */
import type { PersonId } from "@acb/schemas/ids";
import type { Cutoffs } from "./retention.ts";

export type ErasedPerson = { readonly personId: PersonId; readonly erasedAt: string };

export type Erase = "stored" | "unknown" | "notPast" | "lastAdministrator" | "lastLead";

/** Commands call it, and the job that removes what is past its date. */
export type Erasure = {
  /**
   * Removes whatever names the person, in one transaction, or changes nothing and says why; `unknown` also for who was
   * erased before. Their id stays, with the organisations that they wrote and decided for. With cutoffs, `notPast` for whoever
   * is not, or not any more, past their date (`RetentionPeriods.pastPeople`).
   */
  readonly erase: (erased: ErasedPerson, cutoffs?: Cutoffs) => Promise<Erase>;
  /**
   * Has the erased ids stand outside the database too, and rewrites its file: no free page and no log holds anything of
   * them any more. False while somebody reads the file, such as a backup: to be asked again then. Without an erasure that
   * waits for it, it does nothing. Everybody's writes wait for it, a second or so for each hundred megabytes.
   */
  readonly leaveNoTrace: () => Promise<boolean>;
};
