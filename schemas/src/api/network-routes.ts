/** People, the outbox and the audit trail. Changing them is for administrators; reading is for everybody signed in. */
import * as z from "zod";
import { AuditOverview, AuditPage, AuditQuery } from "../audit.ts";
import { NewErasure } from "../erasure.ts";
import { NewPerson, NewSuspension, Person, Suspension } from "../people.ts";
import { Retention } from "../retention.ts";
import { routes } from "./route.ts";

/** A mail that this installation sent, or kept because no mail server is set. */
export const Mail = z.strictObject({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  /** `interrupted`: the server ended while it was being sent, so nobody knows whether it arrived. */
  state: z.enum(["kept", "sending", "sent", "failed", "interrupted"]),
});
export type Mail = z.infer<typeof Mail>;

export const NETWORK_ROUTES = routes({
  listPeople: { method: "GET", path: "/api/people", body: null, answer: z.array(Person) },
  /** Refusals: EMAIL_TAKEN, ADMINISTRATOR_ONLY. */
  addPerson: { method: "POST", path: "/api/people", body: NewPerson, answer: Person },
  /** Refusals: EMAIL_TAKEN, LAST_ADMINISTRATOR, ADMINISTRATOR_ONLY. */
  changePerson: { method: "PUT", path: "/api/people/:personId", body: NewPerson, answer: Person },
  /** Who is suspended, and why; for administrators. */
  listSuspensions: { method: "GET", path: "/api/suspensions", body: null, answer: z.array(Suspension) },
  /** Again, with another reason, it replaces the first. Refusals: LAST_ADMINISTRATOR, ADMINISTRATOR_ONLY. */
  suspendPerson: {
    method: "PUT",
    path: "/api/people/:personId/suspension",
    body: NewSuspension,
    answer: Suspension,
  },
  /** Lifting one that is not there changes nothing. Refusals: ADMINISTRATOR_ONLY. */
  liftSuspension: {
    method: "POST",
    path: "/api/people/:personId/suspension/lifted",
    body: z.strictObject({}),
    answer: z.strictObject({}),
  },
  /**
   * Erases the person: what names them goes, what they wrote and decided stays without a name. Cannot be undone.
   * Refusals: NOT_YOURSELF, LAST_ADMINISTRATOR, LAST_GOVERNANCE_LEAD, ADMINISTRATOR_ONLY.
   */
  erasePerson: {
    method: "POST",
    path: "/api/people/:personId/erasure",
    body: NewErasure,
    answer: z.strictObject({}),
  },
  /** How many days each kind of thing is kept. */
  getRetention: { method: "GET", path: "/api/retention", body: null, answer: Retention },
  /** Refusals: ADMINISTRATOR_ONLY. */
  setRetention: { method: "PUT", path: "/api/retention", body: Retention, answer: Retention },
  /** What happened, a page at a time; for administrators. Refusals: ADMINISTRATOR_ONLY, INVALID. */
  listAudit: { method: "GET", path: "/api/audit", query: AuditQuery, body: null, answer: AuditPage },
  /** Whether the audit trail is whole, and whom it names. Refusals: ADMINISTRATOR_ONLY. */
  getAuditOverview: { method: "GET", path: "/api/audit/overview", body: null, answer: AuditOverview },
  /** Newest first; for administrators. */
  listMail: { method: "GET", path: "/api/mail", body: null, answer: z.array(Mail) },
});
