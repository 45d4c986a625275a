/** Who may act for an organisation; its own executive sponsor and anchor lead say so, nobody else (SPEC: Organisations, I8). */
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import { MandateId } from "@acb/schemas/ids";
import type { NewMandate } from "@acb/schemas/organisation";
import type { Person } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { type Result, refuse } from "../result.ts";
import { tellOfLostSignatory } from "../sign-off/tell-of-lost-signatory.ts";
import { findOrganisation, readOrganisation } from "./find-organisation.ts";
import { whyUnfit } from "./posts.ts";

export const grantMandate = async (
  context: Context,
  caller: Person,
  id: string,
  entry: NewMandate,
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, id, "mandate");
  if (!found.ok) return found;
  const organisationId = found.value.id;
  const unfit = await whyUnfit(context, entry.personId, organisationId);
  if (unfit !== null) return unfit;
  const isAdded = await context.storage.organisations.addMandate({
    ...entry,
    id: MandateId.parse(context.newId("mdt")),
    organisationId,
    grantedBy: caller.id,
    grantedAt: context.now().toISOString(),
    revokedOn: null,
  });
  if (!isAdded) return refuse("MEMBERSHIP_UNCONFIRMED");
  await note(
    context,
    {
      deed: "grantedMandate",
      actor: caller.id,
      organisationId,
      personId: entry.personId,
      detail: entry.may.join(", "),
    },
    { since: entry.from },
  );
  return readOrganisation(context, caller, id);
};

/** What was done under it stays. Revoking again changes nothing. */
export const revokeMandate = async (
  context: Context,
  caller: Person,
  at: { readonly organisationId: string; readonly mandateId: string },
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, at.organisationId, "mandate");
  if (!found.ok) return found;
  const { id: organisationId, stored } = found.value;
  const mandateId = MandateId.safeParse(at.mandateId);
  const holder = stored.mandates.find(({ id }) => id === mandateId.data)?.personId;
  if (!mandateId.success || holder === undefined) return refuse("NOT_FOUND");
  const today = londonDate(context.now());
  const revoke = () => context.storage.organisations.revokeMandate(organisationId, mandateId.data, today);
  const personId = await tellOfLostSignatory(context, holder, revoke);
  if (personId !== null)
    await note(context, { deed: "revokedMandate", actor: caller.id, organisationId, personId });
  return readOrganisation(context, caller, at.organisationId);
};
