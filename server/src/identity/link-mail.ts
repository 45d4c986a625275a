/** Sends sign-in links and codes to people in the network, in the background: an answer's time tells nobody who is known. */
import type { Person } from "@acb/schemas/people";
import type { Context } from "../commands/context.ts";
import { signInMail } from "../mail/sign-in-mail.ts";
import type { SignIn } from "./identity.ts";

export type LinkMail = {
  /** Returns at once; the ticket is what the browser that asked will show with the code. Nothing is sent to an unknown address, a suspended person, or a mailbox that has had its share. */
  readonly send: (email: string, ticket: string) => void;
};

export const createLinkMail = (
  context: Pick<Context, "storage" | "sendMail" | "background" | "mayMailLink" | "log">,
  signIn: Pick<SignIn, "makeLinkWithCode">,
): LinkMail => {
  const sendTo = async (person: Person, ticket: string): Promise<void> => {
    const network = await context.storage.directory.network();
    const made = await signIn.makeLinkWithCode(person, ticket);
    await context.sendMail(signInMail(person, network?.name ?? "", made));
  };

  const sendIfKnown = async (email: string, ticket: string): Promise<void> => {
    const known = await context.storage.directory.personByEmail(email);
    const person = known === null ? null : await context.storage.directory.activePerson(known.id);
    if (person === null) return;
    if (context.mayMailLink(person.email)) await sendTo(person, ticket);
    else context.log.warn({ personId: person.id }, "too many sign-in links asked for this mailbox");
  };

  return {
    send: (email, ticket) => context.background("sign-in link", () => sendIfKnown(email, ticket)),
  };
};
