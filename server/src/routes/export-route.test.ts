import { randomUUID } from "node:crypto";
import { EXPORT_FORMATS, exportPath } from "@acb/schemas/api/sign-off-routes";
import { ErrorBody } from "@acb/schemas/error";
import { DecisionId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Version } from "@acb/schemas/version";
import { Hono } from "hono";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { freezeVersion } from "../commands/sign-off/freeze-version.ts";
import { openRound } from "../commands/sign-off/open-round.ts";
import { recordDecision } from "../commands/sign-off/record-decision.ts";
import { createRenderers } from "../export/renderers.ts";
import { createLimits } from "../limits/limits.ts";
import type { AppEnvironment } from "../middleware/app-environment.ts";
import { requestRecord } from "../middleware/request-record.ts";
import { createSqliteStorage } from "../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { PEOPLE, type SignOffCharter, signOffCharter, TRUST } from "../testing/sign-off-charter.ts";
import { exportRoutes } from "./export-route.ts";

const renderers = createRenderers();
let storage: Storage;
let charter: SignOffCharter;
let version: Version;

beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
});
afterAll(() => Promise.all([storage.close(), renderers.close()]));
beforeEach(() => begin("Wendle Vale’s “Ŵyl” Charter/2026"));

const begin = async (title: string): Promise<void> => {
  charter = await signOffCharter(storage);
  await charter.write(title);
  const frozen = await freezeVersion(charter.context, PEOPLE.lead, charter.id, {
    label: "For boards",
    changeNote: "",
  });
  if (!frozen.ok) throw new Error(frozen.code);
  version = frozen.value;
};

const get = (
  format: string,
  person: Person | null = PEOPLE.reader,
  headers: Record<string, string> = {},
  versionId: string = version.id,
) => {
  const app = new Hono<AppEnvironment>().use(requestRecord(pino({ level: "silent" })));
  app.route(
    "/",
    exportRoutes(charter.context, async () => person, { renderers, limits: createLimits(() => new Date()) }),
  );
  const path = exportPath(charter.id, versionId, "pdf").replace(/pdf$/, format);
  return app.request(path, { headers });
};

const sign = async (): Promise<void> => {
  const opened = await openRound(charter.context, PEOPLE.lead, charter.id, {
    versionId: version.id,
    dueOn: "2026-12-01",
  });
  const roundId = opened.ok ? opened.value.rounds[0]?.round.id : undefined;
  if (roundId === undefined) throw new Error("The round did not open");
  const decided = await recordDecision(
    charter.context,
    PEOPLE.ruth,
    { charterId: charter.id, roundId },
    {
      id: DecisionId.parse(randomUUID()),
      versionId: version.id,
      contentHash: version.contentHash,
      organisationId: TRUST,
      position: "approved",
      minuteVerb: "approved",
      authority: { kind: "board", body: "Board of Directors", meetingOn: "2026-11-10" },
      evidence: [],
      reason: "",
    },
  );
  if (!decided.ok) throw new Error(decided.code);
};

it.each(EXPORT_FORMATS)(
  "EXP-8 %s comes as an attachment with an ASCII name that is not sniffed",
  async (format) => {
    const response = await get(format);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Disposition")).toBe(
      `attachment; filename="wendle-vales-wyl-charter-2026-version-1.${format === "markdown" ? "md" : format}"`,
    );
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get("Content-Length")));
  },
);

it("EXP-8 its tag changes with a position, and a known one is answered without the file", async () => {
  const before = (await get("html")).headers.get("ETag") ?? "";
  expect((await get("html", PEOPLE.reader, { "If-None-Match": before })).status).toBe(304);
  expect((await get("markdown")).headers.get("ETag")).not.toBe(before);
  await sign();
  const after = await get("html", PEOPLE.reader, { "If-None-Match": before });
  expect(after.status).toBe(200);
  expect(after.headers.get("ETag")).not.toBe(before);
});

it("EXP-7 it is made from the frozen text, with the positions as they stand", async () => {
  await charter.write("Another title");
  await sign();
  const html = await (await get("html")).text();
  expect(html).toContain("Wendle Vale’s “Ŵyl” Charter/2026");
  expect(html).not.toContain("Another title");
  expect(html).toContain("Not signed by all: 1 of 2 organisations has signed.");
  expect(html).toContain(version.contentHash);
});

it("EXP-7 without the right to read, or for an unknown version or format, there is nothing", async () => {
  const codes = await Promise.all(
    [
      get("pdf", null),
      get("pdf", PEOPLE.stranger),
      get("pdf", PEOPLE.reader, {}, "ver_unknown"),
      get("odt"),
    ].map(async (answer) => ErrorBody.parse(await (await answer).json()).error.code),
  );
  expect(codes).toEqual(["NOT_SIGNED_IN", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
});

it("EXP-9 JSON holds the content to the byte, with the version and the positions", async () => {
  await sign();
  const stored = await storage.events.version(charter.id, version.id);
  const text = await (await get("json")).text();
  expect(text).toContain(`"content":${stored?.content}}`);
  expect(JSON.parse(text)).toMatchObject({
    format: "acb/export/1",
    version: { contentHash: version.contentHash },
    signOff: { rows: [{ position: "signed" }, { position: "asked" }] },
  });
});

it("EXP-10 a text that the PDF cannot hold is refused in plain words, and the other formats hold it", async () => {
  await begin("Charter for সবাই");
  const refused = await get("pdf");
  expect(refused.status).toBe(422);
  const { error } = ErrorBody.parse(await refused.json());
  expect(error.code).toBe("TEXT_NOT_PRINTABLE");
  expect(error.fields?.signs).toMatch(/স/);
  expect(error.fields?.places).toBe("The title page");
  expect(JSON.stringify(error)).not.toMatch(/SourceDiagnostic|Span/);
  expect((await get("docx")).status).toBe(200);
  expect(await (await get("html")).text()).toContain("Charter for সবাই");
});
