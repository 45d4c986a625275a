/** One charter with a writer, a reader and a stranger, in any storage. */
import { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import * as Y from "yjs";
import type { Storage } from "../../storage/storage.ts";

export const EXAMPLE_CHARTER = CharterId.parse("cha_example");
const TRUST = OrganisationId.parse("org_trust");

const person = (id: string, name: string): Person => ({
  id: PersonId.parse(id),
  name,
  email: `${id}@example.org`,
  jobTitle: "",
  organisationIds: [TRUST],
  administrator: false,
});

export const WRITER = person("per_writer", "Amina Rahman");
export const SECOND_WRITER = person("per_second", "Bela Novak");
export const READER = person("per_reader", "Rhys Evans");
export const STRANGER = person("per_stranger", "Mallory");

/** Its document says "Charter: " in the text `t`. */
export const putExampleCharter = async (storage: Storage): Promise<void> => {
  await storage.directory.putOrganisation({
    id: TRUST,
    name: "Wendle Vale Trust",
    shortName: "The Trust",
    type: "nhs_trust",
  });
  for (const one of [WRITER, SECOND_WRITER, READER, STRANGER]) await storage.directory.putPerson(one);
  const seed = new Y.Doc();
  seed.getText("t").insert(0, "Charter: ");
  await storage.charters.create({
    record: {
      id: EXAMPLE_CHARTER,
      title: "Example charter",
      label: "charter",
      level: "system",
      place: "Wendle Vale",
      templateKey: "system-anchor-charter",
      domainScheme: "five",
      language: "en-GB",
      partnerIds: [TRUST],
      createdAt: "2026-11-22T09:00:00.000Z",
    },
    roles: [
      { personId: WRITER.id, role: "writer" },
      { personId: SECOND_WRITER.id, role: "writer" },
      { personId: READER.id, role: "reader" },
    ],
    seed: Y.encodeStateAsUpdate(seed),
  });
};
