/** Where the pens of sections are, and their record (SPEC: Section pen). */
import { CharterId, OrganisationId, PersonId, SectionId } from "@acb/schemas/ids";
import type { PenHolder } from "@acb/schemas/pen";
import { beforeEach, describe, expect, it } from "vitest";
import { openConnection } from "../connection.ts";
import { type Operations, operationsOn } from "./operations.ts";

const TRUST = OrganisationId.parse("org_trust");
const COUNCIL = OrganisationId.parse("org_council");
const AMINA = PersonId.parse("per_amina");
const CHARTER = CharterId.parse("cha_wendle");
const OTHER = CharterId.parse("cha_other");
const VISION = SectionId.parse("sec_vision");
const GOALS = SectionId.parse("sec_goals");
const EVERYBODY: PenHolder = { kind: "everybody" };
const FROZEN: PenHolder = { kind: "nobody" };
const heldBy = (organisationId: OrganisationId): PenHolder => ({ kind: "organisation", organisationId });

describe("sqlite pens", () => {
  let storage: Operations;

  beforeEach(() => {
    storage = operationsOn(openConnection(":memory:"), () => new Date("2026-11-22T09:00:00Z"));
    for (const id of [TRUST, COUNCIL])
      storage.directory.putOrganisation({ id, name: id, shortName: id, type: "nhs_trust" });
    storage.directory.putPerson({
      id: AMINA,
      name: "Amina Rahman",
      email: "amina@example.org",
      jobTitle: "",
      organisationIds: [TRUST],
      administrator: true,
    });
    for (const id of [CHARTER, OTHER])
      storage.charters.create({
        record: {
          id,
          title: "Wendle Vale charter",
          label: "charter",
          level: "system",
          place: "",
          templateKey: "system-anchor-charter",
          domainScheme: "five",
          language: "en-GB",
          partnerIds: [TRUST, COUNCIL],
          createdAt: "2026-11-22T09:00:00.000Z",
        },
        roles: [],
        seed: Uint8Array.of(0, 0),
      });
    return storage.whole.close;
  });

  let minute = 0;
  const move = (sectionId: SectionId, to: PenHolder, from?: PenHolder) => {
    minute += 1;
    const at = `2026-11-22T10:${String(minute % 60).padStart(2, "0")}:00.000Z`;
    const answer = storage.pens.move({
      charterId: CHARTER,
      sectionId,
      to,
      personId: AMINA,
      at,
      ...(from && { from }),
    });
    return { answer, line: { sectionId, holder: to, personId: AMINA, at } };
  };

  it("PEN1 the newest line of a section holds, and each charter has its own", () => {
    const lines = [move(VISION, heldBy(TRUST)), move(GOALS, FROZEN), move(VISION, heldBy(COUNCIL))];
    expect(lines.map(({ answer }) => answer)).toEqual(["moved", "moved", "moved"]);
    expect(new Set(storage.pens.now(CHARTER))).toEqual(
      new Set([
        { sectionId: VISION, holder: heldBy(COUNCIL) },
        { sectionId: GOALS, holder: FROZEN },
      ]),
    );
    expect(storage.pens.record(CHARTER)).toEqual(lines.map(({ line }) => line).toReversed());
    expect([storage.pens.now(OTHER), storage.pens.record(OTHER)]).toEqual([[], []]);
  });

  it("PEN1 the same place twice is one line, and a pen that is everybody's is not listed", () => {
    const answers = [EVERYBODY, FROZEN, FROZEN, EVERYBODY].map((to) => move(VISION, to).answer);
    expect(answers).toEqual(["isThere", "moved", "isThere", "moved"]);
    expect([storage.pens.now(CHARTER), storage.pens.record(CHARTER).length]).toEqual([[], 2]);
  });

  it("PEN2 what is given back only from there stays when it is elsewhere by now", () => {
    move(VISION, heldBy(TRUST));
    move(VISION, heldBy(COUNCIL));
    expect(move(VISION, EVERYBODY, heldBy(TRUST)).answer).toBe("isElsewhere");
    expect(storage.pens.now(CHARTER)).toEqual([{ sectionId: VISION, holder: heldBy(COUNCIL) }]);
    expect(move(VISION, EVERYBODY, heldBy(COUNCIL)).answer).toBe("moved");
    expect(storage.pens.now(CHARTER)).toEqual([]);
  });

  it.each(["update pen_changes set kind = 'everybody'", "delete from pen_changes"])(
    "PEN1 %s is refused by the database itself",
    (sql) => {
      move(VISION, FROZEN);
      const change = () => storage.identity.query({ sql, params: [], method: "run" });
      expect(change).toThrow(/record of pens is append-only/);
    },
  );
});
