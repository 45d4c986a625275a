/** Charters, their partners and roles over HTTP. */
import type { CHARTER_ROUTES } from "@acb/schemas/api/charter-routes";
import { actFor } from "../commands/charter/act-for.ts";
import { createCharter } from "../commands/charter/create-charter.ts";
import { listCharters } from "../commands/charter/list-charters.ts";
import { listDraftSections } from "../commands/charter/list-sections.ts";
import { putAway } from "../commands/charter/put-away.ts";
import { readCharter } from "../commands/charter/read-charter.ts";
import { giveRole, takeRole } from "../commands/charter/roles.ts";
import { setPartners } from "../commands/charter/set-partners.ts";
import { inviteAgain, invitePeople } from "../commands/invitation/invite-people.ts";
import { withdrawInvitation } from "../commands/invitation/withdraw-invitation.ts";
import { done } from "../commands/result.ts";
import type { Handlers } from "./handler.ts";

export const CHARTER_HANDLERS: Handlers<keyof typeof CHARTER_ROUTES> = {
  listTemplates: async ({ templates, domainSchemes }) =>
    done({ templates: [...templates], domainSchemes: [...domainSchemes] }),
  listCharters: (context, { person }) => listCharters(context, person),
  createCharter: (context, { person, body }) => createCharter(context, person, body),
  getCharter: (context, { person, params }) => readCharter(context, person, params.charterId),
  actFor: (context, { person, params, body }) =>
    actFor(context, person, params.charterId, body.organisationId),
  putAway: (context, { person, params, body }) => putAway(context, person, params.charterId, body),
  listSections: (context, { person, params }) => listDraftSections(context, person, params.charterId),
  invite: (context, { person, params, body }) => invitePeople(context, person, params.charterId, body),
  inviteAgain: (context, { person, params }) => inviteAgain(context, person, params),
  withdrawInvitation: (context, { person, params }) => withdrawInvitation(context, person, params),
  setPartners: (context, { person, params, body }) =>
    setPartners(context, person, params.charterId, body.partnerIds),
  giveRole: (context, { person, params, body }) => giveRole(context, person, params.charterId, body),
  takeRole: (context, { person, params, body }) => takeRole(context, person, params.charterId, body),
};
