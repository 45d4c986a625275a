/** Puts the pen of a section elsewhere: to one partner, to nobody, or back to everybody who may write (SPEC: PEN3). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { CharterRecord } from "@acb/schemas/charter";
import { SectionId } from "@acb/schemas/ids";
import type { PenHolder } from "@acb/schemas/pen";
import type { Person } from "@acb/schemas/people";
import { can, stateOf } from "@acb/shared/access/can";
import { chosenBy, ofLiving, writesFor } from "@acb/shared/access/grants";
import { holderOf, mayMovePen } from "@acb/shared/access/pen";
import { sectionView } from "@acb/shared/document/layout";
import { replay } from "../../storage/replay.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";
import { findCharter } from "./find-charter.ts";
import { viewOf } from "./read-charter.ts";

type Place = { readonly charterId: string; readonly sectionId: string };

/** Putting it where it is already changes nothing, and nobody is told. */
export const setPen = async (
  context: Context,
  caller: Person,
  place: Place,
  to: PenHolder,
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, place.charterId, "read");
  if (!found.ok) return found;
  const { record, grants, roles } = found.value;
  const sectionId = SectionId.safeParse(place.sectionId).data;
  const from = sectionId && holderOf(await context.storage.pens.now(record.id), sectionId);
  const [acting, organisations] = await Promise.all([
    context.storage.charters.actingFor(record.id),
    context.storage.directory.organisations(),
  ]);
  const state = stateOf(record);
  const mover = {
    roles,
    state,
    organisationId: writesFor(ofLiving(caller, organisations), grants, chosenBy(acting, caller.id)),
  };
  const move = { from: from ?? to, to };
  if (!mayMovePen({ ...mover, state: "open" }, move)) return refuse("NOT_ALLOWED");
  if (!mayMovePen(mover, move)) return refuse("CHARTER_PUT_AWAY");
  if (sectionId === undefined || !(await hasSection(context, record, sectionId))) return refuse("NOT_FOUND");
  if (to.kind === "organisation" && !record.partnerIds.includes(to.organisationId))
    return refuse("NOT_A_PARTNER");
  const moved = await context.storage.pens.move({
    charterId: record.id,
    sectionId,
    to,
    personId: caller.id,
    at: context.now().toISOString(),
    // Who only gives back gives back what is theirs at that moment.
    ...(can(roles, "manage", state) || from === undefined ? {} : { from }),
  });
  if (moved === "isElsewhere") return refuse("NOT_ALLOWED");
  if (moved === "moved") {
    await context.rooms.pensChanged(record.id);
    const pen = { sectionId, holder: to };
    context.rooms.tell(record.id, { type: "pen.changed", pen, by: caller.name });
  }
  return done(await viewOf(context, caller, record));
};

/** In the draft as it is stored: one that was added a moment ago is there when its page says Saved. */
const hasSection = async (
  context: Context,
  { id }: CharterRecord,
  sectionId: SectionId,
): Promise<boolean> => {
  const draft = replay(await context.storage.updates.load(id));
  return sectionView(draft, sectionId) !== null;
};
