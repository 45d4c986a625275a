/** Charters, their partners and roles over HTTP. */
import type { CHARTER_ROUTES } from "@acb/schemas/api/charter-routes";
import { actFor } from "../commands/act-for.ts";
import { createCharter } from "../commands/create-charter.ts";
import { inviteAgain, invitePeople } from "../commands/invite-people.ts";
import { listCharters } from "../commands/list-charters.ts";
import { listDraftSections } from "../commands/list-sections.ts";
import { setPartners } from "../commands/partners.ts";
import { putAway } from "../commands/put-away.ts";
import { readCharter } from "../commands/read-charter.ts";
import { done } from "../commands/result.ts";
import { giveRole, takeRole } from "../commands/roles.ts";
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
  setPartners: (context, { person, params, body }) =>
    setPartners(context, person, params.charterId, body.partnerIds),
  giveRole: (context, { person, params, body }) => giveRole(context, person, params.charterId, body),
  takeRole: (context, { person, params, body }) => takeRole(context, person, params.charterId, body),
};
