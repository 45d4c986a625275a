/** A signatory or preparer without a mandate asks for one: who can give it is mailed, once a day at most (SPEC: ORG13). */
import { OrganisationId } from "@acb/schemas/ids";
import type { Power } from "@acb/schemas/organisation";
import type { Person } from "@acb/schemas/people";
import { leaderIds, mandateFor } from "@acb/shared/access/mandate";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { mandateRequestMail } from "../../mail/mandate-request-mail.ts";
import { findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { noteOnceADay } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { noMandate } from "./no-mandate.ts";
import { notYourOrganisation } from "./not-your-organisation.ts";
import { preparerOf, signatoryOf } from "./signatory-of.ts";

type Place = { readonly charterId: string; readonly organisationId: string };

/** Whose role it is that the mandate goes with. */
const ACTS = { prepare: preparerOf, decide: signatoryOf } as const;

/** Does nothing for whoever has that mandate today. Refuses NOT_YOUR_ORGANISATION, and NO_MANDATE where the organisation has nobody who could give one. */
export const askForMandate = async (
  context: Context,
  caller: Person,
  place: Place,
  power: Extract<Power, "prepare" | "decide">,
): Promise<Result<Record<string, never>>> => {
  const found = await findCharter(context, caller, place.charterId, "prepare");
  if (!found.ok) return found;
  const organisationId = OrganisationId.safeParse(place.organisationId).data;
  if (organisationId === undefined) return refuse("NOT_FOUND");
  if (!ACTS[power](caller, found.value).includes(organisationId))
    return notYourOrganisation(context, found.value);
  const mandates = await context.storage.organisations.mandatesOf(caller.id);
  const today = londonDate(context.now());
  if (mandateFor(mandates, { organisationId, power, days: [today] }) !== null) return done({});
  const stored = await context.storage.organisations.record(organisationId);
  if (stored === null) return refuse("NOT_FOUND");
  const leads = await Promise.all(
    [...new Set(leaderIds(stored.posts))].map((id) => context.storage.directory.activePerson(id)),
  );
  const others = leads.flatMap((lead) => (lead === null || lead.id === caller.id ? [] : [lead]));
  const told = others.filter(({ organisationIds }) => organisationIds.includes(organisationId));
  if (told.length === 0) return noMandate(context, organisationId);
  const { record } = found.value;
  const asked = { deed: "askedForMandate", actor: caller.id, organisationId, charterId: record.id } as const;
  if (!(await noteOnceADay(context, { ...asked, detail: power }))) return done({});
  const { organisation } = stored;
  const words = { asker: caller, organisation, record, power, publicUrl: context.publicUrl };
  context.background("request for a mandate", async () => {
    for (const to of told) await context.sendMail(mandateRequestMail({ ...words, to }));
  });
  return done({});
};
