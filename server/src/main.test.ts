/** Starting and ending the server and its command line, as processes of their own (SPEC: Start). */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CharterView } from "@acb/schemas/api/charter-routes";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDataDir } from "./data-dir.ts";
import { loadTemplates } from "./load-templates.ts";
import { describeTemplateProblems } from "./start-problem.ts";
import { connectProvider } from "./sync/testing/stock-client.ts";
import { startTyping, storedText, wordsIn } from "./sync/testing/typist.ts";
import { writingIn } from "./sync/testing/writing.ts";
import { NEW_CHARTER } from "./testing/new-charter.ts";
import { runProgram } from "./testing/program.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "start-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const listenOn = async (port: number): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return { server, port: address.port };
};
const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
const freePort = async (): Promise<number> => {
  const { server, port } = await listenOn(0);
  await closed(server);
  return port;
};

/** What a start that fails prints, and its code. */
const failed = async (environment: Readonly<Record<string, string>>, args: readonly string[] = []) => {
  const program = runProgram("main", { environment, args });
  const code = await program.ended;
  return { code, printed: program.printed() };
};

/** An organisation that is the only way in for its addresses (OI9). */
const ICB_SIGN_IN = {
  OIDC_ICB_ISSUER: "https://login.wendlevale-icb.nhs.example",
  OIDC_ICB_CLIENT_ID: "charter",
  OIDC_ICB_CLIENT_SECRET: "a secret",
  OIDC_ICB_DOMAINS: "wendlevale-icb.nhs.example",
  OIDC_ICB_NAME: "ICB account",
  OIDC_ICB_ONLY: "yes",
} as const;

const STACK = /\n\s+at .*:\d+/;

describe("a start that fails", () => {
  it("RUN1 B-67 names the variable, what is wrong and an example", async () => {
    const { code, printed } = await failed({ DATA_DIR: folder, PORT: "http" });
    expect(code).toBe(1);
    expect(printed).toBe(
      "The charter builder did not start.\nPORT must be a whole number from 1 to 65535.\n  Example: PORT=3000\n",
    );
  });

  it("RUN1 an option that does not exist is named", async () => {
    const { code, printed } = await failed({ DATA_DIR: folder }, ["--exmple"]);
    expect(code).toBe(1);
    expect(printed).toContain("There is no option --exmple.");
    expect(printed).not.toMatch(STACK);
  });

  it("RUN2 B-67 a data folder that cannot be written", async () => {
    await writeFile(join(folder, "file"), "");
    const { code, printed } = await failed({ DATA_DIR: join(folder, "file/data") });
    expect(code).toBe(1);
    expect(printed).toContain("DATA_DIR the folder");
    expect(printed).toContain("cannot be written");
    expect(printed).not.toMatch(STACK);
  });

  it("RUN2 a data folder whose database is none", async () => {
    await writeFile(
      join(folder, "charter-builder.sqlite"),
      "this is a letter, and no database at all".repeat(200),
    );
    const { code, printed } = await failed({ DATA_DIR: folder });
    expect(code).toBe(1);
    expect(printed).toContain("DATA_DIR holds a database that cannot be used");
    expect(printed).not.toMatch(STACK);
  });

  it("RUN2 a port that is taken", async () => {
    const { server, port } = await listenOn(0);
    const { code, printed } = await failed({ DATA_DIR: folder, PORT: String(port) });
    await closed(server);
    expect(code).toBe(1);
    expect(printed).toContain(`PORT ${port} is taken by another program`);
    expect(printed).not.toMatch(STACK);
  });

  it("RUN3 a broken template is named by file, place and rule", async () => {
    await writeFile(join(folder, "broken.json"), '{"key":"broken","name":"B"}');
    await writeFile(join(folder, "torn.json"), "{");
    const loaded = await loadTemplates(folder);
    const printed = loaded.ok ? "" : describeTemplateProblems(loaded.problems);
    expect(printed).toMatch(/^The charter builder did not start\. A template is broken\.\n/);
    expect(printed).toMatch(/schemas\/templates\/broken\.json, at 1:24 name: /);
    expect(printed).toMatch(/schemas\/templates\/torn\.json, at /);
  });
});

describe("the secret", () => {
  it("RUN4 is made once and kept for its owner only", async () => {
    const opened = [await openDataDir(folder, null), await openDataDir(folder, null)];
    const secrets = opened.map((one) => (one.ok ? one.dataDir.secret : "none"));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await readFile(join(folder, "secret"), "utf8")).toBe(secrets[0]);
    expect((await stat(join(folder, "secret"))).mode & 0o777).toBe(0o600);
  });

  it("RUN4 is the configured one when there is one, and nothing is kept", async () => {
    const opened = await openDataDir(folder, "configured");
    expect(opened.ok && opened.dataDir.secret).toBe("configured");
    await expect(stat(join(folder, "secret"))).rejects.toThrow("ENOENT");
  });
});

/** A network with one charter, of which its administrator is a writer. */
const setUpCharter = async (url: string, token: string | undefined) => {
  const post = (path: string, body: unknown, cookie = "") =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: url, Cookie: cookie },
      body: JSON.stringify(body),
    });
  const person = { name: "Priya", email: "p@x.test" };
  const session = await post("/api/set-up", { token, networkName: "Wendle", ...person, start: "empty" });
  expect(session.status).toBe(200);
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const made = await post("/api/charters", NEW_CHARTER, cookie);
  return { charterId: CharterView.parse(await made.json()).record.id, cookie };
};

const wordsOfOthers = (text: string, name: string): readonly string[] =>
  wordsIn(text).filter((word) => !word.startsWith(name));

describe("a server's life", () => {
  it("RUN5 RUN6 (I-7) prints the set-up link, and ends in order while two people type: no word is lost", async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const environment = { DATA_DIR: folder, PORT: String(port), LOG_LEVEL: "warn" };
    const program = runProgram("main", { environment });
    await program.prints(`${url}/set-up#token=`);
    const token = program.printed().match(/set-up#token=([\w-]+)/)?.[1];
    const { charterId, cookie } = await setUpCharter(url, token);
    const handshake = { headers: { cookie }, origin: url };
    const people = ["amina", "bela"].map((name) => {
      const client = connectProvider({ address: url, charterId, handshake });
      return { name, client, typist: startTyping(client, name) };
    });
    await Promise.all(
      people.map(({ name, client }) => client.whenText((text) => wordsOfOthers(text, name).length >= 50)),
    );
    const signalled = performance.now();
    program.signal("SIGTERM");
    expect(await program.ended).toBe(0);
    expect(performance.now() - signalled).toBeLessThan(10_000);
    for (const { typist } of people) typist.stop();
    const stored = new Set(wordsIn(storedText(join(folder, "charter-builder.sqlite"), charterId)));
    for (const { name, client, typist } of people) {
      const seen = wordsOfOthers(writingIn(client.doc).toString(), name);
      const promised = [...seen, ...typist.saved()];
      expect(promised.length).toBeGreaterThan(50);
      expect(promised.filter((word) => !stored.has(word))).toEqual([]);
      client.destroy();
    }
    expect(program.printed().split(token ?? "none")).toHaveLength(2);

    const again = runProgram("main", { environment });
    await again.prints(`The charter builder is at ${url}`);
    again.signal("SIGINT");
    expect(await again.ended).toBe(0);
    expect(again.printed()).not.toContain("set-up");
  });

  it("RUN5 RUN7 MF8 --example fills an empty network once, and links are printed beside the running server", async () => {
    const environment = { DATA_DIR: folder, PORT: String(await freePort()), LOG_LEVEL: "warn" };
    const program = runProgram("main", { environment, args: ["--example"] });
    await program.prints("Sunita Kapoor");
    expect(program.printed()).toContain("it is now the example “Wendle Vale ICS”");
    expect(program.printed().match(/sign-in\/link#token=/g)?.length).toBeGreaterThan(30);

    const link = runProgram("admin", {
      environment,
      args: ["sign-in-link", "Priya.Nair@wendlevale-icb.nhs.example"],
    });
    expect([await link.ended, link.printed()]).toEqual([
      0,
      expect.stringMatching(
        /^Priya Nair can sign in [^\n]+\nhttp:\/\/localhost:\d+\/sign-in\/link#token=[\w-]+\n$/,
      ),
    ]);
    const onlyThere = runProgram("admin", {
      environment: { ...environment, ...ICB_SIGN_IN },
      args: ["sign-in-link", "priya.nair@wendlevale-icb.nhs.example"],
    });
    expect([await onlyThere.ended, onlyThere.printed()]).toEqual([
      1,
      expect.stringContaining("sign in at their organisation only, so no link works for them"),
    ]);
    const reset = runProgram("admin", {
      environment,
      args: ["reset-second-step", "Priya.Nair@wendlevale-icb.nhs.example"],
    });
    expect([await reset.ended, reset.printed()]).toEqual([1, "Priya Nair has no second step.\n"]);
    program.signal("SIGTERM");
    expect(await program.ended).toBe(0);

    const again = runProgram("main", { environment, args: ["--example"] });
    await again.prints("Sunita Kapoor");
    expect(again.printed()).toContain("was set up before, so the example was not added");
    again.signal("SIGTERM");
    expect(await again.ended).toBe(0);
  });

  it.each([
    { args: [], says: "Usage: npm run admin -- sign-in-link EMAIL" },
    { args: ["sign-in-link"], says: "Usage: npm run admin -- sign-in-link EMAIL" },
    { args: ["sign-in-link", "priya"], says: "“priya” is not an e-mail address" },
    { args: ["sign-in-link", "nobody@x.test"], says: "Nobody in the network has the address nobody@x.test" },
  ])("RUN7 says plainly what it cannot do: $args", async ({ args, says }) => {
    const program = runProgram("admin", { environment: { DATA_DIR: folder }, args });
    expect(await program.ended).toBe(1);
    expect(program.printed()).toContain(says);
    expect(program.printed()).not.toMatch(STACK);
  });
});
