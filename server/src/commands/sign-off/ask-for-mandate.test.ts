/** Asking for a mandate, and whom refusals name (SPEC: ORG13, HT14). */
import type { Mail } from "@acb/schemas/api/network-routes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createNetworkCast, mandateFor, type NetworkCast, paramsOf } from "../../testing/network-cast.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";

let cast: NetworkCast;
beforeAll(async () => {
  cast = await createNetworkCast();
});
afterAll(() => cast.installation.close());

const requests = async (): Promise<readonly Mail[]> => {
  await cast.installation.settled();
  const mails = await cast.installation.context.storage.outbox.list();
  return mails.filter(({ subject }) => subject.includes("asks for a mandate"));
};

/** A charter in which the trust's secretary signs. */
const signing = async () => {
  const two = await cast.twoOrganisations();
  const partnerIds = [two.trust.id, two.council.id];
  const { record } = await cast.admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds } });
  const give = (personId: string, organisationId: string) =>
    cast.admin.call("giveRole", {
      params: { charterId: record.id },
      body: { personId, role: "signatory", organisationId },
    });
  await give(two.secretary.person.id, two.trust.id);
  await give(two.outsider.person.id, two.council.id);
  const at = (organisationId: string) => ({
    params: { charterId: record.id, organisationId },
    body: { power: "decide" },
  });
  return { ...two, at };
};

it("ORG13 the sponsor and the anchor lead are mailed who asks for what, once a day", async () => {
  const { trust, secretary, sponsor, at } = await signing();
  const anchor = await cast.member("Anchor", trust);
  await cast.appoint(trust, anchor, "anchorLead");
  await secretary.call("askForMandate", at(trust.id));
  await secretary.call("askForMandate", at(trust.id));
  const mails = await requests();
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    [anchor.person.email, sponsor.person.email].toSorted(),
  );
  expect(mails[0]?.subject).toBe(`Secretary asks for a mandate of ${trust.name}`);
  expect(mails[0]?.text).toContain("They ask for one to: record what the organisation decided.");
  expect(mails[0]?.text).toContain(`/organisations/${trust.id}`);
  cast.installation.later(24 * 60 * 60_000 + 1);
  await secretary.call("askForMandate", at(trust.id));
  expect(await requests()).toHaveLength(4);
});

it("ORG13 nobody asks for an organisation that they do not sign for; where nobody can give one, that is said", async () => {
  const { trust, council, secretary, outsider, at } = await signing();
  const before = await requests();
  const refused = await outsider.refused("askForMandate", at(trust.id));
  expect(refused).toMatchObject({
    code: "NOT_YOUR_ORGANISATION",
    next: `Ask ${cast.admin.person.name} for the role: they lead this charter.`,
  });
  expect((await secretary.refused("askForMandate", at("x"))).code).toBe("NOT_FOUND");
  expect((await outsider.refused("askForMandate", at(council.id))).code).toBe("NO_MANDATE");
  expect(await requests()).toEqual(before);
});

it("ORG13 nobody is mailed for a mandate that is there; to prepare and to decide are asked for apart; who only prepares asks for nothing more", async () => {
  const { trust, secretary, sponsor, at } = await signing();
  const clerk = await cast.member("Clerk", trust);
  const role = { personId: clerk.person.id, role: "preparer", organisationId: trust.id };
  const { params } = at(trust.id);
  await cast.admin.call("giveRole", { params, body: role });
  const to = (power: string) => ({ params, body: { power } });
  expect((await clerk.refused("askForMandate", to("decide"))).code).toBe("NOT_YOUR_ORGANISATION");
  const mailed = async (asker: typeof clerk, power: string) => {
    const before = (await requests()).length;
    await asker.call("askForMandate", to(power));
    return (await requests()).length - before;
  };
  expect(await mailed(clerk, "prepare")).toBe(1);
  for (const count of [1, 0])
    for (const power of ["decide", "prepare"]) expect(await mailed(secretary, power)).toBe(count);
  await sponsor.call("grantMandate", { params: paramsOf(trust), body: mandateFor(secretary) });
  cast.installation.later(24 * 60 * 60_000 + 1);
  expect(await mailed(secretary, "decide")).toBe(0);
  expect(await mailed(secretary, "prepare")).toBe(1);
});

it("HT14 who needs an administrator is told which: three at most, nobody who is suspended, never themselves", async () => {
  const { installation, admin } = cast;
  const { trust, sponsor, at } = await signing();
  const administrator = (name: string) =>
    installation.signedIn({
      name,
      email: `${name.slice(0, 4).toLowerCase()}@charter.test`,
      administrator: true,
    });
  const [away] = [await administrator("Anna Away"), await administrator("Bela Admin")];
  await admin.call("suspendPerson", { params: { personId: away.person.id }, body: { reason: "Left" } });
  const organisation = { name: "Mine", shortName: "Mine", type: "other" };
  const both = /^Ask (Bela Admin or Priya Nair|Priya Nair or Bela Admin) to do it: /;
  expect((await sponsor.refused("addOrganisation", { body: organisation })).next).toMatch(both);
  const own = await admin.refused("resetSecondStep", { params: { personId: admin.person.id }, body: {} });
  expect(own.next).toBe("Ask Bela Admin to reset it, or turn it off in your settings with a code.");
  const params = { charterId: at(trust.id).params.charterId };
  const lead = { personId: sponsor.person.id, role: "governance_lead" };
  await admin.call("giveRole", { params, body: lead });
  const invited = { name: "New", email: "new@charter.test", organisationId: trust.id, role: "reader" };
  const body = { invitations: [invited], sectionId: null };
  const { people } = await sponsor.call("invite", { params, body });
  const person = people.find(({ email }) => email === invited.email) ?? sponsor.person;
  const unconfirmed = await sponsor.refused("grantMandate", {
    params: paramsOf(trust),
    body: mandateFor({ ...sponsor, person }),
  });
  expect(unconfirmed.code).toBe("MEMBERSHIP_UNCONFIRMED");
  expect(unconfirmed.next).toMatch(/^Ask .* to confirm them on the organisation's page/);
});
