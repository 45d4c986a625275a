/** Pens of sections: who writes under them, and who moves them (SPEC: Access). */
import { OrganisationId, PersonId, SectionId } from "@acb/schemas/ids";
import type { PenHolder } from "@acb/schemas/pen";
import { ROLES, type Role } from "@acb/schemas/role";
import { describe, expect, it } from "vitest";
import { writesFor } from "./grants.ts";
import { EVERYBODY, holderOf, mayMovePen, penLets } from "./pen.ts";

const trust = OrganisationId.parse("org_trust");
const council = OrganisationId.parse("org_council");
const vision = SectionId.parse("sec_vision");
const heldBy = (organisationId: OrganisationId): PenHolder => ({ kind: "organisation", organisationId });
const FROZEN: PenHolder = { kind: "nobody" };

describe("pens", () => {
  it.each([
    [EVERYBODY, [true, true, true]],
    [heldBy(trust), [true, false, false]],
    [FROZEN, [false, false, false]],
  ])("AC3 who writes with the pen at %j: the trust, the council, a person of none", (holder, lets) => {
    expect([trust, council, null].map((organisationId) => penLets(holder, organisationId))).toEqual(lets);
  });

  it("AC3 a section that no pen is kept for is everybody's", () => {
    const pens = [{ sectionId: vision, holder: FROZEN }];
    expect([vision, SectionId.parse("sec_other")].map((id) => holderOf(pens, id))).toEqual([
      FROZEN,
      EVERYBODY,
    ]);
  });

  const HOLDERS = [EVERYBODY, heldBy(trust), heldBy(council), FROZEN];
  const MOVES = HOLDERS.flatMap((from) => HOLDERS.map((to) => ({ from, to })));
  const ALLOWED: Readonly<Record<Role, typeof MOVES>> = {
    governance_lead: MOVES,
    writer: [{ from: heldBy(trust), to: EVERYBODY }],
    facilitator: [{ from: heldBy(trust), to: EVERYBODY }],
    commenter: [],
    communications: [],
    analyst: [],
    reader: [],
    preparer: [],
    signatory: [],
  };
  it.each(ROLES)("AC4 which of all moves a %s of the trust may make", (role) => {
    const mover = { roles: [role], state: "open", organisationId: trust } as const;
    const moves = MOVES.filter((move) => mayMovePen(mover, move));
    expect(moves).toEqual(ALLOWED[role]);
  });

  it("AC4 a person of no organisation gives nothing back", () => {
    const nobody = { roles: ["writer"], state: "open", organisationId: null } as const;
    expect(MOVES.filter((move) => mayMovePen(nobody, move))).toEqual([]);
  });

  it("AC3 a person writes for their first organisation, else for the one that they decide for", () => {
    const id = PersonId.parse("per_priya");
    const grants = [{ personId: id, role: "signatory", organisationId: council }] as const;
    const member = (...organisationIds: OrganisationId[]) => writesFor({ id, organisationIds }, grants, null);
    expect([member(trust, council), member(), writesFor({ id, organisationIds: [] }, [], null)]).toEqual([
      trust,
      council,
      null,
    ]);
  });
});
