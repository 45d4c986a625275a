/** What a person may be in a charter, and what may be done there. */
import * as z from "zod";
import { OrganisationId, PersonId } from "./ids.ts";

export const ROLES = [
  "writer",
  "commenter",
  "reader",
  "facilitator",
  "governance_lead",
  "signatory",
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const ROLE_NAMES: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  governance_lead: {
    name: "Governance lead",
    may: "Freezes versions, opens sign-off rounds and gives roles",
  },
  facilitator: { name: "Facilitator", may: "Writes in the draft, opens workshops and lets guests in" },
  writer: { name: "Writer", may: "Writes in the draft" },
  commenter: { name: "Commenter", may: "Reads the draft and speaks to it, without changing it" },
  reader: { name: "Reader", may: "Reads the draft" },
  signatory: { name: "Signatory", may: "Decides for one organisation" },
};

/** A role given to a person in one charter; a signatory decides for exactly one organisation. */
export const RoleGrant = z.discriminatedUnion("role", [
  z.strictObject({
    personId: PersonId,
    role: z.enum(["writer", "commenter", "reader", "facilitator", "governance_lead"]),
  }),
  z.strictObject({ personId: PersonId, role: z.literal("signatory"), organisationId: OrganisationId }),
]);
export type RoleGrant = z.infer<typeof RoleGrant>;

export const ACTIONS = [
  "read",
  "comment",
  "write",
  "host",
  "freeze",
  "openRound",
  "decide",
  "manage",
] as const;
export type Action = (typeof ACTIONS)[number];
