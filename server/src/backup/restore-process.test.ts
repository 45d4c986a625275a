/** A restore as a person does it at a terminal: beside a running server, and killed on its way (SPEC: Backup). */
import { once } from "node:events";
import { watch } from "node:fs";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CharterId } from "@acb/schemas/ids";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { runProgram } from "../testing/program.ts";
import { backUp } from "./back-up.ts";
import { findDamage } from "./find-damage.ts";
import { keepReplaced } from "./keep-replaced.ts";
import { readWords, writeInstallation, writeWords } from "./testing/small-installation.ts";

const OLD = "Written before the backup. And after it.";
const RESTORED = "Written before the backup.";
/** Changes in the data folder after which the process is killed; a restore makes some thirty. */
const KILLED_AFTER = [3, 8, 13, 18];

let model: string;
let folder: string;
let charterId: CharterId;
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
  model = await mkdtemp(join(tmpdir(), "acb-restore-"));
  const databaseFile = join(model, "charter-builder.sqlite");
  ({ charterId } = await writeInstallation(databaseFile));
  expect((await backUp({ databaseFile, file: join(model, "backup.sqlite"), say: () => {} })).ok).toBe(true);
  await writeWords(databaseFile, charterId, " And after it.");
});
afterAll(() => rm(model, { recursive: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-restore-"));
  await cp(model, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const askRestore = () =>
  runProgram("admin", { environment: { DATA_DIR: folder }, args: ["restore", inFolder("backup.sqlite")] });

const freePort = async (): Promise<string> => {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return address === null || typeof address === "string" ? "" : String(address.port);
};

it("BA4 beside a running server, a restore and a second server say so, and nothing happens", {
  timeout: 60_000,
}, async () => {
  const environment = { DATA_DIR: folder, PORT: await freePort(), LOG_LEVEL: "warn" };
  const server = runProgram("main", { environment });
  await server.prints("The charter builder is at");
  const [refused, second] = [askRestore(), runProgram("main", { environment })];
  expect([await refused.ended, refused.printed()]).toEqual([
    1,
    expect.stringMatching(/^The server is running\. Stop it first: /),
  ]);
  expect([await second.ended, second.printed()]).toEqual([
    1,
    expect.stringContaining("DATA_DIR is in use: another server runs on this folder"),
  ]);
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
  expect(await readWords(inFolder("charter-builder.sqlite"), charterId)).toBe(OLD);

  const restored = askRestore();
  expect(await restored.ended).toBe(0);
  expect(restored.printed()).toMatch(
    /The database that was in use is kept in .*replaced-(?:.*\n)*.*What happens next:/,
  );
  expect(await readWords(inFolder("charter-builder.sqlite"), charterId)).toBe(RESTORED);
});

it("BA8 ended right after it kept the old database, it leaves that one, and a server opens it", async () => {
  await keepReplaced(inFolder("charter-builder.sqlite"), new Date("2026-11-25T10:00:00Z"));
  expect(await readWords(inFolder("charter-builder.sqlite"), charterId)).toBe(OLD);
});

/** Answers whether it was killed before its end. */
const killAfter = async (changeCount: number): Promise<boolean> => {
  let seen = 0;
  const changes = watch(folder, () => {
    seen += 1;
    if (seen === changeCount) program.signal("SIGKILL");
  });
  const program = askRestore();
  const code = await program.ended;
  changes.close();
  return code === null;
};

it("BA8 killed on its way, it leaves the old database or the restored one, and can be asked again", {
  timeout: 90_000,
}, async () => {
  const killed: boolean[] = [];
  for (const changeCount of KILLED_AFTER) {
    await rm(folder, { recursive: true });
    await cp(model, folder, { recursive: true });
    killed.push(await killAfter(changeCount));
    const database = inFolder("charter-builder.sqlite");
    // Opened as a server would, with whatever stands beside it.
    expect([OLD, RESTORED]).toContain(await readWords(database, charterId));
    expect(findDamage(database)).toBeNull();
  }
  expect(killed.filter((one) => one).length).toBeGreaterThan(1);
  const again = askRestore();
  expect([await again.ended, await readWords(inFolder("charter-builder.sqlite"), charterId)]).toEqual([
    0,
    RESTORED,
  ]);
  expect((await readdir(folder)).some((name) => name.endsWith(".restoring"))).toBe(false);
});
