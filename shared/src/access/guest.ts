/** Guests of a workshop: people without an account, who have no mailbox here (SPEC: AC5). */
import { NO_MAILBOX, type Person } from "@acb/schemas/people";

export const guestAddress = (id: string): string => `${id.toLowerCase()}${NO_MAILBOX}`;

export const isGuest = ({ email }: Pick<Person, "email">): boolean => email.endsWith(NO_MAILBOX);
