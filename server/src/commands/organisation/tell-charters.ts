/** Brings into every charter what became of an organisation: a fact in its log, and its partners (SPEC: ORG7, ORG8). */
import type { CharterRecord } from "@acb/schemas/charter";
import type { Fact } from "@acb/schemas/event";
import type { OrganisationId } from "@acb/schemas/ids";
import type { OrganisationChange } from "@acb/schemas/organisation";
import type { Person } from "@acb/schemas/people";
import { fold } from "@acb/shared/sign-off/fold";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { facts } from "@acb/shared/sign-off/outcome";
import { replacePartners } from "../charter/set-partners.ts";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";
import { commitFacts } from "../sign-off/commit-facts.ts";

export type Ended = Exclude<OrganisationChange, { kind: "renamed" }>;

/** Where a charter knows it already, nothing is done: it can be called again after it was cut off. */
export const tellCharters = async (
  context: Context,
  caller: Person,
  change: Ended,
): Promise<Result<null>> => {
  const from = endingIn(change);
  const to = change.kind === "left" ? [] : change.to;
  const fact = await factOf(context, change);
  for (const record of await context.storage.charters.all()) {
    const isPartner = record.partnerIds.some((id) => from.includes(id));
    if (await isAwaited(context, record, from)) {
      const committed = await commitFacts(context, record.id, caller.id, () => facts(fact));
      if (!committed.ok) return committed;
    }
    if (!isPartner) continue;
    await replacePartners(context, caller, record, partnersAfter(record, from, to));
    context.rooms.tell(record.id, { type: "sign-off.changed" });
  }
  return done(null);
};

/** What was cut off is done, in the name of an administrator: for every change of the network, at the start. */
export const tellChartersAgain = async (context: Context): Promise<void> => {
  const administrator = (await context.storage.directory.people()).find((person) => person.administrator);
  if (administrator === undefined) return;
  for (const change of await context.storage.organisations.changes())
    if (change.kind !== "renamed") await tellCharters(context, administrator, change);
};

const endingIn = (change: Ended): readonly OrganisationId[] =>
  change.kind === "left" ? [change.organisationId] : change.from;

const factOf = async ({ storage }: Context, change: Ended): Promise<Fact> => {
  if (change.kind === "left") {
    const { organisationId, on: effectiveOn } = change;
    return { type: "organisation.left", organisationId, effectiveOn };
  }
  const organisations = await storage.directory.organisations();
  const to = change.to.map((organisationId) => {
    const name = organisations.find(({ id }) => id === organisationId)?.name ?? "";
    return { organisationId, name };
  });
  return { type: "organisation.succeeded", from: [...change.from], to, effectiveOn: change.on };
};

/** Was any of them asked here, itself or as a successor, without the log knowing that it has ended? */
const isAwaited = async (
  { storage, now }: Context,
  { id }: CharterRecord,
  from: readonly OrganisationId[],
): Promise<boolean> => {
  const { rounds } = fold(await storage.events.read(id), londonDate(now()));
  return rounds.some(({ standings, successors }) =>
    [...standings, ...successors].some(
      ({ organisationId, ended }) => from.includes(organisationId) && ended === null,
    ),
  );
};

/** Each successor once, at the place of the first that it follows. */
const partnersAfter = (
  { partnerIds }: CharterRecord,
  from: readonly OrganisationId[],
  to: readonly OrganisationId[],
): readonly OrganisationId[] => [...new Set(partnerIds.flatMap((id) => (from.includes(id) ? to : [id])))];
