/** People, the outbox and the audit trail over HTTP. */
import type { NETWORK_ROUTES } from "@acb/schemas/api/network-routes";
import { isErased } from "@acb/shared/access/erased";
import { isGuest } from "@acb/shared/access/guest";
import { erasePerson } from "../commands/network/erasures.ts";
import { listAudit, readAuditOverview } from "../commands/network/list-audit.ts";
import { addPerson, changePerson } from "../commands/network/people.ts";
import { readRetention, setRetention } from "../commands/network/retention.ts";
import { liftSuspension, listSuspensions, suspendPerson } from "../commands/network/suspensions.ts";
import { done, refuse } from "../commands/result.ts";
import type { Handlers } from "./handler.ts";

export const NETWORK_HANDLERS: Handlers<keyof typeof NETWORK_ROUTES> = {
  listPeople: async ({ storage }) =>
    done((await storage.directory.people()).filter((one) => !isGuest(one) && !isErased(one))),
  addPerson: (context, { person, body }) => addPerson(context, person, body),
  changePerson: (context, { person, params, body }) => changePerson(context, person, params.personId, body),
  listSuspensions: (context, { person }) => listSuspensions(context, person),
  suspendPerson: (context, { person, params, body }) => suspendPerson(context, person, params.personId, body),
  liftSuspension: (context, { person, params }) => liftSuspension(context, person, params.personId),
  erasePerson: (context, { person, params, body }) => erasePerson(context, person, params.personId, body),
  getRetention: (context) => readRetention(context),
  setRetention: (context, { person, body }) => setRetention(context, person, body),
  listAudit: (context, { person, query }) => listAudit(context, person, query),
  getAuditOverview: (context, { person }) => readAuditOverview(context, person),
  listMail: async ({ storage }, { person }) =>
    person.administrator ? done([...(await storage.outbox.list())]) : refuse("ADMINISTRATOR_ONLY"),
};
