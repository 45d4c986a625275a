/** Brings into every charter what became of an organisation: a fact in its log, and its partners (SPEC: ORG7, ORG8). */
import type { CharterRecord } from "@acb/schemas/charter";
import type { Fact } from "@acb/schemas/event";
import type { CharterId, OrganisationId } from "@acb/schemas/ids";
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

/**
 * Within the turn of endings, after the organisations' own record. Where a charter knows it already, nothing is done: it
 * can be called again after it was cut off. A charter that is not in the list yet was made after the record, and then
 * without those who have ended.
 */
export const tellCharters = async (
  context: Context,
  caller: Person,
  change: Ended,
): Promise<Result<null>> => {
  const fact = await factOf(context, change);
  for (const { id } of await context.storage.charters.all()) {
    const told = await context.inTurn(id, () => tellCharter(context, caller, { id, change, fact }));
    if (!told.ok) return told;
  }
  return done(null);
};

/** What was cut off is done, in the name of an administrator: for every change of the network, at the start. */
export const tellChartersAgain = (context: Context): Promise<void> =>
  context.inTurn("endings", async () => {
    const [administrator] = await context.storage.directory.administrators();
    if (administrator === undefined) return;
    for (const change of await context.storage.organisations.changes())
      if (change.kind !== "renamed") await tellCharters(context, administrator, change);
  });

type Telling = { readonly id: CharterId; readonly change: Ended; readonly fact: Fact };

/** Who is asked and who is partner are read within the charter's turn: nothing that somebody sets meanwhile is lost. */
const tellCharter = async (
  context: Context,
  caller: Person,
  { id, change, fact }: Telling,
): Promise<Result<null>> => {
  const from = endingIn(change);
  if (await isAwaited(context, id, from)) {
    const committed = await commitFacts(context, id, caller.id, () => facts(fact));
    if (!committed.ok) return committed;
  }
  const record = await context.storage.charters.find(id);
  if (record === null || !record.partnerIds.some((one) => from.includes(one))) return done(null);
  const to = change.kind === "left" ? [] : change.to;
  await replacePartners(context, caller, record, partnersAfter(record, from, to));
  context.rooms.tell(id, { type: "sign-off.changed" });
  return done(null);
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
  id: CharterId,
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
