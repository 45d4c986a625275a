/** What an administrator of the machine can do at its command line, whether or not the server runs (SPEC: Start). */
import { Email } from "@acb/schemas/people";
import { pino } from "pino";
import { readConfig } from "./config.ts";
import { openDataDir } from "./data-dir.ts";
import { createSignIn, LINK_LIFE_MS } from "./identity/identity.ts";
import * as authTables from "./storage/sqlite/identity-tables.ts";
import { createSqliteStorage } from "./storage/sqlite/sqlite-storage.ts";

const USAGE = `Usage: npm run admin -- sign-in-link EMAIL

Prints a link that signs the person with this e-mail address in: once, within ten minutes.
Run it with the same DATA_DIR, PUBLIC_URL and SECRET as the server.`;

const run = async ([command, email, ...rest]: readonly string[]): Promise<void> => {
  if (command !== "sign-in-link" || email === undefined || rest.length > 0) return giveUp(USAGE);
  const address = Email.safeParse(email);
  if (!address.success) return giveUp(`“${email}” is not an e-mail address.\n\n${USAGE}`);
  const read = readConfig(process.env);
  if (!read.ok) return giveUp(read.problems.map(({ variable, wrong }) => `${variable} ${wrong}.`).join("\n"));
  const { config } = read;
  const opened = await openDataDir(config.dataDir, config.secret);
  if (!opened.ok) return giveUp(`${opened.problem.variable}: ${opened.problem.wrong}.`);
  const storage = await createSqliteStorage({ file: opened.dataDir.databaseFile });
  try {
    const person = await storage.directory.personByEmail(address.data);
    if (person === null)
      return giveUp(
        `Nobody in the network has the address ${address.data}. Is DATA_DIR (${config.dataDir}) the server's?`,
      );
    const signIn = createSignIn({
      storage,
      tables: authTables,
      secret: opened.dataDir.secret,
      publicUrl: config.publicUrl,
      now: () => new Date(),
      log: pino({ level: "silent" }),
    });
    console.log(`${person.name} can sign in with this link, once, within ten minutes:`);
    console.log(await signIn.makeLink(person, LINK_LIFE_MS));
  } finally {
    await storage.close();
  }
};

const giveUp = (words: string): void => {
  console.error(words);
  process.exitCode = 1;
};

await run(process.argv.slice(2));
