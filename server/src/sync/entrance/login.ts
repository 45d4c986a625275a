/** Who is at the other end of a socket, as the upgrade found out; nothing of it ever comes from the client. */
import type { OrganisationId, PersonId } from "@acb/schemas/ids";

export type Login = {
  readonly personId: PersonId;
  readonly name: string;
  readonly organisation: { readonly id: OrganisationId; readonly name: string } | null;
  readonly mayWrite: boolean;
  /** How many milliseconds the session of their browser lasted still; `null` for the server's own doings, which have none. */
  readonly lastsMs: number | null;
};
