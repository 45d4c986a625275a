/** Gives a reader of the charter a ticket for one socket of it (SPEC: SY69). */
import type { Person } from "@acb/schemas/people";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";
import { findCharter } from "./find-charter.ts";

type Tickets = {
  readonly issue: (holder: { readonly sessionKey: string; readonly charterId: string }) => string;
};

export const giveSocketTicket = async (
  context: Pick<Context, "storage">,
  tickets: Tickets,
  caller: { readonly person: Person; readonly sessionKey: string | null },
  id: string,
): Promise<Result<{ readonly ticket: string }>> => {
  const { person, sessionKey } = caller;
  if (sessionKey === null) return refuse("NOT_SIGNED_IN");
  const found = await findCharter(context, person, id, "read");
  if (!found.ok) return found;
  return done({ ticket: tickets.issue({ sessionKey, charterId: found.value.record.id }) });
};
