/** Asking for a charter that is not shared: its governance leads are mailed, and the asker learns nothing (SPEC: SA9). */
import { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { can, stateOf } from "@acb/shared/access/can";
import { rolesOf } from "@acb/shared/access/grants";
import { accessMail } from "../../mail/access-mail.ts";
import type { Context } from "../context.ts";
import { noteOnceADay } from "../note.ts";
import { done, type Result } from "../result.ts";

/** In the background, so that neither the answer nor its time tells whether there is such a charter. */
export const askForAccess = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<Record<string, never>>> => {
  context.background("request for access", () => tellLeads(context, caller, id));
  return done({});
};

const tellLeads = async (context: Context, caller: Person, id: string): Promise<void> => {
  const charterId = CharterId.safeParse(id);
  const record = charterId.success ? await context.storage.charters.find(charterId.data) : null;
  if (record === null) return;
  const grants = await context.storage.charters.roles(record.id);
  if (can(rolesOf(grants, caller.id), "read", stateOf(record))) return;
  if (!(await noteOnceADay(context, { deed: "askedForAccess", actor: caller.id, charterId: record.id })))
    return;
  const organisations = await context.storage.directory.organisations();
  const of = organisations
    .filter(({ id: one }) => caller.organisationIds.includes(one))
    .map(({ name }) => name);
  const { publicUrl } = context;
  for (const { personId, role } of grants) {
    if (role !== "governance_lead") continue;
    const to = await context.storage.directory.activePerson(personId);
    if (to !== null)
      await context.sendMail(accessMail({ to, asker: caller, organisations: of, record, publicUrl }));
  }
};
