/** People who were erased: what is left of one is an id, under which what they wrote and decided stays (SPEC: AC9). */
import { ERASED_MAILBOX, type Person } from "@acb/schemas/people";

export const erasedAddress = (id: string): string => `${id.toLowerCase()}${ERASED_MAILBOX}`;

export const isErased = ({ email }: Pick<Person, "email">): boolean => email.endsWith(ERASED_MAILBOX);
