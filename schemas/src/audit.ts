/** The audit trail of a network: who did what, when, and to whom. Never tokens, never text of a charter. */
import * as z from "zod";
import { CharterId, OrganisationId, PersonId } from "./ids.ts";

/** Every deed that is noted, in the words that administrators read: somebody … */
export const DEEDS = {
  signedIn: "signed in",
  refusedAccount: "refused another account of the organisation for",
  signedOut: "signed out",
  endedSessions: "ended sessions of their own",
  setUpSecondStep: "set up a second step",
  turnedOffSecondStep: "turned off their second step",
  renewedRecoveryCodes: "made new recovery codes",
  usedRecoveryCode: "used a recovery code",
  resetSecondStep: "reset the second step of",
  addedOrganisation: "added the organisation",
  changedOrganisation: "changed the organisation",
  removedOrganisation: "removed the organisation, entered by mistake",
  changedProfile: "changed the entry of the organisation",
  appointed: "gave a post in the organisation to",
  dismissed: "took a post in the organisation from",
  grantedMandate: "gave a mandate of the organisation to",
  revokedMandate: "took a mandate of the organisation from",
  changedMeetings: "changed the meetings of the organisation",
  recordedLeaving: "recorded that the organisation left",
  recordedSuccession: "recorded what became of the organisation",
  confirmedMember: "confirmed as a person of the organisation",
  addedPerson: "added the person",
  changedPerson: "changed the person",
  changedAddress: "gave another e-mail address to",
  madeAdministrator: "made an administrator of",
  endedAdministrator: "took the rights of an administrator from",
  madeSignInLink: "made a sign-in link for",
  suspendedPerson: "suspended the person",
  liftedSuspension: "lifted the suspension of",
  erasedPerson: "erased the person",
  changedRetention: "changed how long things are kept",
  removedPastDate: "removed what was past its date",
  createdCharter: "created the charter",
  putAwayCharter: "put away the charter",
  broughtBackCharter: "brought back the charter",
  changedPartners: "changed the partners of the charter",
  invitedPerson: "invited to the charter",
  invitedAgain: "sent the invitation again, to the charter, to",
  withdrewInvitation: "withdrew the invitation to the charter of",
  askedForAccess: "asked for access to the charter",
  gaveRole: "gave a role in the charter to",
  tookRole: "took a role in the charter from",
  askedForMandate: "asked for a mandate of",
  preparedDecision: "prepared a decision in the charter for",
  openedWorkshop: "opened a workshop in the charter",
  changedWorkshop: "changed what guests of the workshop may do in the charter",
  closedWorkshop: "closed the workshop in the charter",
  admittedGuest: "let a guest into the charter",
  sentGuestAway: "sent a guest away from the charter",
  keptGuest: "made a guest of the charter a person of the network",
  exportedVersion: "exported a version of the charter",
} as const;
export type Deed = keyof typeof DEEDS;
// Object.keys widens the names; the table has no others.
const Deed = z.enum(Object.keys(DEEDS) as [Deed, ...Deed[]]);

export const AuditEntry = z.strictObject({
  /** Numbered from 1 without a gap. */
  seq: z.int(),
  at: z.iso.datetime(),
  /** `null` for what was done at the server itself. */
  actor: PersonId.nullable(),
  deed: Deed,
  /** Whom or what it was done to, where it was done to one. */
  personId: PersonId.nullable(),
  organisationId: OrganisationId.nullable(),
  charterId: CharterId.nullable(),
  /** More in a few words, such as the role or the format. */
  detail: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** A day in London, like everything that is read. */
const Day = z.iso.date("Enter a day").refine((day) => day < "9999", "Enter a day");

/** Which entries are asked for: those that fit everything that is given. `before` goes on where a page ended. */
export const AuditQuery = z
  .object({
    deed: Deed.optional(),
    /** Who did it, or whom it was done to. */
    personId: PersonId.optional(),
    charterId: CharterId.optional(),
    /** Both days are included. */
    from: Day.optional(),
    to: Day.optional(),
    before: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number)
      .optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    error: "The last day is before the first",
  });
export type AuditQuery = z.output<typeof AuditQuery>;

/** The name of somebody or something that entries name by its id. */
const named = <Id extends z.ZodType>(id: Id) => z.strictObject({ id, name: z.string() });

/** Whom entries name: guests as such, erased people by their id. */
const NAMES = { people: z.array(named(PersonId)), charters: z.array(named(CharterId)) };

export const AuditPage = z.strictObject({
  /** Newest first. */
  entries: z.array(AuditEntry),
  /** How many fit, on this page and on all others. */
  total: z.int(),
  /** `before` of the next page; `null` on the last one. */
  next: z.int().nullable(),
  ...NAMES,
  organisations: z.array(named(OrganisationId)),
});
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditOverview = z.strictObject({
  /** The first entry of all that is not as it was written, or is missing; `null` when the audit trail is whole. */
  firstBroken: z.int().nullable(),
  /** Everybody and every charter that any entry names, to choose from. */
  ...NAMES,
});
export type AuditOverview = z.infer<typeof AuditOverview>;
