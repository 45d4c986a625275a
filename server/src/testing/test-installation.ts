/** An installation over a real database in memory, with a clock that tests move. */
import type { Contact } from "@acb/schemas/api/session-routes";
import { PersonId } from "@acb/schemas/ids";
import type { NewPerson, Person } from "@acb/schemas/people";
import type { SecondStepPolicy } from "@acb/schemas/second-step";
import type { Hono } from "hono";
import { pino } from "pino";
import { createApp } from "../app.ts";
import type { Context } from "../commands/context.ts";
import { createInstallation, type Installation } from "../installation.ts";
import { loadTemplates, TEMPLATES_FOLDER } from "../load-templates.ts";
import type { AppEnvironment } from "../middleware/app-environment.ts";
import type { ProviderConfig } from "../provider-config.ts";
import * as authTables from "../storage/sqlite/tables/identity-tables.ts";
import { createSqliteStorage } from "../storage/sqlite/worker/sqlite-storage.ts";
import { TEST_URL } from "./test-url.ts";
import { createVisitor, type Visitor } from "./visitor.ts";

export type TestInstallation = Installation & {
  readonly app: Hono<AppEnvironment>;
  /** Moves the clock. */
  readonly later: (ms: number) => void;
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  readonly visitor: () => Visitor;
  /** A person put into the network, with a browser that is signed in. */
  readonly signedIn: (entry: Partial<NewPerson> & { readonly email: string }) => Promise<Member>;
  /** The same person at a browser of their own, signed in. */
  readonly signedInAgain: (person: Person) => Promise<Member>;
};
export type Member = Visitor & { readonly person: Person };

type Options = {
  readonly smtpUrl?: string;
  readonly providers?: readonly ProviderConfig[];
  readonly secondStep?: SecondStepPolicy;
  /** The clock stands still, but for `later`. */
  readonly clockStands?: boolean;
  readonly clientFolder?: string;
  readonly statementsFolder?: string;
  readonly contact?: Contact;
  /** Where the database is kept, for what is to be found there afterwards. */
  readonly databaseFile?: string;
};

export const testInstallation = async (options: Options = {}): Promise<TestInstallation> => {
  const storage = await createSqliteStorage({ file: options.databaseFile ?? ":memory:" });
  const loaded = await loadTemplates(TEMPLATES_FOLDER);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const startedAt = options.clockStands ? Date.now() : null;
  let aheadMs = 0;
  let log = "";
  const installation = createInstallation({
    ...loaded,
    config: {
      publicUrl: TEST_URL,
      smtpUrl: options.smtpUrl ?? null,
      mailFrom: "charter@charter.test",
      contact: options.contact ?? null,
      providers: options.providers ?? [],
      secondStep: options.secondStep ?? "offered",
    },
    secret: "a secret that only this test knows, and long enough",
    storage,
    authTables,
    clientFolder: options.clientFolder ?? "/nowhere",
    statementsFolder: options.statementsFolder ?? null,
    now: () => new Date((startedAt ?? Date.now()) + aheadMs),
    log: pino(
      { level: "debug" },
      {
        write: (line: string) => {
          log += line;
        },
      },
    ),
  });
  const app = createApp(installation.context, installation.services);
  const visitor = (): Visitor => createVisitor(app);
  return {
    ...installation,
    app,
    visitor,
    later: (ms) => {
      aheadMs += ms;
    },
    logged: () => log,
    signedIn: async (entry) => signIn(installation, visitor(), await put(installation.context, entry)),
    signedInAgain: (person) => signIn(installation, visitor(), person),
  };
};

const put = async (
  context: Context,
  entry: Partial<NewPerson> & { readonly email: string },
): Promise<Person> => {
  const person: Person = {
    id: PersonId.parse(context.newId("per")),
    name: "Priya Nair",
    jobTitle: "",
    organisationIds: [],
    administrator: false,
    ...entry,
  };
  const outcome = await context.storage.directory.putPerson(person);
  if (outcome !== "stored") throw new Error(`${person.email}: ${outcome}`);
  return person;
};

const signIn = async ({ services }: Installation, visitor: Visitor, person: Person): Promise<Member> => {
  const token = tokenIn(await services.signIn.makeLink(person, 60_000));
  await visitor.call("useLink", { body: { token } });
  return { ...visitor, person };
};

/** The token of a link to our own page. */
export const tokenIn = (link: string): string => {
  const token = link.match(/#token=([\w-]+)/)?.[1];
  if (token === undefined) throw new Error(`No token in ${link}`);
  return token;
};
