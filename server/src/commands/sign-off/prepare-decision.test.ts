/** Preparing a decision for the signatories of an organisation (SPEC: Sign-off, SC10). */
import { randomUUID } from "node:crypto";
import { DecisionId, type RoundId } from "@acb/schemas/ids";
import type { DecisionAnswers } from "@acb/schemas/sign-off/decision";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { newMandate } from "../../testing/new-mandate.ts";
import {
  COUNCIL,
  PEOPLE,
  type SignOffCharter,
  signOffCharter,
  TRUST,
} from "../../testing/sign-off-charter.ts";
import { freezeVersion } from "./freeze-version.ts";
import { openRound } from "./open-round.ts";
import { prepareDecision } from "./prepare-decision.ts";
import { readSignOff } from "./read-sign-off.ts";
import { recordDecision } from "./record-decision.ts";

const { lead, ruth, omar } = PEOPLE;
/** Of the trust, with the role of preparer. */
const rhea = PEOPLE.rhea;
let storage: Storage;
let charter: SignOffCharter;
let round: { readonly id: RoundId; readonly versionId: string; readonly contentHash: string };

const ANSWERS: DecisionAnswers = {
  position: "approved",
  minuteVerb: "endorsed",
  authority: { kind: "board", body: "Board of Directors", meetingOn: "2026-11-10" },
  evidence: [],
  reason: "",
};

beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
});
afterAll(() => storage.close());
beforeEach(async () => {
  charter = await signOffCharter(storage);
  const { id, context } = charter;
  await storage.charters.takeRole(id, { personId: rhea.id, role: "signatory", organisationId: TRUST });
  await storage.charters.giveRole(id, { personId: rhea.id, role: "preparer", organisationId: TRUST });
  const frozen = await freezeVersion(context, lead, id, { label: "For boards", changeNote: "" });
  if (!frozen.ok) throw new Error(frozen.code);
  const opened = await openRound(context, lead, id, { versionId: frozen.value.id, dueOn: "2026-12-01" });
  const found = opened.ok ? opened.value.rounds[0]?.round : undefined;
  if (found === undefined) throw new Error("The round did not open");
  round = found;
});

const prepare = (person = rhea, organisationId: string = TRUST, roundId: string = round.id) =>
  prepareDecision(charter.context, person, { charterId: charter.id, roundId, organisationId }, ANSWERS);
const give = (power: "prepare" | "decide") =>
  storage.organisations.addMandate(
    newMandate({ personId: rhea.id, organisationId: TRUST, grantedBy: ruth.id, may: [power] }),
  );
const refused = (code: string) => ({ ok: false, code });
const preparedFor = async (person = ruth) => {
  const view = await readSignOff(charter.context, person, charter.id);
  return view.ok ? view.value.prepared : [];
};

it("SC10 who has a mandate to prepare writes the answers down for the signatories, and nothing is decided", async () => {
  expect(await prepare()).toMatchObject(refused("NO_MANDATE"));
  await give("prepare");
  expect(await prepare()).toMatchObject({ value: { preparesFor: [TRUST], decidesFor: [] } });
  expect(await preparedFor()).toMatchObject([
    { organisationId: TRUST, answers: ANSWERS, preparedByName: rhea.name },
  ]);
  expect(await preparedFor(omar)).toEqual([]);
  const view = await readSignOff(charter.context, lead, charter.id);
  expect(view).toMatchObject({ value: { prepared: [], rounds: [{ counts: { asked: 2 } }] } });
});

it("SC10 nobody prepares for another organisation, in another round, or without the role", async () => {
  await give("prepare");
  expect(await prepare(rhea, COUNCIL)).toMatchObject(refused("NOT_YOUR_ORGANISATION"));
  expect(await prepare(rhea, TRUST, "rnd_missing")).toEqual(refused("NOT_FOUND"));
  expect(await prepare(lead)).toMatchObject(refused("NOT_ALLOWED"));
  expect(await prepare({ ...rhea, organisationIds: [] })).toMatchObject(refused("NOT_YOUR_ORGANISATION"));
});

it("SC10 a preparer decides nothing, whatever their mandate; what was prepared goes when the organisation has decided", async () => {
  await give("prepare");
  await give("decide");
  await prepare();
  const decide = (person: typeof ruth) =>
    recordDecision(
      charter.context,
      person,
      { charterId: charter.id, roundId: round.id },
      {
        ...ANSWERS,
        id: DecisionId.parse(randomUUID()),
        organisationId: TRUST,
        versionId: round.versionId as never,
        contentHash: round.contentHash,
      },
    );
  expect(await decide(rhea)).toMatchObject(refused("NOT_YOUR_ORGANISATION"));
  expect(await decide(ruth)).toMatchObject({ ok: true });
  expect(await preparedFor()).toEqual([]);
  expect(await prepare()).toEqual(refused("ALREADY_DECIDED"));
});
