/** Asking for access (SPEC: SA9). */
import type { Mail } from "@acb/schemas/api/network-routes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../../testing/test-installation.ts";

let installation: TestInstallation;
let lead: Member;
let charterId: string;

beforeAll(async () => {
  installation = await testInstallation();
  lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
  charterId = (await lead.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [] } })).record.id;
});
afterAll(() => installation.close());

const mails = async (): Promise<readonly Mail[]> => {
  await installation.settled();
  return installation.context.storage.outbox.list();
};
const ask = (member: Member, id = charterId) =>
  member.request(`/api/charters/${id}/access-requests`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });

it("SA9 the governance leads are mailed who asks, once a day; nobody else is, and the asker learns nothing", async () => {
  const asker = await installation.signedIn({ email: "asker@charter.test", name: "Asha Asker" });
  const answers = [
    await ask(asker),
    await ask(asker, "cha_thereisnone"),
    await ask(asker, "x"),
    await ask(asker),
  ];
  const said = await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`));
  expect(new Set(said)).toEqual(new Set(["200 {}"]));
  const [mail, ...others] = await mails();
  expect([mail?.to, mail?.subject, others]).toEqual([
    "lead@charter.test",
    `Asha Asker asks for access to “${NEW_CHARTER.title}”`,
    [],
  ]);
  expect(mail?.text).toContain(`/charters/${charterId}/people`);
  expect((await asker.refused("getCharter", { params: { charterId } })).code).toBe("NOT_FOUND");
  installation.later(24 * 60 * 60_000 + 1);
  await ask(asker);
  expect(await mails()).toHaveLength(2);
});

it("SA9 of twenty requests at once one is mailed", async () => {
  const asker = await installation.signedIn({ email: "hasty@charter.test", name: "Hasty Asker" });
  const before = (await mails()).length;
  await Promise.all(Array.from({ length: 20 }, () => ask(asker)));
  expect((await mails()).length - before).toBe(1);
});

it("SA9 whoever reads it already asks in vain, and a guest or a visitor cannot ask", async () => {
  const before = (await mails()).length;
  await ask(lead);
  expect(await mails()).toHaveLength(before);
  expect(
    (await installation.visitor().request(`/api/charters/${charterId}/access-requests`, { method: "POST" }))
      .status,
  ).toBe(401);
});
