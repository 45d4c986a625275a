/** Sends sign-in links to people in the network, in the background: an answer's time tells nobody who is known. */
import type { Person } from "@acb/schemas/people";
import type { Context } from "../commands/context.ts";
import { signInMail } from "../mail/sign-in-mail.ts";
import { LINK_LIFE_MS, type SignIn } from "./identity.ts";
import { createLinkLimit } from "./link-limit.ts";

export type LinkMail = {
  /** Returns at once. Nothing is sent to an unknown address, a suspended person, or a mailbox that has had its share. */
  readonly send: (email: string) => void;
};

export const createLinkMail = (
  context: Pick<Context, "storage" | "sendMail" | "background" | "now" | "log">,
  signIn: Pick<SignIn, "makeLink">,
): LinkMail => {
  const limit = createLinkLimit(context.now);

  const sendTo = async (person: Person): Promise<void> => {
    const network = await context.storage.directory.network();
    const link = await signIn.makeLink(person, LINK_LIFE_MS);
    await context.sendMail(signInMail(person, network?.name ?? "", link));
  };

  const sendIfKnown = async (email: string): Promise<void> => {
    const known = await context.storage.directory.personByEmail(email);
    const person = known === null ? null : await context.storage.directory.activePerson(known.id);
    if (person === null) return;
    if (limit.allows(person.email)) await sendTo(person);
    else context.log.warn({ personId: person.id }, "too many sign-in links asked for this mailbox");
  };

  return { send: (email) => context.background("sign-in link", () => sendIfKnown(email)) };
};
