/** Who holds which post in an organisation; administrators keep that, since it says who speaks for it (SPEC: Organisations). */
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import { type OrganisationId, PersonId } from "@acb/schemas/ids";
import { POSTS, Post } from "@acb/schemas/organisation";
import type { Person } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { type Refusal, type Result, refuse } from "../result.ts";
import { findOrganisation, readOrganisation } from "./find-organisation.ts";

type Holder = { readonly personId: PersonId | null; readonly since: string };

/** Nobody holds the post for `null`. The one who did before loses what it let them do at once; the mandates they gave stay. */
export const setPost = async (
  context: Context,
  caller: Person,
  at: { readonly organisationId: string; readonly post: string },
  { personId, since }: Holder,
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, at.organisationId, "appoint");
  if (!found.ok) return found;
  const post = Post.safeParse(at.post);
  if (!post.success) return refuse("NOT_FOUND");
  const { id, stored } = found.value;
  if (since > londonDate(context.now()))
    return refuse("INVALID", { since: "Give today or an earlier day; appoint them when the day has come" });
  const unfit = personId === null ? null : await whyUnfit(context, personId, id);
  if (unfit !== null) return unfit;
  const holder = personId === null ? null : { personId, since };
  if (!(await context.storage.organisations.setPost(id, post.data, holder)))
    return refuse("MEMBERSHIP_UNCONFIRMED");
  const before = stored.posts.find((one) => one.post === post.data)?.personId ?? null;
  const noted = { actor: caller.id, organisationId: id, detail: POSTS[post.data].name };
  if (before !== null && before !== personId)
    await note(context, { ...noted, deed: "dismissed", personId: before });
  if (personId !== null && before !== personId)
    await note(context, { ...noted, deed: "appointed", personId }, { since });
  return readOrganisation(context, caller, at.organisationId);
};

/** Somebody who came by an invitation acts for the organisation only after this. */
export const confirmMember = async (
  context: Context,
  caller: Person,
  at: { readonly organisationId: string; readonly personId: string },
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, at.organisationId, "appoint");
  if (!found.ok) return found;
  const { id, stored } = found.value;
  const personId = PersonId.safeParse(at.personId);
  if (!personId.success || !(await context.storage.organisations.confirmMember(id, personId.data)))
    return refuse("NOT_FOUND");
  if (stored.unconfirmed.includes(personId.data)) {
    const noted = { actor: caller.id, organisationId: id, personId: personId.data };
    await note(context, { deed: "confirmedMember", ...noted });
  }
  return readOrganisation(context, caller, at.organisationId);
};

/** Only somebody of whom an administrator has said that they are of the organisation acts for it; `null` when they can. */
export const whyUnfit = async (
  { storage }: Pick<Context, "storage">,
  personId: PersonId,
  organisationId: OrganisationId,
): Promise<Refusal | null> => {
  const person = await storage.directory.activePerson(personId);
  if (person === null || !person.organisationIds.includes(organisationId))
    return refuse("INVALID", { personId: "Choose somebody of this organisation" });
  return (await storage.directory.isConfirmed(personId, organisationId))
    ? null
    : refuse("MEMBERSHIP_UNCONFIRMED");
};
