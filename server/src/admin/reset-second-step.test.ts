/** The last administrator's telephone is lost (SPEC: MF8). */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { halfWay, protect } from "../testing/second-step.ts";
import { testInstallation } from "../testing/test-installation.ts";
import { RESET_SECOND_STEP } from "./reset-second-step.ts";

it("MF8 at the server a second step is reset beside the running one: its person signs in by the link alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "acb-reset-"));
  const databaseFile = join(folder, "charters.db");
  const installation = await testInstallation({ databaseFile });
  const read = readConfig({});
  if (!read.ok) throw new Error("No configuration");
  const run = (argument: string) =>
    RESET_SECOND_STEP.run({
      argument,
      config: read.config,
      dataDir: { databaseFile, secret: "not needed" },
      say: () => undefined,
    });
  const admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
  expect((await run(admin.person.email)).ok).toBe(false);
  await protect(installation, admin);
  expect(await run("Admin@Charter.test")).toEqual({
    ok: true,
    words: "Priya Nair has no second step any more, and is signed out everywhere.",
  });
  expect((await admin.call("getSession")).person).toBeNull();
  const browser = await halfWay(installation, admin);
  expect((await browser.call("getSession")).person).toEqual(admin.person);
  const { entries } = await installation.context.storage.audit.page({ deed: "resetSecondStep" }, 1);
  expect(entries[0]).toMatchObject({
    actor: null,
    personId: admin.person.id,
    detail: "at the server",
  });
  await installation.close();
  await rm(folder, { recursive: true });
});
