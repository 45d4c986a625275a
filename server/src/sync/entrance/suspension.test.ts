/** A person who is suspended while they type, from the request of an administrator to the open sockets (SPEC: SY47, SA7). */
import type { CharterId } from "@acb/schemas/ids";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { syncStep1Frame } from "@acb/shared/protocol/frames";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { replay } from "../../storage/replay.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { serveApp } from "../../testing/serve-app.ts";
import {
  type Member,
  type TestInstallation,
  testInstallation,
  tokenIn,
} from "../../testing/test-installation.ts";
import { TEST_URL } from "../../testing/test-url.ts";
import { openHttp, post } from "../testing/http-client.ts";
import { connectProvider, type StockClient } from "../testing/stock-client.ts";
import { startTyping, type Typist } from "../testing/typist.ts";
import { writingIn } from "../testing/writing.ts";

let installation: TestInstallation;
let admin: Member;
let writer: Member;
let charterId: CharterId;
let address: string;
let stop: () => void;
const clients: StockClient[] = [];
const typists: Typist[] = [];

beforeEach(async () => {
  installation = await testInstallation();
  const served = await serveApp(installation.app);
  stop = () => void served.close();
  address = served.origin;
  admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
  writer = await installation.signedIn({ email: "writer@charter.test" });
  charterId = (await admin.call("createCharter", { body: NEW_CHARTER })).record.id;
  const grant = { personId: writer.person.id, role: "writer" };
  await admin.call("giveRole", { params: { charterId }, body: grant });
});
afterEach(async () => {
  for (const typist of typists.splice(0)) typist.stop();
  for (const client of clients.splice(0)) client.destroy();
  await installation.close();
  stop();
});

const connect = (who: Member): StockClient => {
  const handshake = { headers: { cookie: who.cookies() }, origin: TEST_URL };
  const client = connectProvider({ address, charterId, handshake });
  clients.push(client);
  return client;
};
const type = (client: StockClient, name: string): void => void typists.push(startTyping(client, name));
const suspend = () =>
  admin.call("suspendPerson", {
    params: { personId: writer.person.id },
    body: { reason: "Left the trust" },
  });
const storedText = async (): Promise<string> => {
  await installation.context.rooms.whenStored(charterId);
  return writingIn(replay(await installation.context.storage.updates.load(charterId))).toString();
};

it("SY47 (I-16) all sockets of who is suspended end at once, and nothing that they type afterwards arrives", async () => {
  const [first, second, watching] = [connect(writer), connect(writer), connect(admin)];
  type(first, "first");
  type(second, "second");
  await watching.whenText((text) => text.includes("first.20;") && text.includes("second.20;"));
  await suspend();
  const kept = await storedText();
  expect([await first.whenClosed, await second.whenClosed]).toEqual([
    CLOSE.suspended.code,
    CLOSE.suspended.code,
  ]);
  const typedOn = writingIn(first.doc).length + 500;
  await first.whenText((text) => text.length > typedOn);
  expect(await storedText()).toBe(kept);
  await watching.whenText((text) => text === kept);
  // The others are not touched.
  writingIn(watching.doc).insert(0, "still here");
  await watching.whenText((text) => text.startsWith("still here"));
  const ticket = await writer.refused("askSocketTicket", { params: { charterId }, body: {} });
  expect(ticket.code).toBe("NOT_SIGNED_IN");
});

it("SY47 a socket by HTTP ends alike, and its posts find nobody", async () => {
  const way = {
    address: `${address}/sync/${charterId}/http`,
    headers: { origin: TEST_URL, cookie: writer.cookies() },
  };
  const stream = await openHttp(way);
  await suspend();
  expect(await stream.when(({ kind }) => kind === "close")).toMatchObject({ code: CLOSE.suspended.code });
  const question = syncStep1Frame(Y.encodeStateVector(new Y.Doc()));
  const sent = { socketId: stream.socketId, number: 1, heardCount: 0, frames: [question] };
  expect((await post(way, "/frames", sent)).status).toBe(401);
});

it("SA7 sessions do not come back when it is lifted; roles and words are as they were", async () => {
  const typing = connect(writer);
  type(typing, "mine");
  const watching = connect(admin);
  await watching.whenText((text) => text.includes("mine.5;"));
  await suspend();
  expect((await writer.refused("getCharter", { params: { charterId } })).code).toBe("NOT_SIGNED_IN");
  await admin.call("liftSuspension", { params: { personId: writer.person.id }, body: {} });
  expect((await writer.refused("getCharter", { params: { charterId } })).code).toBe("NOT_SIGNED_IN");

  const link = await installation.services.signIn.makeLink(writer.person, 60_000);
  await writer.call("useLink", { body: { token: tokenIn(link) } });
  expect((await writer.call("getCharter", { params: { charterId } })).may).toContain("write");
  expect(await connect(writer).whenSynced).toContain("mine.5;");
});
