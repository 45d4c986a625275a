/**
 * An organisation left the network, or another took its place: in its record and in every charter it is a partner of (SPEC:
 * Organisations). One ending after the other, each told everywhere before the next is read: a successor that ends too is
 * partner in every charter by then.
 */
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import { concerns, type Leaving, type Succession } from "@acb/schemas/organisation";
import type { Person } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import type { Context } from "../context.ts";
import { renewLogins } from "../network/renew-logins.ts";
import { note } from "../note.ts";
import { type Refusal, type Result, refuse } from "../result.ts";
import { actingOf } from "./acting-of.ts";
import { findOrganisation, readOrganisation } from "./find-organisation.ts";
import { type Ended, tellCharters } from "./tell-charters.ts";

/** What it decided stays as it is; it is asked no more, and a request that is open is void. */
export const recordLeaving = (
  context: Context,
  caller: Person,
  id: string,
  leaving: Leaving,
): Promise<Result<OrganisationRecord>> =>
  context.inTurn("endings", () => leave(context, caller, id, leaving));

const leave = async (
  context: Context,
  caller: Person,
  id: string,
  { on, reason }: Leaving,
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, id, "appoint");
  if (!found.ok) return found;
  const future = notYet(context, on);
  if (future !== null) return future;
  const { id: organisationId } = found.value;
  const ended = await end(context, caller, { kind: "left", on, organisationId, reason });
  if (!ended.ok) return ended;
  await note(context, { deed: "recordedLeaving", actor: caller.id, organisationId });
  return readOrganisation(context, caller, id);
};

/** The successors are partners in their place, and stand beside what was signed until they decide themselves. */
export const recordSuccession = (
  context: Context,
  caller: Person,
  id: string,
  succession: Succession,
): Promise<Result<OrganisationRecord>> =>
  context.inTurn("endings", () => succeed(context, caller, id, succession));

const succeed = async (
  context: Context,
  caller: Person,
  id: string,
  { together, to, on, basis }: Succession,
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, id, "appoint");
  if (!found.ok) return found;
  const future = notYet(context, on);
  if (future !== null) return future;
  const from = [...new Set([found.value.id, ...together])];
  const living = (await context.storage.directory.organisations()).filter(
    ({ endedOn }) => endedOn === undefined,
  );
  const successors = living.filter(({ id: one }) => to.includes(one));
  if (successors.length !== new Set(to).size || to.some((one) => from.includes(one)))
    return refuse("INVALID", {
      to: "Choose other organisations of the network as successors; add them first",
    });
  if (!from.every((one) => living.some(({ id: known }) => known === one)))
    return refuse("INVALID", { together: "Choose organisations that have not ended" });
  const change = { kind: "succeeded" as const, on, from, to: successors.map(({ id: one }) => one), basis };
  const ended = await end(context, caller, change);
  if (!ended.ok) return ended;
  for (const organisationId of from)
    await note(context, { deed: "recordedSuccession", actor: caller.id, organisationId });
  return readOrganisation(context, caller, id);
};

const notYet = (context: Context, on: string): Refusal | null =>
  on <= londonDate(context.now())
    ? null
    : refuse("INVALID", { on: "Give today or an earlier day; record it when it has taken effect" });

/** The record first, so that of two at once one is refused; what is cut off after it is done at the next start. */
const end = async (context: Context, caller: Person, change: Ended): Promise<Result<null>> => {
  const { organisations, directory } = context.storage;
  const endingIds = change.kind === "left" ? [change.organisationId] : change.from;
  const records = await Promise.all(endingIds.map((id) => organisations.record(id)));
  if (!(await organisations.end(change))) return refuse("ORGANISATION_ENDED");
  for (const deed of records.flatMap(actingOf)) await note(context, { ...deed, actor: caller.id });
  for (const person of await directory.people())
    if (person.organisationIds.some((id) => concerns(change, id))) await renewLogins(context, person);
  return tellCharters(context, caller, change);
};
