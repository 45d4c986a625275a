import type { Version } from "@acb/schemas/version";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import {
  COUNCIL,
  PEOPLE,
  type SignOffCharter,
  signOffCharter,
  TRUST,
} from "../../testing/sign-off-charter.ts";
import { TEST_URL } from "../../testing/test-url.ts";
import { cancelRound } from "./cancel-round.ts";
import { freezeVersion } from "./freeze-version.ts";
import { openRound } from "./open-round.ts";
import { readSignOff } from "./read-sign-off.ts";

let storage: Storage;
let charter: SignOffCharter;
beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
});
afterAll(() => storage.close());

const { lead } = PEOPLE;
const REASON = "A number was wrong";

const frozen = async (options: Parameters<typeof signOffCharter>[1] = {}): Promise<Version> => {
  charter = await signOffCharter(storage, options);
  const version = await freezeVersion(charter.context, lead, charter.id, {
    label: "For boards",
    changeNote: "",
  });
  if (!version.ok) throw new Error(version.code);
  return version.value;
};

const open = ({ id: versionId }: Version, person = lead, charterId: string = charter.id) =>
  openRound(charter.context, person, charterId, { versionId, dueOn: "2026-12-01" }).finally(charter.settled);

const notices = async () =>
  (await storage.events.read(charter.id))
    .map(({ fact }) => fact)
    .filter(({ type }) => type.startsWith("notice."));

it("SC2 a governance lead opens a round that asks the partners, and signatories see what waits for them", async () => {
  const version = await frozen();
  const opened = await open(version);
  expect(opened).toMatchObject({
    ok: true,
    value: {
      versions: [{ id: version.id }],
      rounds: [
        {
          round: { contentHash: version.contentHash, opensOn: "2026-11-10", dueOn: "2026-12-01" },
          state: "open",
          counts: { asked: 2 },
          rows: [{ name: "The Trust" }, { name: "The Council" }],
        },
      ],
      decidesFor: [],
    },
  });
  expect(charter.told.at(-1)).toEqual({ type: "sign-off.changed" });
  expect(await readSignOff(charter.context, PEOPLE.ruth, charter.id)).toMatchObject({
    value: { decidesFor: [TRUST] },
  });
});

it("SC1 SC2 others do not open or close, and another charter's version is not there", async () => {
  const version = await frozen();
  expect(await open(version, PEOPLE.ruth)).toMatchObject({ ok: false, code: "NOT_ALLOWED" });
  expect(await open(version, PEOPLE.stranger)).toEqual({ ok: false, code: "NOT_FOUND" });
  expect(await open(version, lead, charter.otherId)).toEqual({ ok: false, code: "NOT_FOUND" });
  const opened = await open(version);
  const roundId = opened.ok ? (opened.value.rounds[0]?.round.id ?? "") : "";
  const close = (person = lead, charterId: string = charter.id) =>
    cancelRound(charter.context, person, { charterId, roundId }, REASON);
  expect(await close(PEOPLE.omar)).toMatchObject({ ok: false, code: "NOT_ALLOWED" });
  expect(await close(PEOPLE.stranger)).toEqual({ ok: false, code: "NOT_FOUND" });
  expect(await close(lead, charter.otherId)).toEqual({ ok: false, code: "NOT_FOUND" });
  expect(await close()).toMatchObject({
    value: { rounds: [{ state: "cancelled", cancelledBecause: REASON }] },
  });
  expect(await close()).toEqual({ ok: false, code: "ROUND_CLOSED" });
});

it("SC5 of two rounds opened at once one is opened", async () => {
  const version = await frozen();
  const both = await Promise.all([open(version), open(version)]);
  expect(both.filter(({ ok }) => ok).length).toBe(1);
  expect(both).toContainEqual({ ok: false, code: "ROUND_OPEN_ALREADY" });
});

it("SC7 every signatory is mailed the way to the sign-off page", async () => {
  await open(await frozen());
  expect(charter.mailed.map(({ to }) => to).sort()).toEqual(
    [PEOPLE.ruth, PEOPLE.rhea, PEOPLE.omar].map(({ email }) => email).sort(),
  );
  expect(charter.mailed[0]?.subject).toBe("Please decide on “Wendle Vale Anchor Charter” by 1 December 2026");
  expect(charter.mailed[0]?.text).toContain(`${TEST_URL}/charters/${charter.id}/sign-off`);
});

it("SC7 a signatory who is suspended is not mailed, and the log has no notice of it", async () => {
  const version = await frozen({ mail: () => "sent" });
  const { email, id: personId } = PEOPLE.omar;
  const suspendedAt = "2026-11-01T09:00:00.000Z";
  const { directory } = charter.context.storage;
  await directory.suspend({ personId, suspendedAt, reason: "Left the council" });
  await open(version);
  const logged = await notices();
  await directory.liftSuspension(personId);
  expect(charter.mailed.map(({ to }) => to)).not.toContain(email);
  expect(charter.mailed).toHaveLength(2);
  expect(logged).not.toContainEqual(expect.objectContaining({ organisationId: COUNCIL }));
});

it("SC7 I20 a notice is logged as sent or failed by what the mail server did, and not when it was kept", async () => {
  const fate = new Map([
    [PEOPLE.ruth.email, "sent" as const],
    [PEOPLE.omar.email, "failed" as const],
  ]);
  await open(await frozen({ mail: (to) => fate.get(to) ?? "kept" }));
  const logged = await notices();
  expect(logged).toHaveLength(2);
  expect(logged).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: "notice.sent", organisationId: TRUST }),
      expect.objectContaining({ type: "notice.failed", organisationId: COUNCIL }),
    ]),
  );
});
