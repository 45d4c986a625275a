/** A new charter from a template, with its document seeded once, here. */
import type { CharterView, NewCharter } from "@acb/schemas/api/charter-routes";
import type { CharterRecord } from "@acb/schemas/charter";
import { CharterId, type OrganisationId } from "@acb/schemas/ids";
import type { Organisation, Person } from "@acb/schemas/people";
import type { RoleGrant } from "@acb/schemas/role";
import { seedDocument } from "@acb/shared/document/from-template";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { viewOf } from "./read-charter.ts";
import { granted } from "./roles.ts";

/** For administrators. The caller becomes its governance lead and a writer. */
export const createCharter = async (
  context: Context,
  caller: Person,
  entry: NewCharter,
): Promise<Result<CharterView>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const template = context.templates.find(({ key }) => key === entry.templateKey);
  if (template === undefined) return refuse("INVALID", { templateKey: "Choose a template from the list" });
  if (!context.domainSchemes.some(({ key }) => key === entry.domainScheme))
    return refuse("INVALID", { domainScheme: "Choose a domain scheme from the list" });
  const partners = partnersOf(await context.storage.directory.organisations(), entry.partnerIds);
  if (partners === null) return NOT_IN_LIST;
  const record: CharterRecord = {
    ...entry,
    id: CharterId.parse(context.newId("cha")),
    partnerIds: partners.map(({ id }) => id),
    createdAt: context.now().toISOString(),
  };
  const roles: readonly RoleGrant[] = [
    { personId: caller.id, role: "governance_lead" },
    { personId: caller.id, role: "writer" },
  ];
  const isCreated = await context.storage.charters.create({
    record,
    roles,
    seed: seedDocument({ template, record, partners, newId: context.newId }),
  });
  if (!isCreated) return NOT_IN_LIST;
  const noted = { actor: caller.id, charterId: record.id };
  await note(context, { ...noted, deed: "createdCharter" });
  for (const grant of roles) await note(context, { ...noted, deed: "gaveRole", ...granted(grant) });
  return done(await viewOf(context, caller, record));
};

/** One of them is not in the network, or has ended. */
export const NOT_IN_LIST = refuse("INVALID", { partnerIds: "Choose organisations from the list" });

/** The organisations of these ids, each once, in their order; `null` when one is not in the network. */
export const partnersOf = (
  organisations: readonly Organisation[],
  ids: readonly OrganisationId[],
): readonly Organisation[] | null => {
  const unique = [...new Set(ids)];
  const found = unique.flatMap(
    (id) => organisations.find((one) => one.id === id && one.endedOn === undefined) ?? [],
  );
  return found.length === unique.length ? found : null;
};
