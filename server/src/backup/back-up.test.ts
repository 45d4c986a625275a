/** A backup of a database in use (SPEC: Backup). */
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EXAMPLE_CHARTER, SECOND_WRITER, WRITER } from "../sync/testing/example-charter.ts";
import { kill, originOf, spawnServer } from "../sync/testing/killable-server.ts";
import { connectStockClient } from "../sync/testing/stock-client.ts";
import { startTyping, storedText, wordsIn } from "../sync/testing/typist.ts";
import { runProgram } from "../testing/program.ts";
import { backUp } from "./back-up.ts";
import { findDamage } from "./find-damage.ts";
import { tamper, writeInstallation } from "./testing/small-installation.ts";

let folder: string;
let databaseFile: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-backup-"));
  databaseFile = join(folder, "charter-builder.sqlite");
  file = join(folder, "copies.sqlite");
});
afterEach(() => rm(folder, { recursive: true }));

describe("while five people write", () => {
  it("BA1 the backup holds everything that was acknowledged before its start, and is whole", async () => {
    const server = spawnServer(databaseFile);
    const origin = await originOf(server);
    const writers = ["amina", "bela", "cara", "dai", "eira"].map((name, at) => {
      const client = connectStockClient(origin, at % 2 === 0 ? WRITER : SECOND_WRITER);
      return { client, typist: startTyping(client, name) };
    });
    await Promise.all(
      writers.map(({ client, typist }) => client.whenText(() => typist.saved().length >= 20)),
    );

    const acknowledged = writers.flatMap(({ typist }) => typist.saved());
    const admin = runProgram("admin", { environment: { DATA_DIR: folder }, args: ["backup", file] });
    expect([await admin.ended, admin.printed()]).toEqual([
      0,
      expect.stringMatching(
        /Copied\. Checking every page, row and version\.\n.* is complete and checked: \d+ KB/,
      ),
    ]);
    const wroteOn = writers.flatMap(({ typist }) => typist.saved()).length;

    for (const { client, typist } of writers) {
      typist.stop();
      client.destroy();
    }
    await kill(server);
    expect(findDamage(file)).toBeNull();
    const stored = new Set(wordsIn(storedText(file, EXAMPLE_CHARTER)));
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(acknowledged.filter((word) => !stored.has(word))).toEqual([]);
    expect(wroteOn).toBeGreaterThan(acknowledged.length);
  });
});

const backUpHere = async () => {
  const said: string[] = [];
  const outcome = await backUp({ databaseFile, file, say: (words) => void said.push(words) });
  return { ...outcome, said };
};

describe("its file", () => {
  let model: string;
  beforeAll(async () => {
    model = await mkdtemp(join(tmpdir(), "acb-backup-"));
    await writeInstallation(join(model, "charter-builder.sqlite"));
  });
  afterAll(() => rm(model, { recursive: true }));
  beforeEach(() => cp(model, folder, { recursive: true }));

  it("BA2 is one file, for its owner only", async () => {
    expect((await backUpHere()).ok).toBe(true);
    expect((await readdir(folder)).filter((name) => name.startsWith("copies"))).toEqual(["copies.sqlite"]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each(["copies.sqlite", "copies.sqlite.partial"])(
    "BA2 never takes the place of another: %s",
    async (name) => {
      await writeFile(join(folder, name), "the minutes");
      const { ok, words } = await backUpHere();
      expect([ok, words]).toEqual([false, expect.stringContaining(`${join(folder, name)} is there`)]);
      expect(await readFile(join(folder, name), "utf8")).toBe("the minutes");
      expect((await readdir(folder)).filter((one) => one.startsWith("copies"))).toEqual([name]);
    },
  );

  it("BA2 of a damaged database there is none, and it is said what is damaged", async () => {
    tamper(databaseFile, "UPDATE updates SET bytes = zeroblob(length(bytes)) WHERE seq = 2");
    const { ok, words } = await backUpHere();
    expect([ok, words]).toEqual([
      false,
      expect.stringMatching(/cannot be trusted: it is damaged: update 2 of cha_/),
    ]);
    expect((await readdir(folder)).filter((name) => name.startsWith("copies"))).toEqual([]);
  });

  it.each([
    ["missing/copies.sqlite", "it is not there, or its folder is not"],
    ["charter-builder.sqlite/copies.sqlite", "its folder is not there"],
  ])("BA2 a place that cannot be written is said plainly: %s", async (name, why) => {
    file = join(folder, name);
    expect((await backUpHere()).words).toBe(`${file} cannot be written: ${why}.`);
  });
});
