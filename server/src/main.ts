/** Starts the server: reads its settings, puts the parts together, listens, and ends in order (SPEC: Start). */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { createApp } from "./app.ts";
import { type Example, readExample } from "./commands/example/example-files.ts";
import { loadExample } from "./commands/example/load-example.ts";
import { tellChartersAgain } from "./commands/organisation/tell-charters.ts";
import { readConfig } from "./config.ts";
import { openDataDir } from "./data-dir.ts";
import { exampleLinks } from "./example-links.ts";
import { type Held, holdDataDir } from "./hold-data-dir.ts";
import { createInstallation, type Installation } from "./installation.ts";
import { listen } from "./listen.ts";
import { loadTemplates, TEMPLATES_FOLDER } from "./load-templates.ts";
import { beginRetention } from "./retention-job.ts";
import { describeProblems, describeTemplateProblems, type StartProblem } from "./start-problem.ts";
import * as authTables from "./storage/sqlite/tables/identity-tables.ts";
import { createSqliteStorage } from "./storage/sqlite/worker/sqlite-storage.ts";
import { systemClock } from "./sync/clock.ts";

const CLIENT_FOLDER = fileURLToPath(new URL("../../client/dist", import.meta.url));
const USAGE = "Usage: npm start, or npm start -- --example";
const END_LIMIT_MS = 10_000;
const FOLDER_IN_USE: StartProblem = {
  variable: "DATA_DIR",
  wrong: "is in use: another server runs on this folder, or a backup is being restored into it",
  example: "DATA_DIR=/var/lib/another-charter-builder, or stop the other one first",
};

const start = async (): Promise<void> => {
  const unknown = process.argv.slice(2).filter((option) => option !== "--example");
  if (unknown.length > 0) return giveUp(`There is no option ${unknown.join(" ")}.\n${USAGE}`);
  const read = readConfig(process.env);
  if (!read.ok) return giveUp(describeProblems(read.problems));
  const { config } = read;
  const opened = await openDataDir(config.dataDir, config.secret);
  if (!opened.ok) return giveUp(describeProblems([opened.problem]));
  const held = holdDataDir(config.dataDir);
  if (held === null) return giveUp(describeProblems([FOLDER_IN_USE]));
  const loaded = await loadTemplates(TEMPLATES_FOLDER);
  if (!loaded.ok) return giveUp(describeTemplateProblems(loaded.problems));
  const storage = await openStorage(opened.dataDir.databaseFile);
  if ("variable" in storage) return giveUp(describeProblems([storage]));

  const log = pino({ level: config.logLevel });
  const installation = createInstallation({
    ...loaded,
    config,
    secret: opened.dataDir.secret,
    storage,
    authTables,
    clientFolder: CLIENT_FOLDER,
    statementsFolder: resolve(config.dataDir),
    now: () => new Date(),
    log,
  });
  // Before anybody can come: whoever is let in finds the whole example, not a part.
  const example = process.argv.includes("--example") ? await readExample() : null;
  const added = example === null ? false : await fillEmptyNetwork(installation, example);
  const { context, services } = installation;
  const listening = await listen(createApp(context, services), context, config.port);
  if (!listening.ok) {
    await installation.close();
    return giveUp(describeProblems([listening.problem]));
  }
  context.background("what became of organisations", () => tellChartersAgain(context));
  const endRetention = beginRetention(context, systemClock);
  endOnSignal(installation, { stopListening: listening.stop, endRetention }, held);
  if (example !== null) await offerExample(installation, example, added);
  // Below the long table of links, where it is still on the screen.
  console.log(`The charter builder is at ${config.publicUrl}`);
  await offerSetUp(installation);
};

const openStorage = (file: string): Promise<Awaited<ReturnType<typeof createSqliteStorage>> | StartProblem> =>
  createSqliteStorage({ file }).catch((cause: unknown) => ({
    variable: "DATA_DIR",
    wrong: `holds a database that cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
    example: "DATA_DIR=/var/lib/charter-builder",
  }));

/** Answers whether the example was added: a network that has a name is left as it is. */
const fillEmptyNetwork = async ({ context, settled }: Installation, example: Example): Promise<boolean> => {
  if ((await context.storage.directory.network()) !== null) return false;
  await loadExample(context, example);
  await settled();
  return context.storage.directory.nameNetwork(example.network.name);
};

const offerExample = async (
  { context, services }: Installation,
  example: Example,
  added: boolean,
): Promise<void> => {
  const { name } = example.network;
  console.log(
    added
      ? `The network was empty: it is now the example “${name}”.`
      : "The network was set up before, so the example was not added.",
  );
  const lines = await exampleLinks(example, context.storage.directory, services.signIn);
  if (lines.length > 0)
    console.log(["", "Links for trying out; each works once, within a day:", "", ...lines, ""].join("\n"));
};

const offerSetUp = async ({ context, services }: Installation): Promise<void> => {
  if ((await context.storage.directory.network()) !== null) return;
  console.log(`Set it up once with this link:\n\n  ${services.setUpLink.address}\n`);
};

type Running = { readonly stopListening: () => void; readonly endRetention: () => void };

const endOnSignal = (
  installation: Installation,
  { stopListening, endRetention }: Running,
  held: Held,
): void => {
  const { log } = installation.context;
  let isEnding = false;
  const end = async (signal: string): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), END_LIMIT_MS).unref();
    log.info({ signal }, "ending");
    stopListening();
    endRetention();
    await installation.close();
    held.release();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.on(signal, () => {
      end(signal).catch((cause: unknown) => {
        log.error({ err: cause }, "not everything could be closed");
        process.exit(1);
      });
    });
  }
};

const giveUp = (words: string): void => {
  console.error(words);
  process.exitCode = 1;
};

await start();
