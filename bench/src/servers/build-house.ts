/** An installation of the charter builder with people, charters and roles, made once through its API and copied for each start. */
import { eachAtOnce } from "../at-once.ts";
import { openClient } from "../clients/client.ts";
import { until } from "../waiting.ts";
import { charterBuilder } from "./charter-builder.ts";
import type { Charter, House } from "./house.ts";
import type { RunningServer } from "./server-kind.ts";
import { PUBLIC_URL, startCharterBuilder } from "./start-charter-builder.ts";

type Size = { readonly people: number; readonly charters: number };
type Writer = { readonly id: string; readonly cookie: string };

/** Everybody writes in the first charters; in each of the others one of them and the administrator, who made it. */
const CHARTERS_OF_ALL = 3;
const AT_ONCE = 8;
const SET_UP_LINK = /\/set-up#token=(\S+)/;
const SIGN_IN_LINK = /\/sign-in\/link#token=(\S+)/;

/** Makes the house in an empty folder; the server is stopped when it is done. */
export const buildHouse = async (folder: string, size: Size): Promise<House> => {
  const server = await startCharterBuilder(folder);
  try {
    const administrator = await setUp(server);
    const writers = await hire(administrator, server, size.people);
    const numbers = Array.from({ length: size.charters }, (_, number) => number);
    const charters = await eachAtOnce(numbers, AT_ONCE, (number) =>
      openCharter(administrator, writers, number),
    );
    return { folder, charters: await withSeeds(server, folder, charters) };
  } finally {
    await server.end("SIGTERM");
  }
};

/** The API, as one person asks it. */
type Caller = {
  readonly cookie: string;
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
};

const ask = async (port: number, path: string, request: RequestInit): Promise<Response> => {
  const response = await fetch(`http://127.0.0.1:${port}/api${path}`, request);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
};

const postAs = (cookie: string, body: unknown): RequestInit => ({
  method: "POST",
  headers: { Cookie: cookie, Origin: PUBLIC_URL, "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

const callerOf = (port: number, cookie: string): Caller => ({
  cookie,
  get: async (path) => (await ask(port, path, { headers: { Cookie: cookie } })).json(),
  post: async (path, body) => (await ask(port, path, postAs(cookie, body))).json(),
});

/** The session that an answer begins. */
const sessionIn = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

const setUp = async (server: RunningServer): Promise<Caller> => {
  await until(() => SET_UP_LINK.test(server.printed()), 5_000);
  const body = {
    token: server.printed().match(SET_UP_LINK)?.[1],
    networkName: "Wendle Vale ICS",
    name: "Amina Rahman",
    email: "amina@example.org",
    start: "empty",
  };
  return callerOf(server.port, sessionIn(await ask(server.port, "/set-up", postAs("", body))));
};

const hire = async (
  administrator: Caller,
  { port }: RunningServer,
  count: number,
): Promise<readonly Writer[]> => {
  const entry = { name: "Wendle Vale Trust", shortName: "The Trust", type: "nhs_provider" };
  const organisation = idOf(await administrator.post("/organisations", entry));
  const numbers = Array.from({ length: count }, (_, number) => number);
  const people = await eachAtOnce(numbers, AT_ONCE, async (number) => {
    const email = `writer.${number}@example.org`;
    const person = {
      name: `Writer ${number}`,
      email,
      jobTitle: "",
      organisationIds: [organisation],
      administrator: false,
    };
    return { id: idOf(await administrator.post("/people", person)), email };
  });
  const tokens = await linksByMail(
    administrator,
    people.map(({ email }) => email),
  );
  return eachAtOnce(people, AT_ONCE, async ({ id, email }) => {
    const answer = await ask(port, "/sign-in", postAs("", { token: tokens.get(email) }));
    return { id, cookie: sessionIn(answer) };
  });
};

/** Without a mail server the administrators read what would have been sent. */
const linksByMail = async (
  administrator: Caller,
  emails: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  for (const email of emails) await administrator.post("/sign-in/links", { email });
  const tokens = new Map<string, string>();
  const haveCome = await until(async () => {
    for (const mail of rowsOf(await administrator.get("/mail"))) {
      const token = String(mail.text).match(SIGN_IN_LINK)?.[1];
      if (token !== undefined) tokens.set(String(mail.to), token);
    }
    return tokens.size === emails.length;
  }, 20_000);
  if (!haveCome) throw new Error("The sign-in links did not come.");
  return tokens;
};

const openCharter = async (administrator: Caller, writers: readonly Writer[], number: number) => {
  const answer = await administrator.post("/charters", {
    templateKey: "system-anchor-charter",
    title: `Anchor charter ${number + 1}`,
    label: "charter",
    level: "system",
    place: "Wendle Vale",
    domainScheme: "health_foundation",
    language: "en-GB",
    partnerIds: [],
  });
  const id = idOf(rowOf(rowOf(answer).record));
  const writing =
    number < CHARTERS_OF_ALL
      ? writers
      : writers.slice(number % writers.length, (number % writers.length) + 1);
  for (const writer of writing)
    await administrator.post(`/charters/${id}/roles`, { personId: writer.id, role: "writer" });
  return { id, writerCookies: [administrator.cookie, ...writing.map(({ cookie }) => cookie)] };
};

/** Asks for each document, as a client does that has nothing. */
const withSeeds = (
  server: RunningServer,
  folder: string,
  unread: readonly Omit<Charter, "seed">[],
): Promise<readonly Charter[]> => {
  const charters = unread.map((charter) => ({ ...charter, seed: new Uint8Array() }));
  const kind = charterBuilder({ folder, charters });
  return eachAtOnce(charters, AT_ONCE, async (charter, room) => {
    let { seed } = charter;
    const client = openClient(
      { kind, server, room, number: 0 },
      {
        content: (update) => {
          seed = Uint8Array.from(update);
        },
      },
    );
    await client.joined;
    client.cut();
    return { ...charter, seed };
  });
};

type Row = Readonly<Record<string, unknown>>;
const rowOf = (value: unknown): Row => (typeof value === "object" && value !== null ? { ...value } : {});
const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.map(rowOf) : []);
const idOf = (value: unknown): string => String(rowOf(value).id);
