/** What a person may be in a charter, and what may be done there. */
import * as z from "zod";
import { OrganisationId, PersonId } from "./ids.ts";

/** Roles for one partner organisation; whoever has one is of that organisation. */
export const ORGANISATION_ROLES = ["preparer", "signatory"] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

const CHARTER_ROLES = [
  "writer",
  "commenter",
  "reader",
  "communications",
  "analyst",
  "facilitator",
  "governance_lead",
] as const;

export const ROLES = [...CHARTER_ROLES, ...ORGANISATION_ROLES] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const isOrganisationRole = (role: Role): role is OrganisationRole =>
  ORGANISATION_ROLES.some((one) => one === role);

export const ROLE_NAMES: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  governance_lead: {
    name: "Governance lead",
    may: "Freezes versions, opens sign-off rounds and gives roles",
  },
  facilitator: { name: "Facilitator", may: "Writes in the draft, opens workshops and lets guests in" },
  writer: { name: "Writer", may: "Writes in the draft" },
  commenter: { name: "Commenter", may: "Reads the draft and speaks to it, without changing it" },
  communications: {
    name: "Communications",
    may: "Reads the draft and speaks to it, and takes the files of every version",
  },
  analyst: { name: "Analyst", may: "Reads the draft and speaks to its goals and measures" },
  reader: { name: "Reader", may: "Reads the draft" },
  preparer: { name: "Preparer", may: "Prepares the decision of one organisation for its signatories" },
  signatory: { name: "Signatory", may: "Decides for one organisation" },
};

/** A role given to a person in one charter; a preparer and a signatory act for exactly one organisation. */
export const RoleGrant = z.discriminatedUnion("role", [
  z.strictObject({ personId: PersonId, role: z.enum(CHARTER_ROLES) }),
  z.strictObject({
    personId: PersonId,
    role: z.enum(ORGANISATION_ROLES),
    organisationId: OrganisationId,
  }),
]);
export type RoleGrant = z.infer<typeof RoleGrant>;

/** For which organisation somebody has the role; `null` for a role that is for none. */
export const grantedFor = (grant: RoleGrant): OrganisationId | null =>
  "organisationId" in grant ? grant.organisationId : null;

export const ACTIONS = [
  "read",
  "comment",
  "write",
  "host",
  "freeze",
  "openRound",
  "prepare",
  "decide",
  "manage",
  "putAway",
] as const;
export type Action = (typeof ACTIONS)[number];

/** Is a charter worked on, or has it been put away? */
export const CHARTER_STATES = ["open", "put_away"] as const;
export type CharterState = (typeof CHARTER_STATES)[number];
