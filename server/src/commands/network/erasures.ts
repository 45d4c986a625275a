/** Erasing a person for good; for administrators (SPEC: Erasure). */
import { ERASURE_REASONS, type NewErasure } from "@acb/schemas/erasure";
import { type CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { labelOf } from "@acb/shared/values/print-value";
import type { Erase, OnlyIf } from "../../storage/ports/erasure.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Refusal, type Result, refuse } from "../result.ts";
import { tellOfLostSignatory } from "../sign-off/tell-of-lost-signatory.ts";

/** Refuses ADMINISTRATOR_ONLY, NOT_FOUND, NOT_YOURSELF, LAST_ADMINISTRATOR or LAST_GOVERNANCE_LEAD. */
export const erasePerson = async (
  context: Context,
  caller: Person,
  id: string,
  { reason }: NewErasure,
): Promise<Result<Record<string, never>>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  const personId = PersonId.safeParse(id);
  if (!personId.success) return refuse("NOT_FOUND");
  if (personId.data === caller.id) return refuse("NOT_YOURSELF");
  const outcome = await tellOfLostSignatory(context, personId.data, () => erase(context, personId.data));
  if (outcome !== "stored") return NOT_ERASED[outcome];
  const detail = labelOf(ERASURE_REASONS, reason);
  await note(context, { deed: "erasedPerson", actor: caller.id, personId: personId.data, detail });
  await leaveNoTrace(context);
  return done({});
};

/** With a condition, only if it holds still. Ends what they have open, and has everybody else read who wrote what anew; the file is not rewritten yet. */
export const erase = async (context: Context, personId: PersonId, onlyIf?: OnlyIf): Promise<Erase> => {
  const { storage, rooms, now } = context;
  const charterIds = new Set((await storage.charters.rolesOf(personId)).map(({ charterId }) => charterId));
  const outcome = await storage.erasure.erase({ personId, erasedAt: now().toISOString() }, onlyIf);
  if (outcome !== "stored") return outcome;
  rooms.shutOut(personId);
  tellAll(context, charterIds);
  return outcome;
};

/** What cannot be rewritten now is tried again by the job, and at the next start. Never rejects: they are erased. */
export const leaveNoTrace = async ({ storage, log }: Context): Promise<void> => {
  try {
    if (!(await storage.erasure.leaveNoTrace())) log.info("the database is being read: rewritten later");
  } catch (cause) {
    log.error({ err: cause }, "the database could not be rewritten after an erasure");
  }
};

const tellAll = ({ rooms }: Context, charterIds: Iterable<CharterId>): void => {
  for (const charterId of charterIds) rooms.tell(charterId, { type: "charter.changed" });
};

const NOT_ERASED: Readonly<Record<Exclude<Erase, "stored">, Refusal>> = {
  unknown: refuse("NOT_FOUND"),
  spared: refuse("NOT_FOUND"),
  lastAdministrator: refuse("LAST_ADMINISTRATOR"),
  lastLead: refuse("LAST_GOVERNANCE_LEAD"),
};
