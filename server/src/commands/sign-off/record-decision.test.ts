import { randomUUID } from "node:crypto";
import { REFUSALS } from "@acb/schemas/error";
import { DecisionId, type RoundId } from "@acb/schemas/ids";
import type { DecisionRequest } from "@acb/schemas/sign-off/decision";
import type { Version } from "@acb/schemas/version";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import {
  COUNCIL,
  PEOPLE,
  type SignOffCharter,
  signOffCharter,
  TRUST,
} from "../../testing/sign-off-charter.ts";
import { freezeVersion } from "./freeze-version.ts";
import { openRound } from "./open-round.ts";
import { recordDecision } from "./record-decision.ts";

const { lead, ruth, rhea, omar } = PEOPLE;
let storage: Storage;
let charter: SignOffCharter;
let version: Version;
let roundId: RoundId;

beforeEach(async () => {
  charter = await signOffCharter(storage);
  const frozen = await freezeVersion(charter.context, lead, charter.id, {
    label: "For boards",
    changeNote: "",
  });
  if (!frozen.ok) throw new Error(frozen.code);
  version = frozen.value;
  const asked = { versionId: version.id, dueOn: "2026-12-01" };
  const opened = await openRound(charter.context, lead, charter.id, asked);
  const round = opened.ok ? opened.value.rounds[0]?.round : undefined;
  if (round === undefined) throw new Error("The round did not open");
  roundId = round.id;
});
beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
});
afterAll(() => storage.close());

const request = (changes: Partial<DecisionRequest> = {}): DecisionRequest => ({
  id: DecisionId.parse(randomUUID()),
  versionId: version.id,
  contentHash: version.contentHash,
  organisationId: TRUST,
  position: "approved",
  minuteVerb: "approved",
  authority: { kind: "board", body: "Board of Directors", meetingOn: "2026-11-10" },
  evidence: [],
  reason: changes.position === "declined" ? "The money is not there" : "",
  ...changes,
});

const decide = (person = ruth, sent = request(), charterId: string = charter.id) =>
  recordDecision(charter.context, person, { charterId, roundId }, sent);

const refused = (code: string) => ({ ok: false, code });

const decisions = async () =>
  (await storage.events.read(charter.id)).filter(({ fact }) => fact.type === "decision.recorded");

it("SC2 each organisation's signatory decides for it, and a decline leaves the others alone", async () => {
  await decide();
  const after = await decide(omar, request({ organisationId: COUNCIL, position: "declined" }));
  expect(after).toMatchObject({
    value: {
      rounds: [
        {
          rows: [
            { position: "signed", decision: { actorName: ruth.name, actorTitle: ruth.jobTitle } },
            { position: "declined", decision: { reason: "The money is not there" } },
          ],
          ruleMet: false,
          counts: { signed: 1, declined: 1 },
        },
      ],
      decidesFor: [],
      mayReconsider: [{ organisationId: COUNCIL }],
    },
  });
});

it("SC2 I18 refuses a signatory of another organisation, who convenes, who has lost the role, who has left", async () => {
  expect(await decide(omar)).toMatchObject(refused("NOT_YOUR_ORGANISATION"));
  expect(await decide(lead)).toMatchObject(refused("NOT_YOUR_ORGANISATION"));
  await storage.directory.putPerson({ ...rhea, organisationIds: [] });
  expect(await decide(rhea)).toMatchObject(refused("NOT_YOUR_ORGANISATION"));
  await storage.charters.takeRole(charter.id, {
    personId: ruth.id,
    role: "signatory",
    organisationId: TRUST,
  });
  expect(await decide(ruth)).toEqual(refused("NOT_FOUND"));
  expect(await decisions()).toEqual([]);
});

it("SC1 a round that is not in this charter, or not shared, is not there", async () => {
  expect(await decide(PEOPLE.stranger)).toEqual(refused("NOT_FOUND"));
  expect(await decide(ruth, request(), charter.otherId)).toEqual(refused("NOT_FOUND"));
  expect(
    await recordDecision(charter.context, ruth, { charterId: charter.id, roundId: "nonsense" }, request()),
  ).toEqual(refused("NOT_FOUND"));
});

it("SC5 B-53 of 100 decisions of one organisation at once, one is recorded and the others are told so", async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      decide(index % 2 === 0 ? ruth : rhea, request({ position: index % 3 === 0 ? "declined" : "approved" })),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.code === "ALREADY_DECIDED")).toHaveLength(99);
  expect(await decisions()).toHaveLength(1);
});

it("SC5 B-53 the same decision sent 100 times at once succeeds each time and is recorded once", async () => {
  const same = request();
  const answers = await Promise.all(Array.from({ length: 100 }, () => decide(ruth, same)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await decisions()).toHaveLength(1);
  expect(charter.told.filter(({ type }) => type === "sign-off.changed")).toHaveLength(2);
});

it("SC5 B-54 a decision on another hash than the round's is refused, and nothing is recorded", async () => {
  expect(await decide(ruth, request({ contentHash: "0".repeat(64) }))).toEqual(refused("HASH_DIFFERS"));
  expect(REFUSALS.HASH_DIFFERS.status).toBe(409);
  expect(await decisions()).toEqual([]);
  expect(charter.told.filter(({ type }) => type === "sign-off.changed")).toHaveLength(1);
});

/** Decides, and has something happen after the rights were read and before the decision is stored. */
const decideWhile = async (meanwhile: () => Promise<unknown>) => {
  const { events } = storage;
  let isFirst = true;
  const append: typeof events.append = async (entry) => {
    if (isFirst) await meanwhile();
    isFirst = false;
    return events.append(entry);
  };
  const context = { ...charter.context, storage: { ...storage, events: { ...events, append } } };
  return recordDecision(context, ruth, { charterId: charter.id, roundId }, request());
};
const ruthsRole = { personId: ruth.id, role: "signatory" as const, organisationId: TRUST };

it.each([
  {
    right: "mandate",
    take: async () => {
      for (const mandate of await storage.organisations.mandatesOf(ruth.id))
        await storage.organisations.revokeMandate(TRUST, mandate.id, "2026-11-10");
    },
    code: "NO_MANDATE",
  },
  {
    right: "role",
    take: async () => {
      await storage.charters.giveRole(charter.id, { personId: ruth.id, role: "reader" });
      await storage.charters.takeRole(charter.id, ruthsRole);
    },
    code: "NOT_YOUR_ORGANISATION",
  },
  {
    right: "place in the organisation",
    take: () => storage.directory.putPerson({ ...ruth, organisationIds: [] }),
    code: "NOT_YOUR_ORGANISATION",
  },
  {
    right: "place in the network",
    take: () =>
      storage.directory.suspend({
        personId: ruth.id,
        suspendedAt: "2026-11-10T12:00:00.000Z",
        reason: "Left",
      }),
    code: "NOT_SIGNED_IN",
  },
  {
    right: "organisation's place among the partners",
    take: () => storage.charters.setPartners(charter.id, [COUNCIL]),
    code: "NOT_YOUR_ORGANISATION",
  },
  {
    right: "charter",
    take: () => storage.charters.putAway(charter.id, "2026-11-10"),
    code: "CHARTER_PUT_AWAY",
  },
])(
  "SC11 nothing is recorded once the $right was taken, even while it is being stored (I18)",
  async ({ take, code }) => {
    const before = await storage.events.read(charter.id);
    const answer = await decideWhile(take);
    await storage.directory.liftSuspension(ruth.id);
    expect(answer).toMatchObject({ ok: false, code });
    expect(await storage.events.read(charter.id)).toEqual(before);
  },
);

it("SC6 everybody present is told of a decision, and not of a refusal", async () => {
  await decide();
  await decide();
  expect(charter.told.filter(({ type }) => type === "sign-off.changed")).toHaveLength(2);
});

it("SC8 recorded times never fall, and a round that is past its date stays so when the clock goes back", async () => {
  charter.setClock("2026-12-02T09:00:00Z");
  const second = await freezeVersion(charter.context, lead, charter.id, { label: "Same", changeNote: "" });
  expect(second).toEqual(refused("NOTHING_TO_FREEZE"));
  await charter.write("New words");
  await freezeVersion(charter.context, lead, charter.id, { label: "Next", changeNote: "" });
  charter.setClock("2026-11-20T09:00:00Z");
  expect(await decide()).toEqual(refused("ROUND_CLOSED"));
  const times = (await storage.events.read(charter.id)).map(({ recordedAt }) => recordedAt);
  expect(times).toEqual([...times].sort());
});

const mailedOf = async (task: () => Promise<unknown>) => {
  await charter.settled();
  const before = charter.mailed.length;
  await task();
  await charter.settled();
  return charter.mailed.slice(before);
};
const declineOfCouncil = () => request({ organisationId: COUNCIL, position: "declined" });

it("SC9 a decline is told to who convenes and who has signed, with its reason, and to nobody else", async () => {
  expect(await mailedOf(() => decide())).toEqual([]);
  const mailed = await mailedOf(() => decide(omar, declineOfCouncil()));
  expect(mailed.map(({ to }) => to).toSorted()).toEqual([lead.email, rhea.email, ruth.email].toSorted());
  expect(mailed[0]?.subject).toBe("The Council declined “Wendle Vale Anchor Charter”");
  expect(mailed[0]?.text).toContain("The money is not there");
});

it("SC9 a decline before any signature is told to who convenes", async () => {
  const mailed = await mailedOf(() => decide(omar, declineOfCouncil()));
  expect(mailed.map(({ to }) => to)).toEqual([lead.email]);
});

it("SC9 the last signature is told as the round's completion, once, and not to who gave it", async () => {
  await decide();
  const decline = declineOfCouncil();
  await decide(omar, decline);
  const approval = request({ organisationId: COUNCIL, replaces: decline.id });
  const mailed = await mailedOf(() => Promise.all(Array.from({ length: 5 }, () => decide(omar, approval))));
  expect(mailed.map(({ to }) => to).toSorted()).toEqual([lead.email, rhea.email, ruth.email].toSorted());
  expect(mailed[0]?.subject).toBe("The sign-off of “Wendle Vale Anchor Charter” is complete");
  expect(mailed[0]?.text).toContain("2 of 2 organisations have signed version 1");
});
