/** Has a person's open sockets come back with who they are now, or not at all. */
import type { Person } from "@acb/schemas/people";
import type { Context } from "../context.ts";

export const renewLogins = async (context: Context, { id }: Pick<Person, "id">): Promise<void> => {
  const given = await context.storage.charters.rolesOf(id);
  const charterIds = new Set(given.map(({ charterId }) => charterId));
  for (const charterId of charterIds) await context.rooms.renewLogin(charterId, id);
};
