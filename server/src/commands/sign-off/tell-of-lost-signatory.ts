/** A signatory whose organisation is still to decide can decide no longer: the governance leads are told (SPEC: TD5, B-56). */
import type { CharterRecord } from "@acb/schemas/charter";
import type { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { grantedFor, type RoleGrant } from "@acb/schemas/role";
import { stateOf } from "@acb/shared/access/can";
import { isErased } from "@acb/shared/access/erased";
import { mandateFor } from "@acb/shared/access/mandate";
import { UNDECIDED } from "@acb/shared/sign-off/board";
import { fold } from "@acb/shared/sign-off/fold";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { takesDecisions } from "@acb/shared/sign-off/state";
import { lostSignatoryMail } from "../../mail/lost-signatory-mail.ts";
import type { Context } from "../context.ts";
import { signatoryOf } from "./signatory-of.ts";

/** An organisation that is asked and has not decided, for which somebody signs; `canDecide`: with a mandate for today. */
type Signs = {
  readonly charterId: CharterId;
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  readonly dueOn: string;
  readonly canDecide: boolean;
};

/**
 * Makes the change, whichever it is, and compares before and after what the person signs for. Link and role go with the
 * change; what was decided stays. The mail is sent in the background.
 */
export const tellOfLostSignatory = async <Outcome>(
  context: Context,
  personId: PersonId,
  change: () => Promise<Outcome>,
): Promise<Outcome> => {
  const before = await signsFor(context, personId);
  const outcome = await change();
  if (before.length > 0)
    context.background("mail: a lost signatory", async () => {
      const after = await signsFor(context, personId);
      for (const lost of before) if (isLost(lost, after)) await tellLeads(context, personId, lost);
    });
  return outcome;
};

const isLost = (before: Signs, after: readonly Signs[]): boolean => {
  const now = after.find(
    ({ charterId, organisationId }) =>
      charterId === before.charterId && organisationId === before.organisationId,
  );
  return now === undefined || (before.canDecide && !now.canDecide);
};

const signsFor = async (context: Context, personId: PersonId): Promise<readonly Signs[]> => {
  const { charters, directory } = context.storage;
  const person = await directory.activePerson(personId);
  const given = person === null ? [] : await charters.rolesOf(personId);
  const ids = new Set(
    given.filter(({ grant }) => grant.role === "signatory").map(({ charterId }) => charterId),
  );
  const found = await Promise.all(
    [...ids].map(async (id) => {
      const record = await charters.find(id);
      const grants = given.filter(({ charterId }) => charterId === id).map(({ grant }) => grant);
      return person === null || record === null ? [] : signsIn(context, person, { record, grants });
    }),
  );
  return found.flat();
};

type Charter = { readonly record: CharterRecord; readonly grants: readonly RoleGrant[] };

const signsIn = async (
  context: Context,
  person: Person,
  { record, grants }: Charter,
): Promise<readonly Signs[]> => {
  if (stateOf(record) !== "open") return [];
  const today = londonDate(context.now());
  const state = fold(await context.storage.events.read(record.id), today);
  const round = state.rounds.at(-1);
  if (round === undefined || !takesDecisions(state, round)) return [];
  const mine = signatoryOf(person, { grants, record });
  const mandates = await context.storage.organisations.mandatesOf(person.id);
  return [...round.standings, ...round.successors]
    .filter(
      ({ organisationId, position, ended }) =>
        mine.includes(organisationId) && ended === null && UNDECIDED.includes(position),
    )
    .map(({ organisationId, name }) => ({
      charterId: record.id,
      organisationId,
      organisationName: name,
      dueOn: round.round.dueOn,
      canDecide: mandateFor(mandates, { organisationId, power: "decide", days: [today] }) !== null,
    }));
};

const tellLeads = async (context: Context, personId: PersonId, lost: Signs): Promise<void> => {
  const { charters, directory } = context.storage;
  const record = await charters.find(lost.charterId);
  if (record === null) return;
  const grants = await charters.roles(record.id);
  const person = await directory.person(personId);
  const words = {
    record,
    ...lost,
    who: person === null || isErased(person) ? null : person.name,
    others: await othersOf(context, grants, { personId, lost }),
    publicUrl: context.publicUrl,
  };
  for (const grant of grants) {
    if (grant.role !== "governance_lead" || grant.personId === personId) continue;
    const to = await directory.activePerson(grant.personId);
    if (to !== null) await context.sendMail(lostSignatoryMail({ ...words, to }));
  }
};

type Lost = { readonly personId: PersonId; readonly lost: Signs };

/** Who else can decide for the organisation there today, by name. */
const othersOf = async (
  context: Context,
  grants: readonly RoleGrant[],
  { personId, lost }: Lost,
): Promise<readonly string[]> => {
  const names: string[] = [];
  for (const grant of grants) {
    if (grant.personId === personId || grantedFor(grant) !== lost.organisationId) continue;
    const signs = await signsFor(context, grant.personId);
    const can = signs.some(
      (one) =>
        one.charterId === lost.charterId && one.organisationId === lost.organisationId && one.canDecide,
    );
    const other = can ? await context.storage.directory.person(grant.personId) : null;
    if (other !== null && !names.includes(other.name)) names.push(other.name);
  }
  return names;
};
