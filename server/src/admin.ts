/** What an administrator of the machine can do at its command line (SPEC: Start, Backup). */
import type { AdminCommand } from "./admin/admin-command.ts";
import { BACKUP } from "./admin/backup.ts";
import { RESET_SECOND_STEP } from "./admin/reset-second-step.ts";
import { RESTORE } from "./admin/restore.ts";
import { SIGN_IN_LINK } from "./admin/sign-in-link.ts";
import { readConfig } from "./config.ts";
import { openDataDir } from "./data-dir.ts";

const COMMANDS: ReadonlyMap<string | undefined, AdminCommand> = new Map([
  ["sign-in-link", SIGN_IN_LINK],
  ["reset-second-step", RESET_SECOND_STEP],
  ["backup", BACKUP],
  ["restore", RESTORE],
]);

const USAGE = [
  ...[...COMMANDS].map(([name, { argument, about }], at) =>
    [`${at === 0 ? "Usage:" : "      "} npm run admin -- ${name} ${argument}`, ...about].join("\n         "),
  ),
  "\nRun it with the same DATA_DIR, PUBLIC_URL and SECRET as the server.",
].join("\n");

const run = async ([name, argument, ...rest]: readonly string[]): Promise<void> => {
  const command = COMMANDS.get(name);
  if (command === undefined || argument === undefined || rest.length > 0) return giveUp(USAGE);
  const read = readConfig(process.env);
  if (!read.ok) return giveUp(read.problems.map(({ variable, wrong }) => `${variable} ${wrong}.`).join("\n"));
  const { config } = read;
  const opened = await openDataDir(config.dataDir, config.secret);
  if (!opened.ok) return giveUp(`${opened.problem.variable}: ${opened.problem.wrong}.`);
  const { ok, words } = await command.run({
    argument,
    config,
    dataDir: opened.dataDir,
    say: (line) => console.log(line),
  });
  if (ok) console.log(words);
  else giveUp(words);
};

const giveUp = (words: string): void => {
  console.error(words);
  process.exitCode = 1;
};

await run(process.argv.slice(2));
