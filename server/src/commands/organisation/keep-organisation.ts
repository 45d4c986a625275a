/** An organisation's entry and the calendar of its board or committee; its leads and administrators keep them (SPEC: Organisations). */
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import { MeetingId } from "@acb/schemas/ids";
import type { NewMeeting, ProfileChange } from "@acb/schemas/organisation";
import type { Person } from "@acb/schemas/people";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { type Result, refuse } from "../result.ts";
import { findOrganisation, readOrganisation } from "./find-organisation.ts";

export const changeProfile = async (
  context: Context,
  caller: Person,
  id: string,
  change: ProfileChange,
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, id, "keep");
  if (!found.ok) return found;
  await context.storage.organisations.changeProfile(found.value.id, change);
  await note(context, { deed: "changedProfile", actor: caller.id, organisationId: found.value.id });
  return readOrganisation(context, caller, id);
};

export const addMeeting = async (
  context: Context,
  caller: Person,
  id: string,
  meeting: NewMeeting,
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, id, "keep");
  if (!found.ok) return found;
  const meetingId = MeetingId.parse(context.newId("mtg"));
  await context.storage.organisations.addMeeting(found.value.id, { ...meeting, id: meetingId });
  await note(context, { deed: "changedMeetings", actor: caller.id, organisationId: found.value.id });
  return readOrganisation(context, caller, id);
};

export const removeMeeting = async (
  context: Context,
  caller: Person,
  at: { readonly organisationId: string; readonly meetingId: string },
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, at.organisationId, "keep");
  if (!found.ok) return found;
  const meetingId = MeetingId.safeParse(at.meetingId);
  const { organisations } = context.storage;
  if (!meetingId.success || !(await organisations.removeMeeting(found.value.id, meetingId.data)))
    return refuse("NOT_FOUND");
  await note(context, { deed: "changedMeetings", actor: caller.id, organisationId: found.value.id });
  return readOrganisation(context, caller, at.organisationId);
};
