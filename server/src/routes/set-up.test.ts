/** The first run over HTTP (SPEC: Sign-in, Start). */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestInstallation, testInstallation, tokenIn } from "../testing/test-installation.ts";

let installation: TestInstallation;
let token: string;
beforeEach(async () => {
  installation = await testInstallation();
  token = tokenIn(installation.services.setUpLink.address);
});
afterEach(() => installation.close());

const entry = (given: object = {}) => ({
  token,
  networkName: "Wendle Vale ICS",
  name: "Priya Nair",
  email: "priya@charter.test",
  start: "empty",
  ...given,
});

describe("set-up", () => {
  it("SI9 names the network, signs its first administrator in, and works once", async () => {
    const browser = installation.visitor();
    expect(await browser.call("getSession")).toEqual({
      network: null,
      person: null,
      organisations: [],
      secondStep: "none",
    });
    const state = await browser.call("setUp", { body: entry() });
    expect(state).toMatchObject({
      network: { name: "Wendle Vale ICS", mailIsOn: false },
      person: { name: "Priya Nair", email: "priya@charter.test", administrator: true },
    });
    expect(await browser.call("getSession")).toEqual(state);
    const late = await installation
      .visitor()
      .refused("setUp", { body: entry({ email: "eve@charter.test" }) });
    expect(late).toMatchObject({ status: 403, code: "SET_UP_LINK_WRONG" });
    expect(await browser.call("listPeople")).toHaveLength(1);
  });

  it("SI9 of many uses at once one succeeds", async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        installation.visitor().call("setUp", { body: entry({ email: `p${n}@charter.test` }) }),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await installation.context.storage.directory.people()).toHaveLength(1);
  });

  it("SI9 a wrong link changes nothing, and a form that is wrong leaves the link as it was", async () => {
    const browser = installation.visitor();
    const wrong = await browser.refused("setUp", { body: entry({ token: "wrong" }) });
    expect(wrong.code).toBe("SET_UP_LINK_WRONG");
    const invalid = await browser.refused("setUp", { body: entry({ email: "priya", networkName: " " }) });
    expect(Object.keys(invalid.fields ?? {}).toSorted()).toEqual(["email", "networkName"]);
    const taken = entry({ start: "example", email: "priya.nair@wendlevale-icb.nhs.example" });
    expect((await browser.refused("setUp", { body: taken })).fields).toHaveProperty("email");
    expect(await installation.context.storage.directory.network()).toBeNull();
    expect((await browser.call("setUp", { body: entry() })).person?.name).toBe("Priya Nair");
  });

  it("SI9 with the example: its people, its charter, version 1 and its decisions", async () => {
    const browser = installation.visitor();
    await browser.call("setUp", { body: entry({ start: "example", networkName: "Our own name" }) });
    expect((await browser.call("getSession")).network?.name).toBe("Our own name");
    expect(await browser.call("listOrganisations")).toHaveLength(14);
    expect(await browser.call("listPeople")).toHaveLength(42);
    expect(await browser.call("listCharters")).toEqual([]);
    const lead = await installation.context.storage.directory.personByEmail(
      "helen.voss@wendlevale-icb.nhs.example",
    );
    if (lead === null) throw new Error("The example has no Helen Voss");
    const link = await installation.services.signIn.makeLink(lead, 60_000);
    const helen = installation.visitor();
    await helen.call("useLink", { body: { token: tokenIn(link) } });
    const [line] = await helen.call("listCharters");
    expect(line).toMatchObject({
      newestVersion: { number: 1 },
      round: { state: "open", counts: { signed: 11, declined: 1, asked: 2 }, asked: 14 },
    });
  });
});
