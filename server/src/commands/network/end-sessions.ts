/** Ending sessions of one's own, at a browser that was lost or left open (SPEC: SI13). */
import type { Person } from "@acb/schemas/people";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { renewLogins } from "./renew-logins.ts";

/** What they have open is closed; the person's other browsers come back by themselves. */
export const endSessions = async (
  context: Context,
  person: Person,
  ids: readonly string[],
): Promise<void> => {
  await context.storage.identity.endSessions(person.id, ids);
  await renewLogins(context, person);
  await note(context, { deed: "endedSessions", actor: person.id });
};
