/** Says for which of their organisations somebody writes in a charter (SPEC: Access, SA10). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { OrganisationId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { stateOf } from "@acb/shared/access/can";
import { mayWriteFor, ofLiving } from "@acb/shared/access/grants";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";
import { findCharter } from "./find-charter.ts";
import { viewOf } from "./read-charter.ts";

/** What was written before stays under the organisation of its day; what is open comes back with the new one. */
export const actFor = async (
  context: Context,
  caller: Person,
  id: string,
  organisationId: OrganisationId,
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, id, "read");
  if (!found.ok) return found;
  const { record, grants } = found.value;
  if (stateOf(record) === "put_away") return refuse("CHARTER_PUT_AWAY");
  const organisations = await context.storage.directory.organisations();
  if (!mayWriteFor(ofLiving(caller, organisations), grants).includes(organisationId))
    return refuse("INVALID", { organisationId: "Choose an organisation that you belong to" });
  await context.storage.charters.actFor(record.id, { personId: caller.id, organisationId });
  await context.rooms.renewLogin(record.id, caller.id);
  return done(await viewOf(context, caller, record));
};
