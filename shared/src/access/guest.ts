/** Guests of a workshop: people without an account, who have no mailbox here (SPEC: AC5). */
import type { Person } from "@acb/schemas/people";

/** RFC 2606: no mail can ever be sent there. */
const NO_MAILBOX = "@guest.invalid";

export const guestAddress = (id: string): string => `${id.toLowerCase()}${NO_MAILBOX}`;

export const isGuest = ({ email }: Pick<Person, "email">): boolean => email.endsWith(NO_MAILBOX);
