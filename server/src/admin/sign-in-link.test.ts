/** A way into anyone's account, made at the server (SPEC: RUN7, AU1, TD1). */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { testInstallation } from "../testing/test-installation.ts";
import { SIGN_IN_LINK } from "./sign-in-link.ts";

it("AU1 TD1 a sign-in link that is made at the server stands in the audit trail, and its person is told", async () => {
  const folder = await mkdtemp(join(tmpdir(), "acb-link-"));
  const databaseFile = join(folder, "charters.db");
  const installation = await testInstallation({ databaseFile });
  const { person } = await installation.signedIn({ email: "admin@charter.test" });
  const read = readConfig({});
  if (!read.ok) throw new Error("No configuration");
  const dataDir = { databaseFile, secret: "a secret that only this test knows, and long enough" };
  const request = { argument: person.email, config: read.config, dataDir, say: () => undefined };
  expect((await SIGN_IN_LINK.run(request)).ok).toBe(true);
  const { audit, outbox } = installation.context.storage;
  const { entries } = await audit.page({}, 1);
  expect(entries[0]).toMatchObject({
    deed: "madeSignInLink",
    actor: null,
    personId: person.id,
    detail: "at the server",
  });
  const [mail] = await outbox.list();
  expect([mail?.to, mail?.subject]).toEqual([person.email, "A link that signs in to your account was made"]);
  expect(mail?.text).not.toContain("token");
  await installation.close();
  await rm(folder, { recursive: true });
});
