/** Notes a deed in the account of what happened, after it was done and before it is answered (SPEC: Account). */
import type { AuditEntry } from "@acb/schemas/audit";
import type { Context } from "./context.ts";

type Noted = Pick<AuditEntry, "deed"> & Partial<Omit<AuditEntry, "seq" | "at" | "deed">>;

const NOTHING = { actor: null, personId: null, organisationId: null, charterId: null, detail: "" } as const;

export const note = (context: Pick<Context, "storage" | "now">, deed: Noted): Promise<void> =>
  context.storage.audit.note({ ...NOTHING, ...deed, at: context.now().toISOString() });
