/** What a person may be in a charter, and what may be done there. */
import * as z from "zod";
import { OrganisationId, PersonId } from "./ids.ts";

/** Roles for one partner organisation; whoever has one is of that organisation. */
export const ORGANISATION_ROLES = ["preparer", "signatory"] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

/** Roles that are for no organisation. */
export const CHARTER_ROLES = [
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

/** What each may do is said by shared's `mayWords`, from the table of access. */
export const ROLE_NAMES: Readonly<Record<Role, { readonly name: string }>> = {
  governance_lead: { name: "Governance lead" },
  facilitator: { name: "Facilitator" },
  writer: { name: "Writer" },
  commenter: { name: "Commenter" },
  communications: { name: "Communications" },
  analyst: { name: "Analyst" },
  reader: { name: "Reader" },
  preparer: { name: "Preparer" },
  signatory: { name: "Signatory" },
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
