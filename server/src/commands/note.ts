/** Notes a deed in the account of what happened, after it was done (SPEC: Account). */
import type { AuditEntry } from "@acb/schemas/audit";
import type { Context } from "./context.ts";

type Noted = Pick<AuditEntry, "deed"> & Partial<Omit<AuditEntry, "seq" | "at" | "deed">>;

const NOTHING = { actor: null, personId: null, organisationId: null, charterId: null, detail: "" } as const;

/** Never rejects: what was done stays done and is answered so. What cannot be noted stands in the log. */
export const note = async (
  { storage, now, log }: Pick<Context, "storage" | "now" | "log">,
  noted: Noted,
): Promise<void> => {
  const entry = { ...NOTHING, ...noted, at: now().toISOString() };
  try {
    await storage.audit.note(entry);
  } catch (cause) {
    log.error({ err: cause, entry }, "a deed could not be noted");
  }
};
