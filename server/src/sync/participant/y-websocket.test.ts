/** A stock y-websocket 3 provider against the real route, over HTTP and SQLite (SPEC: Sync). */
import { ErrorBody } from "@acb/schemas/error";
import { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { replay } from "../../storage/replay.ts";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import {
  EXAMPLE_CHARTER,
  putExampleCharter,
  READER,
  SECOND_WRITER,
  STRANGER,
  WRITER,
} from "../testing/example-charter.ts";
import { askTicket, connectStockClient, type StockClient } from "../testing/stock-client.ts";
import { startWebServer, type WebServer } from "../testing/web-server.ts";

let storage: Storage;
let server: WebServer;
const clients: StockClient[] = [];

beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
  await putExampleCharter(storage);
  server = await startWebServer(storage);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});
afterAll(async () => {
  await server.close();
  await storage.close();
});

const connect = (who: Person | null, params: Record<string, string> = {}) => {
  const client = connectStockClient(server.origin, who, params);
  clients.push(client);
  return client;
};

const ticketFor = (who: Person, charterId = EXAMPLE_CHARTER): Promise<string> => {
  const handshake = { headers: { cookie: `person=${who.id}` }, origin: server.origin };
  return askTicket({ address: server.origin, charterId, handshake });
};

/** The HTTP status that a handshake is answered with, 101 for an accepted one. */
const statusOf = (path: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${server.origin.replace("http", "ws")}${path}`, { headers });
    socket.on("unexpected-response", (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on("open", () => {
      resolve(101);
      socket.terminate();
    });
    socket.on("error", reject);
  });

describe("a stock provider", () => {
  it("SY16 joins, reads what is stored, writes, and two of them converge", async () => {
    const [amina, bela] = [connect(WRITER), connect(SECOND_WRITER)];
    await Promise.all([amina, bela].map(({ whenText }) => whenText((text) => text.startsWith("Charter: "))));
    amina.doc.getText("t").insert(9, "we will. ");
    bela.doc.getText("t").insert(9, "so will we. ");
    const both = (text: string) => text.includes("we will. ") && text.includes("so will we. ");
    const texts = await Promise.all([amina.whenText(both), bela.whenText(both)]);
    expect(texts[0]).toBe(texts[1]);
    await server.rooms.whenStored(EXAMPLE_CHARTER);
    const stored = replay(await storage.updates.load(EXAMPLE_CHARTER));
    expect(stored.getText("t").toString()).toBe(texts[0]);
  });

  it("SY16 hears who else is there, by the name of their login", async () => {
    const [amina, rhys] = [connect(WRITER), connect(READER)];
    const heard = new Promise<unknown>((resolve) => {
      amina.provider.awareness.on("change", () => {
        const state = amina.provider.awareness.getStates().get(rhys.doc.clientID);
        if (state !== undefined) resolve(state.user);
      });
    });
    rhys.provider.awareness.setLocalState({ user: { name: "Somebody else" } });
    expect(await heard).toMatchObject({ name: "Rhys Evans", organisation: "Wendle Vale Trust" });
  });

  it("SY6 (I-13) of a reader is closed when it writes, and changes nothing", async () => {
    const [rhys, amina] = [connect(READER), connect(WRITER)];
    await Promise.all([rhys, amina].map(({ whenText }) => whenText((text) => text.startsWith("Charter: "))));
    rhys.doc.getText("t").insert(0, "graffiti");
    expect(await rhys.whenClosed).toBe(CLOSE.notAllowed.code);
    expect(amina.doc.getText("t").toString()).not.toContain("graffiti");
  });
});

describe("the upgrade", () => {
  const cookie = `person=${WRITER.id}`;
  const path = `/sync/${EXAMPLE_CHARTER}`;
  const foreign = [
    ["a foreign origin", { cookie, origin: "https://evil.example" }],
    ["the origin null", { cookie, origin: "null" }],
    ["no origin", { cookie }],
    [
      "a foreign origin that begins like ours",
      { cookie, origin: "https://charter.example.nhs.uk.evil.example" },
    ],
  ] as const;

  it.each(foreign)("SY11 (B-64) %s is answered 403 before the upgrade", async (_, headers) => {
    const ticket = await ticketFor(WRITER);
    expect(await statusOf(`${path}?ticket=${ticket}`, headers)).toBe(403);
    // It was refused before the ticket was looked at.
    expect(await statusOf(`${path}?ticket=${ticket}`, { cookie, origin: server.origin })).toBe(101);
  });

  it("SY11 the public origin and the host's own are let in", async () => {
    const statuses = ["http://localhost", server.origin].map(async (origin) =>
      statusOf(`${path}?ticket=${await ticketFor(WRITER)}`, { cookie, origin }),
    );
    expect(await Promise.all(statuses)).toEqual([101, 101]);
  });

  it("SY11 (B-33) a charter that is unknown, misspelt or not shared is not there", async () => {
    const asked = [
      [WRITER, "cha_unknown"],
      [WRITER, "nonsense"],
      [STRANGER, EXAMPLE_CHARTER],
    ] as const;
    const statuses = asked.map(async ([who, id]) => {
      // A ticket as it was given out before the charter was taken away.
      const handshake = { headers: { cookie: `person=${who.id}` }, origin: server.origin };
      const ticket = await askTicket({ address: server.origin, charterId: id, handshake });
      return statusOf(`/sync/${id}?ticket=${ticket}`, {
        cookie: `person=${who.id}`,
        origin: server.origin,
      });
    });
    expect(await Promise.all(statuses)).toEqual([404, 404, 404]);
  });

  it("SY11 whose session has ended since the ticket was given is told so by the close code", async () => {
    const gone = { ...WRITER, id: PersonId.parse("per_gone") };
    expect(await connect(gone).whenClosed).toBe(CLOSE.notSignedIn.code);
  });

  it("SY69 (B-65) no ticket, one of nobody's, a used, a foreign and another charter's are answered 401 before the upgrade", async () => {
    const headers = { cookie, origin: server.origin };
    const used = await ticketFor(WRITER);
    expect(await statusOf(`${path}?ticket=${used}`, headers)).toBe(101);
    const tickets = [
      "",
      "AAAAAAAAAAAAAAAAAAAAAA",
      used,
      await ticketFor(SECOND_WRITER),
      await ticketFor(WRITER, CharterId.parse("cha_unknown")),
    ];
    const statuses = tickets.map((ticket) => statusOf(`${path}?ticket=${ticket}`, headers));
    expect(await Promise.all([statusOf(path, headers), ...statuses])).toEqual(Array(6).fill(401));
  });

  it("SY69 of a hundred upgrades with one ticket at once, one is let in", async () => {
    const address = `${path}?ticket=${await ticketFor(WRITER)}`;
    const all = Array.from({ length: 100 }, () => statusOf(address, { cookie, origin: server.origin }));
    expect((await Promise.all(all)).filter((status) => status === 101)).toHaveLength(1);
  });

  it("SY11 (I-34) a page of before there were tickets is told to load itself again", async () => {
    const address = `${server.origin.replace("http", "ws")}${path}?layout=1&build=1`;
    const socket = new WebSocket(address, { headers: { cookie, origin: server.origin } });
    const code = await new Promise((resolve) => socket.on("close", resolve));
    expect(code).toBe(CLOSE.layoutTooOld.code);
  });

  it("SY69 who is not signed in has no ticket", async () => {
    expect(await statusOf(`${path}?ticket=${await ticketFor(WRITER)}`, { origin: server.origin })).toBe(401);
  });

  it("SY11 a request for a page is told that there is none, not taken for a fault", async () => {
    const address = `${server.origin}${path}?ticket=${await ticketFor(WRITER)}`;
    const answer = await fetch(address, { headers: { cookie, origin: server.origin } });
    expect([answer.status, ErrorBody.parse(await answer.json()).error.code]).toEqual([426, "UPGRADE_NEEDED"]);
  });

  it.each(["0", "-1", "none"])("SY11 (I-34) layout %s is told to reload", async (layout) => {
    expect(await connect(WRITER, { layout }).whenClosed).toBe(CLOSE.layoutTooOld.code);
  });

  it.each(["0", "-1", "none"])("SY11 (I-34) build %s is told to reload", async (build) => {
    expect(await connect(WRITER, { layout: "1", build }).whenClosed).toBe(CLOSE.layoutTooOld.code);
  });

  it("SY5 (B-1) a text frame ends its socket with the code for a bad frame", async () => {
    const headers = { cookie, origin: server.origin };
    const address = `${server.origin.replace("http", "ws")}${path}?ticket=${await ticketFor(WRITER)}`;
    const socket = new WebSocket(address, { headers });
    socket.on("open", () => socket.send(".."));
    const code = await new Promise((resolve) => socket.on("close", resolve));
    expect(code).toBe(CLOSE.badFrame.code);
  });
});
