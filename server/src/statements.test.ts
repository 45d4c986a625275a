/** The statements of an installation (SPEC: Statements). */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERIODS } from "@acb/schemas/retention";
import { expect, it } from "vitest";
import { testInstallation } from "./testing/test-installation.ts";

it("STA1 ours are there for everybody; a file in the data folder takes the place of one, from the next reading on", async () => {
  const folder = await mkdtemp(join(tmpdir(), "acb-statements-"));
  const installation = await testInstallation({ statementsFolder: folder });
  const read = (statement: string) => installation.visitor().call("getStatement", { params: { statement } });
  expect((await read("accessibility")).text).toContain("WCAG");
  const { text } = await read("privacy");
  expect(text).toContain("UK GDPR");
  expect(text).toContain(
    `for ${PERIODS.mail.defaultDays} days unless an administrator has set another period`,
  );
  await writeFile(join(folder, "privacy.txt"), "In our own words.");
  expect((await read("privacy")).text).toBe("In our own words.");
  for (const name of ["secret", "..%2Fsecret", "Privacy"])
    expect((await installation.visitor().request(`/api/statements/${name}`)).status).toBe(404);
  await installation.close();
  await rm(folder, { recursive: true });
});

it("STA2 whom to ask stands with both statements, and in a refusal where nobody else may be there to ask", async () => {
  const contact = { name: "Wendle Vale team", email: "team@charter.test" };
  const installation = await testInstallation({ contact });
  const visitor = installation.visitor();
  for (const statement of ["accessibility", "privacy"])
    expect((await visitor.call("getStatement", { params: { statement } })).contact).toEqual(contact);
  await installation.context.storage.close();
  const { next } = await visitor.refused("getSession");
  expect(next).toMatch(/You can also write to Wendle Vale team, team@charter\.test\.$/);
  expect((await visitor.refused("getStatement", { params: { statement: "none" } })).next).not.toContain(
    "team@",
  );
  await installation.close();
});

it("STA3 the accessibility statement says how far it complies, and when it was written and reviewed", async () => {
  const installation = await testInstallation();
  const asked = { params: { statement: "accessibility" } };
  const { text, contact } = await installation.visitor().call("getStatement", asked);
  expect(contact).toBeNull();
  for (const said of [
    /is (fully|partially|not) compliant with .*WCAG\) version 2\.2, level AA/,
    /prepared on \d+ \w+ \d{4}/,
    /last reviewed on \d+ \w+ \d{4}/,
  ])
    expect(text).toMatch(said);
  await installation.close();
});
