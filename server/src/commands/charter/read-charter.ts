/** One charter as a person may see it. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { CharterRecord } from "@acb/schemas/charter";
import type { Person } from "@acb/schemas/people";
import { actionsOf, stateOf } from "@acb/shared/access/can";
import { chosenBy, mayWriteFor, ofLiving, rolesOf, writesFor } from "@acb/shared/access/grants";
import { guestAddress, isGuest } from "@acb/shared/access/guest";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";
import { signatoryOf } from "../sign-off/signatory-of.ts";
import { findCharter } from "./find-charter.ts";

export const readCharter = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, id, "read");
  return found.ok ? done(await viewOf(context, caller, found.value.record)) : found;
};

/** The view after a change by the caller: of the record and the roles as they are stored now. */
export const viewOf = async (
  context: Context,
  caller: Person,
  record: CharterRecord,
): Promise<CharterView> => {
  const { directory, charters, pens } = context.storage;
  const [epoch, organisations, grants, awaited, pensNow, acting] = await Promise.all([
    charters.epoch(record.id),
    directory.organisations(),
    charters.roles(record.id),
    charters.awaited(record.id),
    pens.now(record.id),
    charters.actingFor(record.id),
  ]);
  const people = await directory.peopleAmong(grants.map(({ personId }) => personId));
  if (epoch === null) throw new Error(`Charter ${record.id} is not there any more.`);
  return {
    record,
    epoch,
    template: byKey(context.templates, record.templateKey),
    domainScheme: byKey(context.domainSchemes, record.domainScheme),
    partners: record.partnerIds.flatMap((id) => organisations.find((one) => one.id === id) ?? []),
    people: people.map((person) => (isGuest(caller) ? withoutAddress(person) : person)),
    roles: [...grants],
    awaited: awaited.filter(({ personId }) => grants.some((grant) => grant.personId === personId)),
    pens: [...pensNow],
    may: actionsOf(rolesOf(grants, caller.id), stateOf(record)),
    decidesFor: signatoryOf(caller, { grants, record }),
    actsFor: writesFor(ofLiving(caller, organisations), grants, chosenBy(acting, caller.id)),
    mayActFor: mayWriteFor(ofLiving(caller, organisations), grants).flatMap((id) => {
      const organisation = organisations.find((one) => one.id === id);
      if (organisation === undefined) return [];
      const { name, shortName } = organisation;
      return [{ id, name, shortName }];
    }),
  };
};

/** Guests see who writes with them, and nobody's address. */
const withoutAddress = (person: Person): Person => ({ ...person, email: guestAddress(person.id) });

// A charter is made from a template that this installation has; one that was taken away is a fault of the installation.
const byKey = <Entry extends { readonly key: string }>(list: readonly Entry[], key: string): Entry => {
  const found = list.find((entry) => entry.key === key);
  if (found === undefined) throw new Error(`This installation has no template or domain scheme "${key}"`);
  return found;
};
