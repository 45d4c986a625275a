/** Who acts for an organisation, in the audit trail's words for when that ends: posts that they hold, mandates that are not revoked. */
import type { AuditEntry } from "@acb/schemas/audit";
import { POSTS } from "@acb/schemas/organisation";
import type { StoredOrganisation } from "../../storage/ports/organisations.ts";

export type Acting = Pick<AuditEntry, "deed" | "organisationId" | "personId" | "detail">;

/** What there is to note of each when it ends; of no organisation, nothing. */
export const actingOf = (record: StoredOrganisation | null): readonly Acting[] => {
  if (record === null) return [];
  const organisationId = record.organisation.id;
  const mandates = record.mandates.filter(({ revokedOn }) => revokedOn === null);
  return [
    ...record.posts.map(({ post, personId }) => ({
      deed: "dismissed" as const,
      organisationId,
      personId,
      detail: POSTS[post].name,
    })),
    ...mandates.map(({ personId }) => ({
      deed: "revokedMandate" as const,
      organisationId,
      personId,
      detail: "",
    })),
  ];
};
