/** The words of the mail that invites somebody to a charter. */
import type { Person } from "@acb/schemas/people";
import { ROLE_NAMES, type Role } from "@acb/schemas/role";
import { mayWords } from "@acb/shared/access/role-words";
import type { SendMail } from "../commands/context.ts";
import { oneLine } from "./one-line.ts";

export type InvitationWords = {
  readonly person: Person;
  readonly invitedBy: Person;
  readonly role: Role;
  readonly charterTitle: string;
  readonly networkName: string;
  readonly link: string;
  /** The last day on which the link signs in, as people write it; `null` for a plain address. */
  readonly worksUntil: string | null;
  /** Their organisation's own sign-in, for who has not signed in yet; `null` where there is none to speak of. */
  readonly signsInWith: string | null;
  readonly publicUrl: string;
};

/** Plain text only: there is no markup that a name could close. */
export const invitationMail = ({
  person,
  invitedBy,
  role,
  ...words
}: InvitationWords): Parameters<SendMail>[0] => ({
  to: person.email,
  subject: `${oneLine(invitedBy.name)} invites you to “${oneLine(words.charterTitle)}”`,
  text: [
    `Hello ${oneLine(person.name)},`,
    "",
    `${oneLine(invitedBy.name)} invites you to the charter “${oneLine(words.charterTitle)}” of ${oneLine(words.networkName)}.`,
    `Your role: ${ROLE_NAMES[role].name}. ${mayWords(role)}.`,
    "",
    "Use this link to come in:",
    "",
    words.link,
    "",
    ...(words.worksUntil === null
      ? [
          words.signsInWith === null
            ? "You sign in as you always do."
            : `You sign in with your ${words.signsInWith}.`,
        ]
      : [
          `It works once, until ${words.worksUntil}, and opens a page with a button to press. There is no password.`,
          `Later you sign in with this e-mail address at ${words.publicUrl}`,
        ]),
    "",
    "If you do not know what this is about, there is nothing to do.",
    "",
  ].join("\n"),
});
