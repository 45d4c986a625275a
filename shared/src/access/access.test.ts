/** Roles and what they allow (SPEC: Access). */
import { OrganisationId, PersonId } from "@acb/schemas/ids";
import type { PostHolder } from "@acb/schemas/organisation";
import { Email, Mailbox } from "@acb/schemas/people";
import { ACTIONS, ROLES, type RoleGrant } from "@acb/schemas/role";
import { describe, expect, it } from "vitest";
import { actionsOf, can, stateOf } from "./can.ts";
import { erasedAddress, isErased } from "./erased.ts";
import { actsFor, mayWriteFor, rolesOf, writesFor } from "./grants.ts";
import { guestAddress, isGuest } from "./guest.ts";
import { organisationRights } from "./mandate.ts";

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
  it("AC1 the whole table", () => {
    expect(Object.fromEntries(ROLES.map((role) => [role, actionsOf([role], "open")]))).toEqual({
      governance_lead: ["read", "write", "host", "freeze", "openRound", "manage", "putAway"],
      facilitator: ["read", "write", "host"],
      writer: ["read", "write"],
      commenter: ["read"],
      communications: ["read"],
      analyst: ["read"],
      reader: ["read"],
      preparer: ["read", "prepare"],
      signatory: ["read", "prepare", "decide"],
    });
  });

  it("AC8 of a charter that was put away everybody with a role reads, and who manages it may bring it back", () => {
    for (const role of ROLES) {
      const may = actionsOf([role], "put_away");
      expect(may).toEqual(role === "governance_lead" ? ["read", "putAway"] : ["read"]);
    }
    expect([stateOf({}), stateOf({ putAwayOn: "2026-11-28" })]).toEqual(["open", "put_away"]);
  });

  it("AC1 roles add up, and no role allows nothing", () => {
    expect(actionsOf(["reader", "signatory", "writer"], "open")).toEqual([
      "read",
      "write",
      "prepare",
      "decide",
    ]);
    expect(ACTIONS.filter((action) => can([], action, "open"))).toEqual([]);
  });

  it("AC1 a person has each role once", () => {
    expect(rolesOf(GRANTS, priya)).toEqual(["governance_lead", "signatory"]);
    expect(rolesOf(GRANTS, PersonId.parse("per_nobody"))).toEqual([]);
  });

  it("AC2 a signatory decides for their organisations while those are partners; a preparer prepares for theirs", () => {
    const signs = (personId: PersonId, partnerIds: readonly OrganisationId[]) =>
      actsFor(GRANTS, personId, { partnerIds, roles: ["signatory"] });
    expect(signs(priya, [trust, icb])).toEqual([trust, icb]);
    expect(signs(priya, [icb])).toEqual([icb]);
    expect(signs(colin, [icb])).toEqual([]);
    const grants: RoleGrant[] = [{ personId: colin, role: "preparer", organisationId: icb }, ...GRANTS];
    expect(actsFor(grants, colin, { partnerIds: [icb, trust], roles: ["preparer"] })).toEqual([icb]);
  });

  it("AC6 somebody of several organisations writes for the one that they chose, while it is theirs, else for the first", () => {
    const both = { id: priya, organisationIds: [icb, trust] };
    const other = OrganisationId.parse("org_other");
    expect(mayWriteFor(both, [])).toEqual([icb, trust]);
    expect([null, trust, other].map((chosen) => writesFor(both, [], chosen))).toEqual([icb, trust, icb]);
    expect(writesFor({ id: colin, organisationIds: [] }, GRANTS, icb)).toBe(trust);
  });

  it("AC10 who speaks for an organisation says who acts for it, while they are of it; an administrator keeps and appoints", () => {
    const posts: PostHolder[] = [
      { post: "anchorLead", personId: priya, since: "2026-01-01" },
      { post: "operationalLead", personId: colin, since: "2026-01-01" },
    ];
    const rights = (id: PersonId, organisationIds: OrganisationId[], administrator = false, ended = {}) =>
      organisationRights(
        { id, organisationIds, administrator },
        { organisation: { id: icb, ...ended }, posts },
      );
    expect(rights(priya, [icb])).toEqual(["keep", "mandate"]);
    expect(rights(priya, [trust])).toEqual([]);
    expect(rights(colin, [icb])).toEqual([]);
    expect(rights(colin, [icb], true)).toEqual(["keep", "appoint"]);
    expect(rights(priya, [icb], true, { endedOn: "2026-11-28" })).toEqual([]);
  });

  it("AC5 a guest is told by their address, at which no mailbox can be", () => {
    const email = guestAddress("per_Gina");
    expect([
      isGuest({ email }),
      isGuest({ email: `x${email}.test` }),
      isGuest({ email: "gina@trust.test" }),
    ]).toEqual([true, false, false]);
    expect([Email.safeParse(email).success, Mailbox.safeParse(email).success]).toEqual([true, false]);
  });

  it("AC9 who was erased is told by their address, which nobody can be given", () => {
    const email = erasedAddress("per_Priya");
    expect([isErased({ email }), isErased({ email: "priya@erased.invalid.test" })]).toEqual([true, false]);
    expect([Email.safeParse(email).success, Mailbox.safeParse(email).success]).toEqual([true, false]);
  });
});
