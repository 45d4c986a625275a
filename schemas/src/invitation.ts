/** Inviting people to a charter: who they are, for which organisation they come, and what they may do there. */
import * as z from "zod";
import { OrganisationId, PersonId, SectionId } from "./ids.ts";
import { Mailbox, Person } from "./people.ts";
import { Role } from "./role.ts";

/** More than any network has in one charter, and one request that the server stores in one breath. */
export const MOST_INVITED = 200;

export const Invitation = z.strictObject({
  name: Person.shape.name,
  email: Mailbox,
  organisationId: z
    .string()
    .refine((id) => OrganisationId.safeParse(id).success, "Choose the organisation")
    .transform((id) => OrganisationId.parse(id)),
  /** As signatory they decide for that organisation. */
  role: Role,
});
export type Invitation = z.infer<typeof Invitation>;

export const Invitations = z.strictObject({
  invitations: z
    .array(Invitation)
    .min(1, "Name somebody to invite")
    .max(MOST_INVITED, `Invite ${MOST_INVITED} people at most at a time`),
  /** The section of the draft that their link leads to; its beginning, for `null`. */
  sectionId: SectionId.nullable(),
});
export type Invitations = z.infer<typeof Invitations>;

/** Somebody who was invited to a charter and has never signed in since. */
export const AwaitedPerson = z.strictObject({
  personId: PersonId,
  invitedAt: z.iso.datetime(),
  /** What became of the mail with their link; `null` while it is on its way. */
  mail: z.enum(["sent", "kept", "failed"]).nullable(),
});
export type AwaitedPerson = z.infer<typeof AwaitedPerson>;
