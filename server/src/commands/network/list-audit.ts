/** The account of what happened, a month at a time; for administrators. */
import type { API } from "@acb/schemas/api";
import { AuditMonth } from "@acb/schemas/audit";
import type { Person } from "@acb/schemas/people";
import type * as z from "zod";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";

type Answer = z.input<(typeof API)["listAudit"]["answer"]>;

export const listAudit = async (
  { storage }: Context,
  caller: Person,
  month: string,
): Promise<Result<Answer>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  if (!AuditMonth.safeParse(month).success) return refuse("NOT_FOUND");
  const [entries, months, firstBroken, charters] = await Promise.all([
    storage.audit.ofMonth(month),
    storage.audit.months(),
    storage.audit.firstBroken(),
    storage.charters.all(),
  ]);
  const named = new Set(entries.map(({ charterId }) => charterId));
  return done({
    entries: [...entries],
    months: [...months],
    firstBroken,
    charters: charters.filter(({ id }) => named.has(id)).map(({ id, title }) => ({ id, title })),
  });
};
