/** When nobody is left, or somebody fewer, to decide for an organisation that is asked (SPEC: TD5, B-56). */
import type { Mail } from "@acb/schemas/api/network-routes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createNetworkCast, mandateFor, type NetworkCast, paramsOf } from "../../testing/network-cast.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import type { Member } from "../../testing/test-installation.ts";

let cast: NetworkCast;
beforeAll(async () => {
  cast = await createNetworkCast();
});
afterAll(() => cast.installation.close());

const leadMails = async (about: string): Promise<readonly Mail[]> => {
  await cast.installation.settled();
  const mails = await cast.installation.context.storage.outbox.list();
  return mails.filter(({ to, subject }) => to === cast.admin.person.email && subject.includes(about));
};

/** A charter with an open round that asks the trust, for which Ruth decides, and Rhea too unless she is left out. */
const asked = async ({ alone }: { readonly alone: boolean }) => {
  const { admin } = cast;
  const { trust, sponsor } = await cast.twoOrganisations();
  const { record } = await admin.call("createCharter", {
    body: { ...NEW_CHARTER, title: `Charter of ${trust.name}`, partnerIds: [trust.id] },
  });
  const params = { charterId: record.id };
  const signatory = async (name: string) => {
    const member = await cast.member(name, trust);
    const body = { personId: member.person.id, role: "signatory", organisationId: trust.id };
    await admin.call("giveRole", { params, body });
    await sponsor.call("grantMandate", { params: paramsOf(trust), body: mandateFor(member) });
    return { ...member, grant: body };
  };
  const ruth = await signatory("Ruth");
  if (!alone) await signatory("Rhea");
  const { id: versionId } = await admin.call("freezeVersion", {
    params,
    body: { label: "1", changeNote: "" },
  });
  await admin.call("openRound", { params, body: { versionId, dueOn: "2099-01-01" } });
  return { trust, sponsor, ruth, params };
};
type Asked = Awaited<ReturnType<typeof asked>>;

const revoke = async ({ sponsor, trust, ruth }: Asked, who: Member = ruth) => {
  const { mandates } = await sponsor.call("getOrganisation", { params: paramsOf(trust) });
  const mandateId = mandates.find(({ personId }) => personId === who.person.id)?.id ?? "";
  await sponsor.call("revokeMandate", { params: { ...paramsOf(trust), mandateId }, body: {} });
};
const ROWS: readonly (readonly [string, string, (of: Asked) => Promise<unknown>])[] = [
  [
    "is suspended",
    "Ruth",
    ({ ruth }) =>
      cast.admin.call("suspendPerson", { params: { personId: ruth.person.id }, body: { reason: "Away" } }),
  ],
  [
    "is erased",
    "A signatory who was erased from the network",
    ({ ruth }) =>
      cast.admin.call("erasePerson", {
        params: { personId: ruth.person.id },
        body: { reason: "asked", understood: true },
      }),
  ],
  [
    "leaves the organisation",
    "Ruth",
    ({ ruth: { person } }) => {
      const { id: personId, ...entry } = person;
      return cast.admin.call("changePerson", {
        params: { personId },
        body: { ...entry, organisationIds: [] },
      });
    },
  ],
  [
    "has the role taken",
    "Ruth",
    ({ params, ruth: { grant } }) => cast.admin.call("takeRole", { params, body: grant }),
  ],
  ["has the mandate taken", "Ruth", (of) => revoke(of)],
];

it.each(ROWS)(
  "TD5 (B-56) the lead is told when a signatory %s, once, and that nobody else can decide",
  async (_what, who, act) => {
    const of = await asked({ alone: true });
    await act(of);
    const mails = await leadMails(of.trust.name);
    expect(mails.map(({ subject }) => subject)).toEqual([
      `${who} decides for ${of.trust.name} no longer, in “Charter of ${of.trust.name}”`,
    ]);
    expect(mails[0]?.text).toContain(`Nobody else can decide for ${of.trust.name} now.`);
  },
);

it("TD5 the mail names who else can decide, and after a second loss says that nobody can", async () => {
  const of = await asked({ alone: false });
  await revoke(of);
  const [first] = await leadMails(of.trust.name);
  expect(first?.text).toContain(`For ${of.trust.name}, these can decide still: Rhea.`);
});

it("TD5 nobody is told where no round is open, and of whoever signs for none", async () => {
  const of = await asked({ alone: true });
  const { rounds } = await cast.admin.call("getSignOff", { params: of.params });
  const roundId = rounds[0]?.round.id ?? "";
  await cast.admin.call("suspendPerson", {
    params: { personId: of.sponsor.person.id },
    body: { reason: "Away" },
  });
  await cast.admin.call("cancelRound", { params: { ...of.params, roundId }, body: { reason: "Later" } });
  await cast.admin.call("takeRole", { params: of.params, body: of.ruth.grant });
  expect(await leadMails(of.trust.name)).toEqual([]);
});
