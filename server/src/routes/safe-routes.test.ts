/** Whatever may be read may be read twice: no safe request changes what is kept (SPEC: HT11; I-24, B-51). */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@acb/schemas/api";
import { LOGO_PATH } from "@acb/schemas/api/organisation-routes";
import { EXPORT_FORMATS } from "@acb/schemas/api/sign-off-routes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keptIn } from "../testing/kept-in.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";

let folder: string;
let file: string;
let installation: TestInstallation;
let lead: Member;
/** Every safe address there is, of things that are there. */
let addresses: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-safe-"));
  file = join(folder, "charters.db");
  installation = await testInstallation({ databaseFile: file });
  lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
  const council = await lead.call("addOrganisation", {
    body: { name: "Hartwell Council", shortName: "Council", type: "local_authority" },
  });
  const { record } = await lead.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [council.id] } });
  const params = { charterId: record.id };
  const version = await lead.call("freezeVersion", { params, body: { label: "Draft", changeNote: "" } });
  const [section] = await lead.call("listSections", { params });
  const names: Readonly<Record<string, string>> = {
    charterId: record.id,
    versionId: version.id,
    sectionId: section?.id ?? "",
    organisationId: council.id,
    statement: "privacy",
    month: new Date().toISOString().slice(0, 7),
  };
  const paths = [
    ...Object.values(API)
      .filter(({ method }) => method === "GET")
      .map(({ path }) => path),
    ...EXPORT_FORMATS.map((format) => `/api/charters/:charterId/versions/:versionId/export/${format}`),
    LOGO_PATH,
    "/sync/:charterId/state",
    "/healthz",
    "/readyz",
    "/",
    "/sign-in/link",
    "/charters/:charterId",
  ];
  addresses = paths.map((path) => path.replace(/:(\w+)/g, (_, name: string) => names[name] ?? "missing"));
});
afterAll(async () => {
  await installation.close();
  await rm(folder, { recursive: true });
});

it("HT11: every safe address, read twice by GET and HEAD and by a visitor too, changes nothing that is kept", async () => {
  expect(addresses.filter((address) => address.includes("missing"))).toEqual([]);
  const before = keptIn(file);
  expect(Object.keys(before).length).toBeGreaterThan(15);
  const answers = new Map<string, number>();
  for (let time = 0; time < 2; time += 1)
    for (const address of addresses)
      for (const method of ["GET", "HEAD"]) {
        answers.set(address, (await lead.request(address, { method })).status);
        await installation.visitor().request(address, { method });
      }
  expect(keptIn(file)).toEqual(before);
  const failing = [...answers].filter(([address, status]) => status >= 400 && address.startsWith("/api"));
  // This charter was never restored, no logo was given, its typesetter may be missing, and whoever asks is no guest.
  const elsewhere = /\/recovery$|\/pdf$|\/guest$|\/logo$/;
  expect(failing.filter(([address]) => !elsewhere.test(address))).toEqual([]);
});
