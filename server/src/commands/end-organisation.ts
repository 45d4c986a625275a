/** An organisation left the network, or another took its place: in its record and in every charter it is a partner of (SPEC: Organisations). */
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import type { CharterRecord } from "@acb/schemas/charter";
import type { Fact } from "@acb/schemas/event";
import type { OrganisationId } from "@acb/schemas/ids";
import type { Leaving, OrganisationChange, Succession } from "@acb/schemas/organisation";
import type { Organisation, Person } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { facts } from "@acb/shared/sign-off/outcome";
import { commitFacts } from "./commit-facts.ts";
import type { Context } from "./context.ts";
import { findOrganisation, readOrganisation } from "./find-organisation.ts";
import { note } from "./note.ts";
import { replacePartners } from "./partners.ts";
import { done, type Refusal, type Result, refuse } from "./result.ts";

type Ending = {
  readonly change: Exclude<OrganisationChange, { kind: "renamed" }>;
  readonly from: readonly OrganisationId[];
  readonly to: readonly Organisation[];
  readonly fact: Fact;
};

/** What it decided stays as it is; it is asked no more, and a request that is open is void. */
export const recordLeaving = async (
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
  const ended = await end(context, caller, {
    change: { kind: "left", on, organisationId, reason },
    from: [organisationId],
    to: [],
    fact: { type: "organisation.left", organisationId, effectiveOn: on },
  });
  if (!ended.ok) return ended;
  await note(context, { deed: "recordedLeaving", actor: caller.id, organisationId });
  return readOrganisation(context, caller, id);
};

/** The successors are partners in their place, and stand beside what was signed until they decide themselves. */
export const recordSuccession = async (
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
  const named = successors.map(({ id: organisationId, name }) => ({ organisationId, name }));
  const ended = await end(context, caller, {
    change: { kind: "succeeded", on, from, to: successors.map(({ id: one }) => one), basis },
    from,
    to: successors,
    fact: { type: "organisation.succeeded", from, to: named, effectiveOn: on },
  });
  if (!ended.ok) return ended;
  for (const organisationId of from)
    await note(context, { deed: "recordedSuccession", actor: caller.id, organisationId });
  return readOrganisation(context, caller, id);
};

const notYet = (context: Context, on: string): Refusal | null =>
  on <= londonDate(context.now())
    ? null
    : refuse("INVALID", { on: "Give today or an earlier day; record it when it has taken effect" });

/**
 * First the charters, then the record: what is cut off in between is done by recording it again, and a fact that stands
 * twice in a log changes nothing (SO19).
 */
const end = async (context: Context, caller: Person, ending: Ending): Promise<Result<null>> => {
  const { storage, rooms } = context;
  for (const record of await storage.charters.all()) {
    if (
      !record.partnerIds.some((id) => ending.from.includes(id)) &&
      !(await isAsked(context, record, ending))
    )
      continue;
    const committed = await commitFacts(context, record.id, caller.id, () => facts(ending.fact));
    if (!committed.ok) return committed;
    await replacePartners(context, caller, record, partnersAfter(record, ending));
    rooms.tell(record.id, { type: "sign-off.changed" });
  }
  return (await storage.organisations.end(ending.change)) ? done(null) : refuse("ORGANISATION_ENDED");
};

/** It may have been asked before it was taken from the partners. */
const isAsked = async ({ storage }: Context, record: CharterRecord, { from }: Ending): Promise<boolean> =>
  (await storage.events.read(record.id)).some(
    ({ fact }) =>
      fact.type === "round.opened" && fact.round.roster.some((entry) => from.includes(entry.organisationId)),
  );

/** Each successor once, at the place of the first that it follows. */
const partnersAfter = ({ partnerIds }: CharterRecord, { from, to }: Ending): readonly OrganisationId[] => [
  ...new Set(partnerIds.flatMap((id) => (from.includes(id) ? to.map((successor) => successor.id) : [id]))),
];
