/** Two people who take each other's right at the same moment: one of them keeps it (SPEC: SA4). */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";

describe("two who take each other's right at the same moment", () => {
  let pair: TestInstallation;
  let amina: Member;
  let bela: Member;
  beforeEach(async () => {
    pair = await testInstallation();
    amina = await pair.signedIn({ email: "amina@charter.test", administrator: true });
    bela = await pair.signedIn({ email: "bela@charter.test", administrator: true });
  });
  afterEach(() => pair.close());

  it("SA4 leave the network an administrator", async () => {
    const demote = ({ request }: Member, { person: { id, ...entry } }: Member) =>
      request(`/api/people/${id}`, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...entry, administrator: false }),
      });
    const answers = await Promise.all([demote(amina, bela), demote(bela, amina)]);
    // Either is refused for the rule, or comes when the right to change people is gone.
    expect(answers.map(({ status }) => status).toSorted()[0]).toBe(200);
    const people = await pair.context.storage.directory.people();
    expect(people.filter(({ administrator }) => administrator)).toHaveLength(1);
  });

  it("SA4 leave the charter a governance lead", async () => {
    const { record } = await amina.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [] } });
    const params = { charterId: record.id };
    const lead = ({ person }: Member) => ({ personId: person.id, role: "governance_lead" });
    await amina.call("giveRole", { params, body: lead(bela) });
    const taken = await Promise.allSettled([
      amina.call("takeRole", { params, body: lead(bela) }),
      bela.call("takeRole", { params, body: lead(amina) }),
    ]);
    expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const grants = await pair.context.storage.charters.roles(record.id);
    expect(grants.filter(({ role }) => role === "governance_lead")).toHaveLength(1);
  });
});
