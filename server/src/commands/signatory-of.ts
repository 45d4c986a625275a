/** For which organisations a person may decide in a charter today (SPEC: Sign-off). */
import type { OrganisationId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { decidesFor } from "@acb/shared/access/grants";
import type { FoundCharter } from "./find-charter.ts";

/** The role of signatory alone is not enough: who has left the organisation decides for it no longer. */
export const signatoryOf = (
  person: Person,
  { grants, record }: Pick<FoundCharter, "grants" | "record">,
): OrganisationId[] =>
  decidesFor(grants, person.id, record.partnerIds).filter((organisationId) =>
    person.organisationIds.includes(organisationId),
  );
