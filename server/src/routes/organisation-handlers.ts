/** Organisations and what is kept of each over HTTP. */
import type { ORGANISATION_ROUTES } from "@acb/schemas/api/organisation-routes";
import { recordLeaving, recordSuccession } from "../commands/organisation/end-organisation.ts";
import { readOrganisation } from "../commands/organisation/find-organisation.ts";
import { addMeeting, changeProfile, removeMeeting } from "../commands/organisation/keep-organisation.ts";
import { removeLogo, setLogo } from "../commands/organisation/logo.ts";
import { grantMandate, revokeMandate } from "../commands/organisation/mandates.ts";
import { addOrganisation, changeOrganisation } from "../commands/organisation/organisations.ts";
import { confirmMember, setPost } from "../commands/organisation/posts.ts";
import { removeOrganisation } from "../commands/organisation/remove-organisation.ts";
import { done } from "../commands/result.ts";
import type { Handlers } from "./handler.ts";

export const ORGANISATION_HANDLERS: Handlers<keyof typeof ORGANISATION_ROUTES> = {
  listOrganisations: async ({ storage }) => done([...(await storage.directory.organisations())]),
  addOrganisation: (context, { person, body }) => addOrganisation(context, person, body),
  changeOrganisation: (context, { person, params, body }) =>
    changeOrganisation(context, person, params.organisationId, body),
  getOrganisation: (context, { person, params }) => readOrganisation(context, person, params.organisationId),
  changeProfile: (context, { person, params, body }) =>
    changeProfile(context, person, params.organisationId, body),
  setLogo: (context, { person, params, body }) => setLogo(context, person, params.organisationId, body),
  removeLogo: (context, { person, params }) => removeLogo(context, person, params.organisationId),
  confirmMember: (context, { person, params }) => confirmMember(context, person, params),
  setPost: (context, { person, params, body }) => setPost(context, person, params, body),
  grantMandate: (context, { person, params, body }) =>
    grantMandate(context, person, params.organisationId, body),
  revokeMandate: (context, { person, params }) => revokeMandate(context, person, params),
  addMeeting: (context, { person, params, body }) => addMeeting(context, person, params.organisationId, body),
  removeMeeting: (context, { person, params }) => removeMeeting(context, person, params),
  removeOrganisation: (context, { person, params }) =>
    removeOrganisation(context, person, params.organisationId),
  recordLeaving: (context, { person, params, body }) =>
    recordLeaving(context, person, params.organisationId, body),
  recordSuccession: (context, { person, params, body }) =>
    recordSuccession(context, person, params.organisationId, body),
};
