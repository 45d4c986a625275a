import { MeetingId } from "@acb/schemas/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { COUNCIL, PEOPLE, signOffCharter, TRUST } from "../../testing/sign-off-charter.ts";
import { readReadiness } from "./read-readiness.ts";

let storage: Storage;
beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
});
afterAll(() => storage.close());

it("SC12 who reads the charter reads who could record a decision today, and when partners meet", async () => {
  const { context, id } = await signOffCharter(storage);
  const { ruth, omar, reader, stranger } = PEOPLE;
  const january = {
    id: MeetingId.parse("mtg_january"),
    body: "Board",
    meetsOn: "2027-01-20",
    papersDueOn: "2027-01-06",
  };
  await storage.organisations.addMeeting(TRUST, january);
  await storage.organisations.addMeeting(TRUST, {
    ...january,
    id: MeetingId.parse("mtg_past"),
    meetsOn: "2026-11-01",
    papersDueOn: null,
  });
  const read = async () => {
    const answer = await readReadiness(context, reader, id);
    return answer.ok
      ? answer.value.map(({ organisationId, canDecide }) => [organisationId, canDecide])
      : answer;
  };
  expect(await readReadiness(context, stranger, id)).toEqual({ ok: false, code: "NOT_FOUND" });
  expect(await readReadiness(context, reader, id)).toEqual({
    ok: true,
    value: [
      { organisationId: TRUST, canDecide: "yes", meetings: [january] },
      { organisationId: COUNCIL, canDecide: "yes", meetings: [] },
    ],
  });
  await storage.directory.suspend({
    personId: omar.id,
    suspendedAt: "2026-11-01T09:00:00.000Z",
    reason: "Left",
  });
  for (const personId of [ruth.id, PEOPLE.rhea.id])
    for (const mandate of await storage.organisations.mandatesOf(personId))
      await storage.organisations.revokeMandate(TRUST, mandate.id, "2026-11-10");
  expect(await read()).toEqual([
    [TRUST, "noMandate"],
    [COUNCIL, "noSignatory"],
  ]);
});
