/** Notes a deed in the audit trail, after it was done, and tells by mail whom it concerns (SPEC: Audit trail, Told by mail). */
import type { AuditEntry } from "@acb/schemas/audit";
import type { Context } from "./context.ts";
import { type Beyond, tellOfDeed } from "./tell-of-deed.ts";

type Noted = Pick<AuditEntry, "deed"> & Partial<Omit<AuditEntry, "seq" | "at" | "deed">>;
type Noting = Pick<Context, "storage" | "now" | "log" | "sendMail" | "background" | "publicUrl">;

const NOTHING = { actor: null, personId: null, organisationId: null, charterId: null, detail: "" } as const;

/**
 * Never rejects: what was done stays done and is answered so. What cannot be noted stands in the log, and is told by mail
 * all the same. `beyond`: what the mail says and the audit trail does not keep.
 */
export const note = async (context: Noting, noted: Noted, beyond: Beyond = {}): Promise<void> => {
  const { storage, now, log } = context;
  const entry = { ...NOTHING, ...noted, at: now().toISOString() };
  let seq: number | null = null;
  try {
    seq = await storage.audit.note(entry);
  } catch (cause) {
    log.error({ err: cause, entry }, "a deed could not be noted");
  }
  tellOfDeed(context, { ...entry, seq }, beyond);
};

const DAY_MS = 24 * 60 * 60_000;

/**
 * Claims a deed that counts once a day: answers false, and notes nothing, when the actor did the same about the same charter
 * and organisation, with the same detail, within a day, also before a new start. Rejects when it cannot be noted: what is not claimed is not done.
 */
export const noteOnceADay = (
  { storage, now }: Pick<Context, "storage" | "now">,
  noted: Noted,
): Promise<boolean> => {
  const since = new Date(now().getTime() - DAY_MS).toISOString();
  return storage.audit.noteOnce({ ...NOTHING, ...noted, at: now().toISOString() }, since);
};
