/** Who writes in a section whose pen is somewhere, and who may put it elsewhere (SPEC: Access). */
import type { OrganisationId, SectionId } from "@acb/schemas/ids";
import type { PenHolder, SectionPen } from "@acb/schemas/pen";
import type { CharterState, Role } from "@acb/schemas/role";
import { can } from "./can.ts";

/** Where the pen of a section is that nobody gave away. */
export const EVERYBODY: PenHolder = { kind: "everybody" };

/** May those who write for this organisation write there, as far as the pen goes? */
export const penLets = (holder: PenHolder, organisationId: OrganisationId | null): boolean => {
  switch (holder.kind) {
    case "everybody":
      return true;
    case "organisation":
      return holder.organisationId === organisationId;
    case "nobody":
      return false;
    default:
      return holder satisfies never;
  }
};

export const holderOf = (pens: readonly SectionPen[], sectionId: SectionId): PenHolder =>
  pens.find((pen) => pen.sectionId === sectionId)?.holder ?? EVERYBODY;

type Mover = {
  readonly roles: readonly Role[];
  readonly state: CharterState;
  readonly organisationId: OrganisationId | null;
};

/** Is it this person's own organisation that gives the pen back? */
export const givesBack = (
  { roles, state, organisationId }: Mover,
  { from, to }: { readonly from: PenHolder; readonly to: PenHolder },
): boolean =>
  can(roles, "write", state) &&
  from.kind === "organisation" &&
  from.organisationId === organisationId &&
  to.kind === "everybody";

export const mayMovePen = (
  mover: Mover,
  move: { readonly from: PenHolder; readonly to: PenHolder },
): boolean => can(mover.roles, "manage", mover.state) || givesBack(mover, move);
