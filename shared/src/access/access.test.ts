/** Roles and what they allow (SPEC: Access). */
import { OrganisationId, PersonId } from "@acb/schemas/ids";
import { ACTIONS, ROLES, type RoleGrant } from "@acb/schemas/role";
import { describe, expect, it } from "vitest";
import { actionsOf, can } from "./can.ts";
import { decidesFor, rolesOf } from "./grants.ts";

const priya = PersonId.parse("per_priya");
const colin = PersonId.parse("per_colin");
const icb = OrganisationId.parse("org_icb1");
const trust = OrganisationId.parse("org_trust");

const GRANTS: readonly RoleGrant[] = [
  { personId: priya, role: "governance_lead" },
  { personId: priya, role: "signatory", organisationId: icb },
  { personId: priya, role: "signatory", organisationId: trust },
  { personId: colin, role: "signatory", organisationId: trust },
];

describe("access", () => {
  it("[AC1] the whole table", () => {
    expect(Object.fromEntries(ROLES.map((role) => [role, actionsOf([role])]))).toEqual({
      governance_lead: ["read", "comment", "write", "host", "freeze", "openRound", "manage"],
      facilitator: ["read", "comment", "write", "host"],
      writer: ["read", "comment", "write"],
      commenter: ["read", "comment"],
      reader: ["read"],
      signatory: ["read", "comment", "decide"],
    });
  });

  it("[AC1] roles add up, and no role allows nothing", () => {
    expect(actionsOf(["reader", "signatory", "writer"])).toEqual(["read", "comment", "write", "decide"]);
    expect(ACTIONS.filter((action) => can([], action))).toEqual([]);
  });

  it("[AC1] a person has each role once", () => {
    expect(rolesOf(GRANTS, priya)).toEqual(["governance_lead", "signatory"]);
    expect(rolesOf(GRANTS, PersonId.parse("per_nobody"))).toEqual([]);
  });

  it("[AC2] a signatory decides for their organisations while those are partners", () => {
    expect(decidesFor(GRANTS, priya, [trust, icb])).toEqual([trust, icb]);
    expect(decidesFor(GRANTS, priya, [icb])).toEqual([icb]);
    expect(decidesFor(GRANTS, colin, [icb])).toEqual([]);
  });
});
