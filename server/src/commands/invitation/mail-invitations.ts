/** The mails that invite people to a charter, one after the other; what becomes of each is noted beside its name. */
import type { CharterRecord } from "@acb/schemas/charter";
import type { PersonId, SectionId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { RoleGrant } from "@acb/schemas/role";
import { providerOf } from "@acb/shared/access/provider-of";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { printDate } from "@acb/shared/values/print-value";
import { LONGEST_LINK_LIFE_MS } from "../../identity/auth.ts";
import { invitationMail } from "../../mail/invitation-mail.ts";
import type { Context } from "../context.ts";

export type Mailing = {
  readonly guests: readonly { readonly person: Pick<Person, "id">; readonly grant: RoleGrant }[];
  readonly record: CharterRecord;
  readonly invitedBy: Person;
  readonly sectionId: SectionId | null;
  /** Were they sent one before, which the new link takes the place of? */
  readonly again?: true;
};

/** A mail that cannot be made keeps none of the others from being sent. */
export const mailInvitations = async (context: Context, mailing: Mailing): Promise<void> => {
  const { record, guests } = mailing;
  for (const { person, grant } of guests) {
    try {
      const mail = await mailTo(context, mailing, { personId: person.id, role: grant.role });
      if (mail !== null) await context.storage.charters.noteInvitationMail(record.id, person.id, mail);
    } catch (cause) {
      context.log.error({ err: cause, personId: person.id }, "an invitation could not be mailed");
      await context.storage.charters.noteInvitationMail(record.id, person.id, "failed");
    }
  }
  context.rooms.tell(record.id, { type: "charter.changed" });
};

type Addressee = { readonly personId: PersonId; readonly role: RoleGrant["role"] };

/** `null` for somebody who is written to by no mail: suspended, invited no more, or a mailbox that has had its share. */
const mailTo = async (
  context: Context,
  { record, invitedBy, sectionId, again }: Mailing,
  { personId, role }: Addressee,
): Promise<"sent" | "kept" | "failed" | null> => {
  const { charters, directory } = context.storage;
  // As they are now: the address may have changed since they were invited.
  const person = await directory.activePerson(personId);
  if (person === null || (await charters.invitation(record.id, personId)) === null) return null;
  if (!context.mayMailLink(person.email)) return null;
  const path = `/charters/${record.id}${sectionId === null ? "" : `#${sectionId}`}`;
  const isAwaited = (await charters.awaited(record.id)).some((one) => one.personId === personId);
  const provider = providerOf(context.providers, person.email);
  // A link that opens a whole account for a fortnight is for somebody who has none yet, and no other way in.
  const takesLink = isAwaited && provider?.only !== true;
  if (takesLink && again) await context.storage.identity.revokeLinks(person.email, "replaced", record.id);
  const link = takesLink
    ? await context.makeSignInLink(person, LONGEST_LINK_LIFE_MS, path, record.id)
    : `${context.publicUrl}${path}`;
  const until = new Date(context.now().getTime() + LONGEST_LINK_LIFE_MS);
  return context.sendMail(
    invitationMail({
      person,
      invitedBy,
      role,
      charterTitle: record.title,
      networkName: (await directory.network())?.name ?? "",
      link,
      worksUntil: takesLink ? printDate(londonDate(until)) : null,
      signsInWith: isAwaited && provider !== null ? provider.name : null,
      publicUrl: context.publicUrl,
    }),
  );
};
