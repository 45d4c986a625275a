/** Whether this person has dismissed the notice about the second step in this browser. */
import type { PersonId } from "@acb/schemas/ids";

const keyOf = (personId: PersonId): string => `acb.second-step-notice.${personId}`;

export const isDismissed = (personId: PersonId): boolean => {
  try {
    return localStorage.getItem(keyOf(personId)) !== null;
  } catch {
    return false;
  }
};

/** Without storage it comes back with the next page. */
export const dismiss = (personId: PersonId): void => {
  try {
    localStorage.setItem(keyOf(personId), "yes");
  } catch {
    // It is gone from this page all the same.
  }
};
