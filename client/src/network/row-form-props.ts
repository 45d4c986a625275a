/** What each form in a person's row is given. */
import type { Organisation, Person } from "@acb/schemas/people";

export type RowFormProps = {
  readonly person: Person;
  readonly organisations: readonly Organisation[];
  /** Closes the form and says in words what was done. */
  readonly onDone: (words: string) => void;
  readonly onCancel: () => void;
};
