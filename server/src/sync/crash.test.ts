/** SIGKILL while people write (I-1): what another person saw, or what was said to be saved, is there afterwards. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { EXAMPLE_CHARTER, SECOND_WRITER, WRITER } from "./testing/example-charter.ts";
import { connectStockClient } from "./testing/stock-client.ts";
import { startTyping, storedText, wordsIn } from "./testing/typist.ts";

const SERVER = fileURLToPath(new URL("./testing/crash-server.ts", import.meta.url));
/** How many words the other person has seen when the server is killed, in each round. */
const KILLED_AFTER_WORDS = [1, 40, 150];

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-crash-"));
  file = join(folder, "charters.db");
});
afterEach(() => rm(folder, { recursive: true }));

const startServer = async (): Promise<{ readonly child: ChildProcess; readonly origin: string }> => {
  const child = spawn(process.execPath, [SERVER, file], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return { child, origin: String(line).trim() };
};

/** Writes until the other person has seen that many words, then kills; answers what was promised by then. */
const writeAndKill = async (round: number, seenCount: number): Promise<readonly string[]> => {
  const { child, origin } = await startServer();
  const [writer, reader] = [connectStockClient(origin, WRITER), connectStockClient(origin, SECOND_WRITER)];
  const typist = startTyping(writer, `round${round}`);
  const ofThisRound = (text: string) => wordsIn(text).filter((word) => word.startsWith(`round${round}.`));
  await reader.whenText((text) => ofThisRound(text).length >= seenCount);
  child.kill("SIGKILL");
  await once(child, "exit");
  typist.stop();
  const seen = wordsIn(reader.doc.getText("t").toString());
  writer.destroy();
  reader.destroy();
  return [...seen, ...typist.saved()];
};

it("SY1 (I-1): after each SIGKILL, every word that was seen or saved is stored", async () => {
  for (const [round, seenCount] of KILLED_AFTER_WORDS.entries()) {
    const promised = await writeAndKill(round, seenCount);
    const stored = new Set(wordsIn(storedText(file, EXAMPLE_CHARTER)));
    expect(promised.length).toBeGreaterThanOrEqual(seenCount);
    expect(promised.filter((word) => !stored.has(word))).toEqual([]);
  }
});
