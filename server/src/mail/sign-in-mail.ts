/** The words of the mail that carries a sign-in link and its code. */
import type { Person } from "@acb/schemas/people";
import type { SendMail } from "../commands/context.ts";
import { oneLine } from "./one-line.ts";

/** Plain text only: there is no markup that a name could close. */
export const signInMail = (
  person: Person,
  networkName: string,
  { link, code }: { readonly link: string; readonly code: string },
): Parameters<SendMail>[0] => ({
  to: person.email,
  subject: `Sign in to ${oneLine(networkName)}`,
  text: [
    `Hello ${oneLine(person.name)},`,
    "",
    `Use this link to sign in to the charter builder of ${oneLine(networkName)}:`,
    "",
    link,
    "",
    `Or type this code where you asked for it: ${code}`,
    "",
    "Either works once, for ten minutes. The link opens a page with a button to press.",
    "If you did not ask for it, there is nothing to do: nobody can sign in without this mail.",
    "",
  ].join("\n"),
});
