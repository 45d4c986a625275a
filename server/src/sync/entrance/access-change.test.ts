/** Rights that change while somebody types, from the request of a governance lead to the open socket (SPEC: SY10). */
import type { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { afterEach, beforeEach, expect, it } from "vitest";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { serveApp } from "../../testing/serve-app.ts";
import {
  type Member,
  type TestInstallation,
  testInstallation,
  tokenIn,
} from "../../testing/test-installation.ts";
import { TEST_URL } from "../../testing/test-url.ts";
import { connectProvider, type StockClient } from "../testing/stock-client.ts";
import { startTyping } from "../testing/typist.ts";
import { writingIn } from "../testing/writing.ts";

const LIMIT_MS = 5_000;

let installation: TestInstallation;
let lead: Member;
let writer: Member;
let charterId: CharterId;
let address: string;
let stop: () => void;
const clients: StockClient[] = [];

beforeEach(async () => {
  installation = await testInstallation();
  const served = await serveApp(installation.app);
  stop = () => void served.close();
  address = served.origin;
  lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
  writer = await installation.signedIn({ email: "writer@charter.test" });
  charterId = (await lead.call("createCharter", { body: NEW_CHARTER })).record.id;
  await give("writer");
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await installation.close();
  stop();
});

const grant = (role: string) => ({ params: { charterId }, body: { personId: writer.person.id, role } });
const give = (role: string) => lead.call("giveRole", grant(role));
const take = (role: string) => lead.call("takeRole", grant(role));

const connect = (who: Member): StockClient => {
  const handshake = { headers: { cookie: who.cookies() }, origin: TEST_URL };
  const client = connectProvider({ address, charterId, handshake });
  clients.push(client);
  return client;
};

it("SY10 (I-16, B-29) a writer who becomes a reader while typing is told within seconds, and only reads from then", async () => {
  const [typing, watching] = [connect(writer), connect(lead)];
  const typist = startTyping(typing, "before");
  await watching.whenText((text) => text.includes("before.20;"));
  await give("reader");
  const started = performance.now();
  await take("writer");
  expect(await typing.whenClosed).toBe(CLOSE.accessChanged.code);
  typist.stop();
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  typing.destroy();
  await installation.context.rooms.whenStored(charterId);

  const reading = connect(writer);
  const kept = await reading.whenSynced;
  await watching.whenText((text) => text === kept);
  writingIn(reading.doc).insert(0, "graffiti");
  expect(await reading.whenClosed).toBe(CLOSE.notAllowed.code);
  expect(writingIn(watching.doc).toString()).toBe(kept);
});

it("SA10 PEN6 what is open comes back when somebody writes for another organisation, chosen or left to them", async () => {
  const add = (name: string) =>
    lead.call("addOrganisation", { body: { name, shortName: name, type: "icb" } });
  const [trust, council] = [await add("Trust"), await add("Council")];
  const { id: personId, ...entry } = writer.person;
  const belongTo = (...organisationIds: readonly string[]) =>
    lead.call("changePerson", { params: { personId }, body: { ...entry, organisationIds } });
  await belongTo(trust.id, council.id);
  const changes = [
    () => writer.call("actFor", { params: { charterId }, body: { organisationId: council.id } }),
    () => belongTo(trust.id),
  ];
  for (const change of changes) {
    const open = connect(writer);
    await open.whenSynced;
    await change();
    expect(await open.whenClosed).toBe(CLOSE.accessChanged.code);
    open.destroy();
  }
});

it("SI14 what a browser has open ends with its session: signed out, or somebody else signed in there", async () => {
  const { signIn } = installation.services;
  const useLinkOf = async (person: Person) =>
    writer.call("useLink", { body: { token: tokenIn(await signIn.makeLink(person, 60_000)) } });
  const endings = [() => writer.call("signOut", { body: {} }), () => useLinkOf(lead.person)];
  for (const end of endings) {
    await useLinkOf(writer.person);
    const open = connect(writer);
    await open.whenSynced;
    await end();
    expect(await open.whenClosed).toBe(CLOSE.accessChanged.code);
    open.destroy();
  }
});

it("SA11 (I-16) when the charter is put away, who writes is told, and what they send from then changes nothing", async () => {
  const typing = connect(writer);
  await typing.whenSynced;
  await lead.call("putAway", { params: { charterId }, body: { away: true } });
  expect(await typing.whenClosed).toBe(CLOSE.accessChanged.code);
  typing.destroy();
  const reading = connect(writer);
  const kept = await reading.whenSynced;
  writingIn(reading.doc).insert(0, "graffiti");
  await installation.context.rooms.whenStored(charterId);
  expect(await connect(lead).whenSynced).toBe(kept);
});

it("SY10 (I-16) who loses the last role loses the socket, the way back and the charter", async () => {
  const [typing, watching] = [connect(writer), connect(lead)];
  const typist = startTyping(typing, "before");
  await watching.whenText((text) => text.includes("before.5;"));
  await take("writer");
  expect(await typing.whenClosed).toBe(CLOSE.notFound.code);
  typist.stop();
  expect((await writer.refused("getCharter", { params: { charterId } })).code).toBe("NOT_FOUND");
  const ticket = await writer.refused("askSocketTicket", { params: { charterId }, body: {} });
  expect(ticket.code).toBe("NOT_FOUND");
});
