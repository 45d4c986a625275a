/** A list costs as many statements for fifty as for one (SPEC: ST40). */
import { CharterId, OrganisationId, PersonId, RoundId, VersionId } from "@acb/schemas/ids";
import { Decision } from "@acb/schemas/sign-off/decision";
import { Version } from "@acb/schemas/version";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { beforeAll, expect, it } from "vitest";
import { NEW_CHARTER } from "../../../testing/new-charter.ts";
import { openConnection } from "../connection.ts";
import * as schema from "../tables/schema.ts";
import { type Operations, operationsOn } from "./operations.ts";

const AT = "2026-11-22T10:00:00.000Z";
const MANY = 50;
// Not in the order of their ids, which is that of the index.
const ORGANISATIONS = ["org_zeta", "org_alpha", "org_mu_o"].map((id) => OrganisationId.parse(id));
const charterId = (at: number) => CharterId.parse(`cha_000${at}`);
const personId = (at: number) => PersonId.parse(`per_000${at}`);
const CHARTER = charterId(0);
const HASH = "a".repeat(64);

/** Each list, and how many it has of `count`. */
const LISTS: Readonly<
  Record<string, (storage: Operations, ids: readonly PersonId[]) => readonly unknown[] | null>
> = {
  people: ({ directory }) => directory.people(),
  "people among some": ({ directory }, ids) => directory.peopleAmong(ids),
  administrators: ({ directory }) => directory.administrators(),
  charters: ({ charters }) => charters.all(),
  "who is awaited": ({ charters }) => charters.awaited(CHARTER),
  roles: ({ charters }) => charters.roles(CHARTER),
  "the log": ({ events }) => events.read(CHARTER),
  versions: ({ events }) => events.versions(CHARTER),
  "the audit trail": ({ audit }) => audit.page({}, MANY).entries,
};

let ofOne: Counted;
let ofMany: Counted;
beforeAll(() => {
  ofOne = counted(1);
  ofMany = counted(MANY);
});

it.each(Object.entries(LISTS))(
  "ST40 %s: one or fifty, as many statements, and nobody left out",
  (_, list) => {
    const [one, many] = [ofOne, ofMany].map(({ count, storage, statements }) => {
      const ids = Array.from({ length: count }, (_person, at) => personId(at));
      const before = statements.length;
      return { length: list(storage, ids)?.length, statements: statements.length - before };
    });
    expect({ one, many }).toEqual({
      one: { length: 1, statements: one?.statements },
      many: { length: MANY, statements: one?.statements },
    });
    expect(one?.statements).toBeGreaterThan(0);
  },
);

it("ST40 people come by their names, with their organisations in the order in which they were given", () => {
  const { directory } = counted(3).storage;
  const asked = [personId(2), personId(0), PersonId.parse("per_nobody"), personId(2)];
  expect(directory.peopleAmong(asked).map(({ id, organisationIds }) => [id, organisationIds])).toEqual([
    [personId(2), ORGANISATIONS],
    [personId(0), ORGANISATIONS],
  ]);
  expect(directory.peopleAmong([])).toEqual([]);
});

/** The same database in another connection, which tells every statement that it runs. */
const counted = (count: number) => {
  const written = openConnection(":memory:");
  writeAll(
    operationsOn(written, () => new Date(AT)),
    count,
  );
  const statements: unknown[] = [];
  const client = new Database(written.$client.serialize(), { verbose: (text) => void statements.push(text) });
  written.$client.close();
  return { count, storage: operationsOn(drizzle(client, { schema }), () => new Date(AT)), statements };
};

type Counted = ReturnType<typeof counted>;

const writeAll = (storage: Operations, count: number): void => {
  for (const id of ORGANISATIONS)
    storage.directory.putOrganisation({ id, name: id, shortName: id, type: "other" });
  const every = Array.from({ length: count }, (_, at) => at);
  for (const at of every) {
    storage.directory.putPerson(personOf(at));
    storage.audit.note({ ...NOTHING, at: AT, actor: personId(at), deed: "signedIn", detail: "" });
    const record = { ...NEW_CHARTER, id: charterId(at), partnerIds: [...ORGANISATIONS], createdAt: AT };
    storage.charters.create({ record, roles: [], seed: Uint8Array.of(0, 0) });
  }
  const grants = every.map((at) => ({ personId: personId(at), role: "writer" }) as const);
  const invitation = { charterId: CHARTER, invitedBy: personId(0), invitedAt: AT, sectionId: null };
  storage.charters.invite({ ...invitation, people: [], grants, confirmed: true });
  const entry = { charterId: CHARTER, actor: null, recordedAt: AT };
  for (const at of every) {
    const version = { stored: { version: versionOf(at), content: "{}" }, documentState: Uint8Array.of(0) };
    const facts = [{ type: "decision.recorded", decision: decisionOf(at) }] as const;
    storage.events.append({ ...entry, expectedSeq: at, facts, version });
  }
};

const NOTHING = { personId: null, organisationId: null, charterId: null };

/** The later the id, the earlier the name. */
const personOf = (at: number) => ({
  id: personId(at),
  name: `Person ${200 - at}`,
  email: `person-${at}@example.org`,
  jobTitle: "",
  organisationIds: [...ORGANISATIONS],
  administrator: true,
});

const versionOf = (at: number): Version =>
  Version.parse({
    id: VersionId.parse(`ver_000${at}`),
    charterId: CHARTER,
    number: at + 1,
    label: "",
    contentHash: HASH,
    blockHashes: [],
    schemaVersion: 1,
    changeNote: "",
    frozenBy: personId(at),
    frozenByName: personOf(at).name,
    frozenAt: AT,
  });

const decisionOf = (at: number): Decision =>
  Decision.parse({
    id: "00000000-0000-4000-8000-000000000000",
    versionId: VersionId.parse(`ver_000${at}`),
    contentHash: HASH,
    organisationId: ORGANISATIONS[0],
    position: "approved",
    minuteVerb: "approved",
    authority: { kind: "board", body: "The board", meetingOn: "2026-11-20" },
    evidence: [],
    reason: "",
    roundId: RoundId.parse("rnd_first"),
    decidedOn: "2026-11-20",
    actor: personId(at),
    actorName: personOf(at).name,
    actorTitle: "Chair",
  });
