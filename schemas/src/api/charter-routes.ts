/** Charters, their partners and roles. A charter that is not shared with the caller answers NOT_FOUND. */
import * as z from "zod";
import { CharterRecord, CharterTitle, DomainScheme } from "../charter.ts";
import { OrganisationId, SectionId, VersionId } from "../ids.ts";
import { AwaitedPerson, Invitations } from "../invitation.ts";
import { SectionPen } from "../pen.ts";
import { ONE_LINE, Organisation, Person } from "../people.ts";
import { ACTIONS, RoleGrant } from "../role.ts";
import { Position, RoundState } from "../sign-off/round.ts";
import { Template } from "../template.ts";
import { routes } from "./route.ts";

export const NewCharter = z.strictObject({
  templateKey: z.string().min(1, "Choose a template").max(60),
  title: CharterTitle.regex(ONE_LINE, "Write the title on one line"),
  label: CharterRecord.shape.label,
  level: CharterRecord.shape.level,
  place: z.string().trim().max(120).regex(ONE_LINE, "Write the place on one line"),
  domainScheme: z.string().min(1).max(60),
  language: CharterRecord.shape.language,
  partnerIds: z.array(OrganisationId).max(60),
});
export type NewCharter = z.infer<typeof NewCharter>;

/** One charter as the caller may see it: `may` lists what their roles allow now. */
export const CharterView = z.strictObject({
  record: CharterRecord,
  /** Which epoch of the document this is: a restore from a backup begins another, and what a device holds of an older one is not merged. */
  epoch: z.int(),
  template: Template,
  domainScheme: DomainScheme,
  partners: z.array(Organisation),
  /** Everybody with a role in this charter. */
  people: z.array(Person),
  roles: z.array(RoleGrant),
  /** Those of them who were invited and have never signed in. */
  awaited: z.array(AwaitedPerson),
  /** The sections that not everybody who may write writes in now. */
  pens: z.array(SectionPen),
  may: z.array(z.enum(ACTIONS)),
  /** Organisations that the caller may decide for here. */
  decidesFor: z.array(OrganisationId),
  /** For whom the caller writes here, and for whom else they could. */
  actsFor: OrganisationId.nullable(),
  mayActFor: z.array(Organisation.pick({ id: true, name: true, shortName: true })),
});
export type CharterView = z.infer<typeof CharterView>;

/** A line of the home page; `waiting` says what waits for the caller there. */
export const CharterLine = z.strictObject({
  record: CharterRecord,
  may: z.array(z.enum(ACTIONS)),
  newestVersion: z
    .strictObject({
      id: VersionId,
      number: z.int(),
      frozenAt: z.iso.datetime(),
      /** Empty where nobody wrote one. */
      changeNote: z.string(),
    })
    .nullable(),
  /** `counts` sum to `asked`, the size of the roster. */
  round: z
    .strictObject({
      state: RoundState,
      versionNumber: z.int(),
      asked: z.int(),
      counts: z.partialRecord(Position, z.int()),
      dueOn: z.iso.date(),
    })
    .nullable(),
  waiting: z.array(
    z.strictObject({
      organisationId: OrganisationId,
      organisationName: z.string(),
      position: Position,
      dueOn: z.iso.date(),
    }),
  ),
});
export type CharterLine = z.infer<typeof CharterLine>;

export const CHARTER_ROUTES = routes({
  listTemplates: {
    method: "GET",
    path: "/api/templates",
    body: null,
    answer: z.strictObject({ templates: z.array(Template), domainSchemes: z.array(DomainScheme) }),
  },
  listCharters: { method: "GET", path: "/api/charters", body: null, answer: z.array(CharterLine) },
  /** The caller becomes its governance lead and a writer. */
  createCharter: { method: "POST", path: "/api/charters", body: NewCharter, answer: CharterView },
  getCharter: { method: "GET", path: "/api/charters/:charterId", body: null, answer: CharterView },
  /** The whole list in order. Refusals: NOT_ALLOWED, PARTNER_IN_ROUND. */
  setPartners: {
    method: "PUT",
    path: "/api/charters/:charterId/partners",
    body: z.strictObject({ partnerIds: z.array(OrganisationId).max(60) }),
    answer: CharterView,
  },
  /** Giving a role twice changes nothing. Refusals: NOT_ALLOWED, NOT_A_PARTNER, NOT_YOUR_ORGANISATION. */
  giveRole: { method: "POST", path: "/api/charters/:charterId/roles", body: RoleGrant, answer: CharterView },
  /** Puts it away, to be read only, or brings it back. Refusals: NOT_ALLOWED, ROUND_OPEN_ALREADY. */
  putAway: {
    method: "PUT",
    path: "/api/charters/:charterId/put-away",
    body: z.strictObject({ away: z.boolean() }),
    answer: CharterView,
  },
  /** For which of their organisations the caller writes in this charter. Refusals: INVALID for one that is not theirs. */
  actFor: {
    method: "PUT",
    path: "/api/charters/:charterId/acting-for",
    body: z.strictObject({ organisationId: OrganisationId }),
    answer: CharterView,
  },
  /** The sections of the draft in their order, to say where an invited person starts. */
  listSections: {
    method: "GET",
    path: "/api/charters/:charterId/sections",
    body: null,
    answer: z.array(z.strictObject({ id: SectionId, title: z.string() })),
  },
  /**
   * Everybody on the list, or, with the problems by their place, nobody. Who is not in the network yet is added to it; each
   * is mailed a link that signs them in and leads to the draft; who has come in before, its plain address. Refusals:
   * NOT_ALLOWED, INVALID, EMAIL_TAKEN, NOT_A_PARTNER.
   */
  invite: {
    method: "POST",
    path: "/api/charters/:charterId/invitations",
    body: Invitations,
    answer: CharterView,
  },
  /** Another mail with a link; it gives no role. Refusals: NOT_ALLOWED, NOT_FOUND for whoever was not invited. */
  inviteAgain: {
    method: "POST",
    path: "/api/charters/:charterId/people/:personId/invited-again",
    body: z.strictObject({}),
    answer: CharterView,
  },
  /**
   * Of who has never come in: takes their roles and the invitation, and their links work no more; whom it had brought into the
   * network, with nothing else given to them, is removed from it. Refusals: NOT_ALLOWED, NOT_FOUND for whoever was not
   * invited, INVITATION_TAKEN_UP, LAST_GOVERNANCE_LEAD.
   */
  withdrawInvitation: {
    method: "POST",
    path: "/api/charters/:charterId/people/:personId/invitation-withdrawn",
    body: z.strictObject({}),
    answer: CharterView,
  },
  /** Open sockets follow within seconds. Refusals: NOT_ALLOWED, LAST_GOVERNANCE_LEAD. */
  takeRole: {
    method: "POST",
    path: "/api/charters/:charterId/roles/taken",
    body: RoleGrant,
    answer: CharterView,
  },
});
