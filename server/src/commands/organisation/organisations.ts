/** The organisations of the network; administrators keep them. */
import { OrganisationId } from "@acb/schemas/ids";
import type { NewOrganisation, Organisation, Person } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";

export const addOrganisation = async (
  context: Context,
  caller: Person,
  entry: NewOrganisation,
): Promise<Result<Organisation>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const added = await put(context, { ...entry, id: OrganisationId.parse(context.newId("org")) });
  if (added.ok) await note(context, { deed: "addedOrganisation", ...whom(caller, added.value) });
  return added;
};

/** A name that is changed here leaves rounds and versions as they were: those keep the name of their day. */
export const changeOrganisation = async (
  context: Context,
  caller: Person,
  id: string,
  entry: NewOrganisation & { readonly renamedOn?: string | undefined },
): Promise<Result<Organisation>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const known = (await context.storage.directory.organisations()).find((one) => one.id === id);
  if (known === undefined) return refuse("NOT_FOUND");
  if (known.endedOn !== undefined) return refuse("ORGANISATION_ENDED");
  const { renamedOn, ...named } = entry;
  const organisation = { ...named, id: known.id };
  const changed =
    renamedOn === undefined || known.name === entry.name
      ? await put(context, organisation)
      : await rename(context, organisation, { from: known.name, on: renamedOn });
  if (changed.ok)
    await note(context, {
      deed: "changedOrganisation",
      ...whom(caller, changed.value),
      detail: known.name === entry.name ? "" : `was ${known.name}`,
    });
  return changed;
};

const whom = (caller: Person, { id }: Organisation) => ({ actor: caller.id, organisationId: id });

const rename = async (
  context: Context,
  organisation: Organisation,
  { from, on }: { readonly from: string; readonly on: string },
): Promise<Result<Organisation>> => {
  if (on > londonDate(context.now()))
    return refuse("INVALID", { renamedOn: "Give today or an earlier day; rename it when the day has come" });
  const { id: organisationId, name: to } = organisation;
  const change = { kind: "renamed" as const, organisationId, from, to, on };
  return (await context.storage.organisations.rename(organisation, change)) ? done(organisation) : NAME_TAKEN;
};

const put = async (context: Context, organisation: Organisation): Promise<Result<Organisation>> =>
  (await context.storage.directory.putOrganisation(organisation)) ? done(organisation) : NAME_TAKEN;

const NAME_TAKEN = refuse("NAME_TAKEN", { name: "An organisation with this name is in the list already" });
