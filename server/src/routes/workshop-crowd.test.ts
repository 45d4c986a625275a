/**
 * A hall of guests behind one address, on a real server: everybody joins at once, has a ticket and a socket, and is in the open
 * document (SPEC: WS14); what a guest types stays under their name (WS5, WS6).
 */
import { API } from "@acb/schemas/api";
import type { CharterId, PersonId } from "@acb/schemas/ids";
import { createDecoder, readVarUint } from "lib0/decoding";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { askTicket, connectProvider } from "../sync/testing/stock-client.ts";
import { writingIn } from "../sync/testing/writing.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { serveApp } from "../testing/serve-app.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";
import { TEST_URL } from "../testing/test-url.ts";

const CROWD = 150;

let installation: TestInstallation;
let lead: Member;
let charterId: CharterId;
let address: string;
let stop: () => void;
beforeAll(async () => {
  installation = await testInstallation();
  const served = await serveApp(installation.app, "127.0.0.1");
  stop = () => void served.close();
  address = served.origin;
  lead = await installation.signedIn({ email: "lead@charter.test", administrator: true, name: "Omar Said" });
});
afterAll(async () => {
  await installation.close();
  stop();
});

const open = async (admitsAll: boolean): Promise<string> => {
  charterId = (await lead.call("createCharter", { body: NEW_CHARTER })).record.id;
  const body = { guestRole: "writer", admitsAll };
  const { workshop } = await lead.call("openWorkshop", { params: { charterId }, body });
  return workshop?.code ?? "";
};
const close = () => lead.call("closeWorkshop", { params: { charterId }, body: {} });
afterEach(close);

type Guest = { readonly cookie: string; readonly statuses: readonly number[]; readonly personId: PersonId };

const post = (path: string, body: object, headers: Record<string, string>): Promise<Response> =>
  fetch(`${address}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: TEST_URL, ...headers },
    body: JSON.stringify(body),
  });
const cookiesOf = (answer: Response): readonly string[] =>
  answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

/** Opens the page and types the code, as from the address that `headers` claim. */
const comesIn = async (code: string, name: string, headers: Record<string, string> = {}): Promise<Guest> => {
  const page = await post(API.askJoinTicket.path, {}, headers);
  const ticket = cookiesOf(page).join("; ");
  const joined = await post(
    API.join.path,
    { code, name, organisation: "None" },
    { ...headers, Cookie: ticket },
  );
  const state = API.join.answer.parse(await joined.json());
  if (state.person === null) throw new Error("Nobody joined");
  const cookie = [ticket, ...cookiesOf(joined)].join("; ");
  return { cookie, statuses: [page.status, joined.status], personId: state.person.id };
};
const handshakeOf = ({ cookie }: Guest) => ({ headers: { cookie }, origin: TEST_URL });

/** Resolves with the socket once the server has sent what is in the document: type and step of its answer. */
const opensDocument = async (guest: Guest): Promise<WebSocket> => {
  const handshake = handshakeOf(guest);
  const ticket = await askTicket({ address, charterId, handshake });
  const socket = new WebSocket(
    `${address.replace("http", "ws")}/sync/${charterId}?ticket=${ticket}`,
    handshake,
  );
  socket.binaryType = "nodebuffer";
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", (code) => reject(new Error(`Closed with ${code}`)));
    // Asks for the whole document with an empty state vector.
    socket.on("open", () => socket.send(Uint8Array.of(0, 0, 1, 0)));
    socket.on("message", (bytes: Buffer) => {
      const decoder = createDecoder(bytes);
      if (readVarUint(decoder) === 0 && readVarUint(decoder) === 1) resolve();
    });
  });
  return socket;
};

const crowd = (code: string, headers: (at: number) => Record<string, string>): Promise<readonly Guest[]> =>
  Promise.all(Array.from({ length: CROWD }, (_, at) => comesIn(code, `Guest ${at}`, headers(at))));

const allAreIn = async (guests: readonly Guest[]): Promise<void> => {
  expect(guests.flatMap(({ statuses }) => statuses)).toEqual(Array(2 * CROWD).fill(200));
  expect(new Set(guests.map(({ personId }) => personId)).size).toBe(CROWD);
  const sockets = await Promise.all(guests.map(opensDocument));
  expect(sockets.filter(({ readyState }) => readyState === WebSocket.OPEN)).toHaveLength(CROWD);
  for (const socket of sockets) {
    socket.removeAllListeners("close");
    socket.terminate();
  }
};

it("WS14 150 guests of one address join at once and have the document open: nobody is refused", async () => {
  await allAreIn(await crowd(await open(true), () => ({})));
});

it("WS14 the same at the door, all let in together, whatever addresses their headers claim", async () => {
  const guests = await crowd(await open(false), (at) => ({ "X-Forwarded-For": `203.0.113.${at % 3}` }));
  const { workshop } = await lead.call("admitGuests", { params: { charterId }, body: { personIds: [] } });
  expect(workshop?.guests.filter(({ state }) => state === "admitted")).toHaveLength(CROWD);
  await allAreIn(guests);
});

/** Types as the guest, until it is stored. */
const writes = async (guest: Guest, words: string): Promise<void> => {
  const client = connectProvider({ address, charterId, handshake: handshakeOf(guest) });
  const watching = connectProvider({
    address,
    charterId,
    handshake: { headers: { cookie: lead.cookies() }, origin: TEST_URL },
  });
  await Promise.all([client.whenSynced, watching.whenSynced]);
  const text = writingIn(client.doc);
  text.insert(text.length, words);
  // What somebody else has seen is on disk.
  await watching.whenText((now) => now.includes(words));
  client.destroy();
  watching.destroy();
};

/** Who is named as the author of these words. */
const authorOf = async (words: string): Promise<string | null> => {
  const { authors, fields } = await lead.call("getDraftAttribution", { params: { charterId } });
  const run = fields.flatMap(({ lines }) => lines.flat()).find(({ text }) => text.includes(words));
  return run?.author == null ? null : (authors[run.author]?.personName ?? null);
};

it("WS5 WS6 what guests typed stays under their names: of one sent away, one kept, and one when it was closed", async () => {
  const code = await open(true);
  const [gina, hal, ida] = [
    await comesIn(code, "Gina Guest"),
    await comesIn(code, "Hal Guest"),
    await comesIn(code, "Ida Guest"),
  ];
  await writes(gina, "Jobs for local people. ");
  await writes(hal, "Warm homes. ");
  await writes(ida, "Clean air. ");
  const params = { charterId };
  await lead.call("sendGuestAway", { params, body: { personId: hal.personId } });
  const council = await lead.call("addOrganisation", {
    body: { name: "Hartwell Council", shortName: "Council", type: "local_authority" },
  });
  await lead.call("keepGuest", {
    params: { charterId, personId: gina.personId },
    body: { email: "gina@charter.test", organisationId: council.id, role: "writer" },
  });
  await close();
  const names = await Promise.all(["Jobs for", "Warm homes", "Clean air"].map(authorOf));
  expect(names).toEqual(["Gina Guest", "Hal Guest", "Ida Guest"]);
});
