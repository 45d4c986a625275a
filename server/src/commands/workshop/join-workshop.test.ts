/** How many guests one workshop takes (SPEC: WS20). */
import { PersonId } from "@acb/schemas/ids";
import { MOST_GUESTS } from "@acb/schemas/workshop";
import { guestAddress } from "@acb/shared/access/guest";
import { afterAll, beforeAll, expect, it } from "vitest";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../../testing/test-installation.ts";

let installation: TestInstallation;
let lead: Member;
let charterId: string;
beforeAll(async () => {
  installation = await testInstallation();
  lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
  charterId = (await lead.call("createCharter", { body: NEW_CHARTER })).record.id;
});
afterAll(() => installation.close());

const open = async () => {
  const body = { guestRole: "writer", admitsAll: false };
  const { workshop } = await lead.call("openWorkshop", { params: { charterId }, body });
  if (workshop === null) throw new Error("The workshop did not open");
  return workshop;
};

/** As if so many had typed the code. */
const fill = async (code: string, count: number): Promise<void> => {
  const { workshops } = installation.context.storage;
  const workshopId = (await workshops.byCode(code))?.id ?? "";
  for (let at = 0; at < count; at += 1) {
    const id = PersonId.parse(`per_guest${at}`);
    const entry = { name: `Guest ${at}`, email: guestAddress(id), jobTitle: "", organisationIds: [] };
    const person = { ...entry, id, administrator: false };
    await workshops.addGuest({ workshopId, person, organisation: "None", joinedAt: "2026-11-25T09:00:00Z" });
  }
};

it("WS20 the guest after the last place is refused, until the host turns somebody away or opens it again", async () => {
  const { code } = await open();
  await fill(code, MOST_GUESTS - 1);
  const joining = (name: string) => ({ body: { code, name, organisation: "None" } });
  const pair = [installation.visitor(), installation.visitor()];
  const bodies = pair.map((_, at) => ({
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(joining(`Late ${at}`).body),
  }));
  const answers = await Promise.all(
    pair.map((visitor, at) => visitor.request("/api/join", bodies[at] ?? {})),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const inside = pair[answers.findIndex(({ status }) => status === 200)];
  const { person } = (await inside?.call("getSession")) ?? { person: null };
  // Once more at the same browser: the same guest, for whom there is a place.
  expect((await inside?.call("join", joining("Another name")))?.person?.id).toBe(person?.id);
  const outside = installation.visitor();
  expect((await outside.refused("join", joining("Later"))).code).toBe("WORKSHOP_FULL");
  // Who leaves by themselves and comes again is somebody new.
  await inside?.call("signOut", { body: {} });
  expect((await outside.refused("join", joining("Later"))).code).toBe("WORKSHOP_FULL");
  await lead.call("sendGuestAway", { params: { charterId }, body: { personId: "per_guest0" } });
  expect((await outside.call("join", joining("Later"))).person?.name).toBe("Later");
  await lead.call("closeWorkshop", { params: { charterId }, body: {} });
  const again = { body: { ...joining("Latest").body, code: (await open()).code } };
  expect((await installation.visitor().call("join", again)).person?.name).toBe("Latest");
});
