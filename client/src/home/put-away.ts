/** Whether this person has put the notice about the second step away at this browser. */
import type { PersonId } from "@acb/schemas/ids";

const keyOf = (personId: PersonId): string => `acb.second-step-notice.${personId}`;

export const isPutAway = (personId: PersonId): boolean => {
  try {
    return localStorage.getItem(keyOf(personId)) !== null;
  } catch {
    return false;
  }
};

/** Without storage it comes back with the next page. */
export const putAway = (personId: PersonId): void => {
  try {
    localStorage.setItem(keyOf(personId), "yes");
  } catch {
    // It is gone from this page all the same.
  }
};
