/** The statements of an installation (SPEC: Statements). */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERIODS } from "@acb/schemas/retention";
import { expect, it } from "vitest";
import { testInstallation } from "./testing/test-installation.ts";

it("STA1: ours are there for everybody; a file in the data folder takes the place of one, from the next reading on", async () => {
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
