/** Asking for a charter that is not shared: its governance leads are mailed, and the asker learns nothing (SPEC: SA9). */
import type { CharterRecord } from "@acb/schemas/charter";
import { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { can, stateOf } from "@acb/shared/access/can";
import { rolesOf } from "@acb/shared/access/grants";
import { accessMail } from "../../mail/access-mail.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result } from "../result.ts";

const DAY_MS = 24 * 60 * 60_000;

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
  if (
    can(rolesOf(grants, caller.id), "read", stateOf(record)) ||
    (await hasAskedLately(context, caller, record))
  )
    return;
  await note(context, { deed: "askedForAccess", actor: caller.id, charterId: record.id });
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

/** The account of what happened knows, also after a new start. */
const hasAskedLately = async (
  { storage, now }: Context,
  caller: Person,
  record: CharterRecord,
): Promise<boolean> => {
  const since = new Date(now().getTime() - DAY_MS).toISOString();
  const months = new Set([since.slice(0, 7), now().toISOString().slice(0, 7)]);
  const entries = await Promise.all([...months].map((month) => storage.audit.ofMonth(month)));
  return entries
    .flat()
    .some(
      ({ deed, actor, charterId, at }) =>
        deed === "askedForAccess" && actor === caller.id && charterId === record.id && at > since,
    );
};
