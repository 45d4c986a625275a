/** Who is told by mail of rights and of security (SPEC: Told by mail). */
import type { Mail } from "@acb/schemas/api/network-routes";
import { CharterId } from "@acb/schemas/ids";
import type { Organisation } from "@acb/schemas/people";
import { afterAll, beforeAll, expect, it } from "vitest";
import { holdNext } from "../testing/hold-next.ts";
import { createNetworkCast, mandateFor, type NetworkCast, paramsOf } from "../testing/network-cast.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { halfWay, protect, recovery, typed } from "../testing/second-step.ts";
import type { Member } from "../testing/test-installation.ts";
import { DEED_MAILS, deedMail } from "./deed-mail.ts";

let cast: NetworkCast;
let admin: Member;
let trust: Organisation;
let sponsor: Member;
let secretary: Member;
let charterId: string;

beforeAll(async () => {
  cast = await createNetworkCast();
  admin = cast.admin;
  ({ trust, sponsor, secretary } = await cast.twoOrganisations());
  const body = { ...NEW_CHARTER, partnerIds: [trust.id] };
  charterId = (await admin.call("createCharter", { body })).record.id;
});
afterAll(() => cast.installation.close());

const all = async (): Promise<readonly Mail[]> => {
  await cast.installation.settled();
  return cast.installation.context.storage.outbox.list();
};
/** What was mailed by the task. */
const mailed = async (task: () => Promise<unknown>): Promise<readonly Mail[]> => {
  const before = (await all()).length;
  await task();
  const now = await all();
  return now.slice(0, now.length - before).reverse();
};
const told = (mails: readonly Mail[]) => mails.map(({ to, subject }) => [to, subject]);
const personParams = (of: Member) => ({ personId: of.person.id });
const change = ({ person: { id, ...entry } }: Member, changes: object) =>
  admin.call("changePerson", { params: { personId: id }, body: { ...entry, ...changes } });
const grant = (of: Member, role: string) => ({
  params: { charterId },
  body: { personId: of.person.id, role },
});

type Row = readonly [what: string, subject: string, act: (of: Member) => Promise<unknown>];
const AS_PARTNER = () => `“${NEW_CHARTER.title}”`;
const ROWS: readonly Row[] = [
  [
    "administrator",
    "You are an administrator of the network now",
    (of) => change(of, { administrator: true }),
  ],
  [
    "no administrator any more",
    "You are no longer an administrator of the network",
    (of) => change(of, { administrator: false }),
  ],
  [
    "suspended",
    "Your access is suspended",
    (of) => admin.call("suspendPerson", { params: personParams(of), body: { reason: "A hidden reason" } }),
  ],
  [
    "let in again",
    "You can sign in again",
    (of) => admin.call("liftSuspension", { params: personParams(of), body: {} }),
  ],
  ["given a post", "You are operational lead of Trust 1", (of) => cast.appoint(trust, of, "operationalLead")],
  [
    "relieved of a post",
    "You are no longer operational lead of Trust 1",
    () =>
      admin.call("setPost", {
        params: { ...paramsOf(trust), post: "operationalLead" },
        body: { personId: null, since: "2026-01-02" },
      }),
  ],
  [
    "given a mandate",
    "You have a mandate of Trust 1",
    (of) => sponsor.call("grantMandate", { params: paramsOf(trust), body: mandateFor(of) }),
  ],
  [
    "relieved of a mandate",
    "A mandate of Trust 1 was taken from you",
    async () => {
      const { mandates } = await sponsor.call("getOrganisation", { params: paramsOf(trust) });
      const params = { ...paramsOf(trust), mandateId: mandates[0]?.id ?? "" };
      await sponsor.call("revokeMandate", { params, body: {} });
    },
  ],
  ["given a role", `You have a role in ${AS_PARTNER()}`, (of) => admin.call("giveRole", grant(of, "writer"))],
  [
    "relieved of a role",
    `A role in ${AS_PARTNER()} was taken from you`,
    (of) => admin.call("takeRole", grant(of, "writer")),
  ],
];

it.each(ROWS)("TD1 whoever is %s is told so, and nobody else", async (_what, subject, act) => {
  const mails = await mailed(() => act(secretary));
  expect(told(mails)).toEqual([[secretary.person.email, subject]]);
  const text = mails[0]?.text ?? "";
  expect(text).toContain(`Dear ${secretary.person.name}`);
  expect(text).toMatch(/This was done on .* UK time\./);
  expect(text).not.toMatch(/token|hidden/);
});

it("TD1 the mail of a mandate says which organisation, what, since when and by whom; of a role, what they are there", async () => {
  const mails = await mailed(async () => {
    await sponsor.call("grantMandate", { params: paramsOf(trust), body: mandateFor(secretary) });
    cast.installation.later(10 * 60_000);
    await admin.call("giveRole", grant(secretary, "reader"));
  });
  expect(mails[0]?.text).toContain(
    "Sponsor has given you a mandate of Trust 1 from 1 January 2026. You may: record what the organisation decided.",
  );
  expect(mails[1]?.text).toContain(
    `Priya Nair has given you the role “Reader” in the charter ${AS_PARTNER()}.`,
  );
  expect(mails[1]?.text).toContain(`You are there now: Reader. Open it: `);
});

it("TD1 of a second step and its codes their person is told, with what to do if it was not them", async () => {
  const member = await cast.member("Amina", trust);
  const to = member.person.email;
  const mails = await mailed(async () => {
    const safe = await protect(cast.installation, member);
    cast.installation.later(60_000);
    const { recoveryCodes } = await safe.call("renewRecoveryCodes", typed(safe.code()));
    const browser = await halfWay(cast.installation, member);
    await browser.call("completeSecondStep", recovery(recoveryCodes[0] ?? ""));
    cast.installation.later(60_000);
    await safe.call("turnOffSecondStep", typed(safe.code()));
    await protect(cast.installation, member);
    await admin.call("resetSecondStep", { params: personParams(member), body: {} });
  });
  expect(told(mails)).toEqual([
    [to, "You sign in with a second step now"],
    [to, "You have new recovery codes"],
    [to, "One of your recovery codes was used"],
    [to, "Your second step was turned off"],
    [to, "You sign in with a second step now"],
    [to, "Your second step was reset"],
  ]);
  for (const { text } of mails.slice(0, 5))
    expect(text).toMatch(/If it was not you: end your sessions in your settings, \S+\/settings, and tell an/);
});

it("TD2 another address is told at the old and at the new one; the mail names neither", async () => {
  const member = await cast.member("Bela", trust);
  const mails = await mailed(() => change(member, { email: "taken.over@charter.test" }));
  expect(told(mails)).toEqual([
    [member.person.email, "The e-mail address of your account was changed"],
    ["taken.over@charter.test", "The e-mail address of your account was changed"],
  ]);
  for (const { text } of mails) expect(text).not.toContain("@charter.test");
});

it("TD3 who is suspended is told that and no more; what somebody does to themselves is told to nobody", async () => {
  const member = await cast.member("Carys", trust);
  await admin.call("suspendPerson", { params: personParams(member), body: { reason: "Left" } });
  const mails = await mailed(async () => {
    await admin.call("giveRole", grant(member, "reader"));
    await change(member, { administrator: true });
    await admin.call("giveRole", grant(admin, "reader"));
  });
  expect(mails).toEqual([]);
});

it("TD3 neither a guest nor somebody who was erased is sent anything", async () => {
  const open = { params: { charterId }, body: { guestRole: "writer", admitsAll: true } };
  const { workshop } = await admin.call("openWorkshop", open);
  const joining = { code: workshop?.code, name: "Gina Guest", organisation: "None" };
  const { person: guest } = await cast.installation.visitor().call("join", { body: joining });
  const role = { params: { charterId }, body: { personId: guest?.id, role: "writer" } };
  expect(await mailed(() => admin.call("takeRole", role))).toEqual([]);
  const member = await cast.member("Fay", trust);
  const held = holdNext(cast.installation.context.storage.directory, "person");
  const mails = await mailed(async () => {
    await admin.call("suspendPerson", { params: personParams(member), body: { reason: "Left" } });
    await held.whenAsked;
    const body = { reason: "asked", understood: true };
    await admin.call("erasePerson", { params: personParams(member), body });
    held.letGo();
  });
  expect(mails).toEqual([]);
});

it("SA7 suspending twice, or lifting what is not, is answered as before, and nothing is mailed or noted of it", async () => {
  const member = await cast.member("Eira", trust);
  const suspend = (reason: string) =>
    admin.call("suspendPerson", { params: personParams(member), body: { reason } });
  const lift = () => admin.call("liftSuspension", { params: personParams(member), body: {} });
  const { audit } = cast.installation.context.storage;
  const noted = async () => (await audit.page({}, 1)).entries[0]?.seq;
  const idly = async (act: () => Promise<unknown>) => {
    const before = await noted();
    expect(await mailed(act)).toEqual([]);
    expect(await noted()).toBe(before);
  };
  await idly(lift);
  const first = await suspend("Left");
  await idly(async () => expect(await suspend("Another reason")).toEqual(first));
  expect(told(await mailed(lift))).toEqual([[member.person.email, "You can sign in again"]]);
  await idly(lift);
});

it("TD4 several roles given at once in a charter make one mail; later ones make another", async () => {
  const member = await cast.member("Dev", trust);
  const give = (role: string) => admin.call("giveRole", grant(member, role));
  const subject = `You have a role in ${AS_PARTNER()}`;
  const atOnce = await mailed(async () => {
    for (const role of ["reader", "writer", "analyst"]) await give(role);
  });
  expect(told(atOnce)).toEqual([[member.person.email, subject]]);
  cast.installation.later(5 * 60_000 + 1);
  expect(told(await mailed(() => give("commenter")))).toEqual([[member.person.email, subject]]);
});

it("TD4 every role taken is told, and what is given after; the five minutes run from the mail, however many follow", async () => {
  const member = await cast.member("Edda", trust);
  const give = (role: string) => admin.call("giveRole", grant(member, role));
  const take = (role: string) => admin.call("takeRole", grant(member, role));
  const given = [member.person.email, `You have a role in ${AS_PARTNER()}`];
  const taken = [member.person.email, `A role in ${AS_PARTNER()} was taken from you`];
  const mails = await mailed(async () => {
    for (const role of ["reader", "writer"]) await give(role);
    for (const role of ["reader", "writer"]) await take(role);
    await give("reader");
  });
  const order = (one: readonly string[]) => String(one);
  expect(told(mails).map(order).sort()).toEqual([given, given, taken, taken].map(order).sort());
  cast.installation.later(6 * 60_000);
  const spread = await mailed(async () => {
    for (const role of ["writer", "analyst", "commenter"]) {
      await give(role);
      cast.installation.later(3 * 60_000);
    }
  });
  expect(told(spread)).toEqual([given, given]);
});

it("TD4 a role that somebody gave themselves was told to nobody: the next, by somebody else, is", async () => {
  const lead = await cast.member("Gwen", trust);
  await admin.call("giveRole", grant(lead, "governance_lead"));
  cast.installation.later(6 * 60_000);
  const mails = await mailed(async () => {
    await lead.call("giveRole", grant(lead, "reader"));
    await admin.call("giveRole", grant(lead, "writer"));
  });
  expect(told(mails)).toEqual([[lead.person.email, `You have a role in ${AS_PARTNER()}`]]);
});

it("TD1 no name adds a line to a mail, or a header", () => {
  const row = DEED_MAILS.tookRole;
  if (row === undefined) throw new Error("There is no such mail");
  const name = "Priya\r\nBcc: x";
  const happened = {
    to: { ...admin.person, name },
    at: "2026-11-10T12:00:00.000Z",
    by: name,
    detail: "Writer",
    organisation: null,
    charter: { id: CharterId.parse(charterId), title: name },
    roles: [],
    since: null,
    publicUrl: "https://charter.test",
  };
  const { subject, text } = deedMail(row, happened, "priya@charter.test");
  expect([subject, text.split("\n\n").length, text.replaceAll("\n\n", "")]).toEqual([
    "A role in “Priya Bcc: x” was taken from you",
    4,
    expect.not.stringMatching(/[\r\n]/),
  ]);
});
