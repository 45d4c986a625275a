/** A charter's frames by HTTP, on a real server over SQLite (SPEC: Sync). */
import type { Person } from "@acb/schemas/people";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { readFrame, syncStep1Frame, updateFrame } from "@acb/shared/protocol/frames";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { replay } from "../../storage/replay.ts";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { EXAMPLE_CHARTER, putExampleCharter, READER, STRANGER, WRITER } from "../testing/example-charter.ts";
import { type HttpClient, openHttp, post, wayOf } from "../testing/http-client.ts";
import { connectStockClient } from "../testing/stock-client.ts";
import { startWebServer, type WebServer } from "../testing/web-server.ts";

let storage: Storage;
let server: WebServer;
const streams: HttpClient[] = [];
beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
  await putExampleCharter(storage);
});
beforeEach(async () => {
  server = await startWebServer(storage);
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.breakOff();
  await server.close();
});
afterAll(() => storage.close());

const PATH = `/sync/${EXAMPLE_CHARTER}/http`;
const way = (who: Person | null, path = PATH) => wayOf(server.origin, who, path);
const open = async (...asked: Parameters<typeof openHttp>): Promise<HttpClient> => {
  const stream = await openHttp(...asked);
  streams.push(stream);
  return stream;
};
const sendOf = (who: Person | null, { socketId }: Pick<HttpClient, "socketId">) => {
  let number = 0;
  return (...frames: readonly Uint8Array[]) => {
    number += 1;
    return post(way(who), "/frames", { socketId, number, heardCount: 0, frames });
  };
};

/** The document of a client, and the frame of each change that it makes. */
const draft = () => {
  const doc = new Y.Doc();
  return {
    doc,
    hear: (update: Uint8Array) => Y.applyUpdate(doc, update),
    insert: (at: number, words: string): Uint8Array => {
      const before = Y.encodeStateVector(doc);
      doc.getText("t").insert(at, words);
      return updateFrame(Y.encodeStateAsUpdate(doc, before));
    },
  };
};
const storedText = async (): Promise<string> =>
  replay(await storage.updates.load(EXAMPLE_CHARTER))
    .getText("t")
    .toString();

describe("frames by HTTP", () => {
  it("SY50 what is posted is stored, counted as saved, and seen by those on WebSockets; and the other way round", async () => {
    const bela = connectStockClient(server.origin, WRITER);
    await bela.whenText((text) => text.startsWith("Charter: "));
    const amina = draft();
    const stream = await open(way(WRITER));
    const send = sendOf(WRITER, stream);
    await send(syncStep1Frame(Y.encodeStateVector(amina.doc)));
    amina.hear((await stream.whenFrame("syncStep2")).update);
    await send(amina.insert(9, "by post. "));
    expect(await stream.whenFrame("saved")).toMatchObject({ count: 1 });
    expect(await storedText()).toContain("by post. ");
    await bela.whenText((text) => text.includes("by post. "));
    bela.doc.getText("t").insert(9, "by socket. ");
    amina.hear((await stream.whenFrame("update", ({ update }) => has(update, "by socket"))).update);
    expect(amina.doc.getText("t").toString()).toBe(bela.doc.getText("t").toString());
    bela.destroy();
  });

  it("SY52 a post that is sent again writes nothing again and is not counted again", async () => {
    const amina = draft();
    const stream = await open(way(WRITER));
    const { socketId } = stream;
    const sent = { socketId, number: 1, heardCount: 0, frames: [amina.insert(0, "once. ")] };
    const answers = await Promise.all([1, 2, 3].map(() => post(way(WRITER), "/frames", sent)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    // Number 1 once more: passed over, whatever it holds.
    expect((await sendOf(WRITER, { socketId })(new Uint8Array())).status).toBe(204);
    const next = { socketId, number: 2, heardCount: 0, frames: [amina.insert(0, "twice. ")] };
    expect((await post(way(WRITER), "/frames", next)).status).toBe(204);
    await stream.whenFrame("saved", ({ count }) => count >= 2);
    const question = { ...next, number: 3, frames: [syncStep1Frame(Uint8Array.of(0))] };
    expect((await post(way(WRITER), "/frames", question)).status).toBe(204);
    await stream.whenFrame("syncStep2");
    const counts = stream.events.flatMap((event) => {
      const frame = event.kind === "frame" ? readFrame(event.frame) : null;
      return frame?.kind === "saved" ? [frame.count] : [];
    });
    expect(counts.at(-1)).toBe(2);
    expect((await storedText()).match(/once\. /g)).toHaveLength(1);
  });

  it("SY52 what is no post is refused, and so is one that is too large, by its length", async () => {
    const stream = await open(way(WRITER));
    const answer = await fetch(`${way(WRITER).address}/frames`, {
      method: "POST",
      headers: way(WRITER).headers,
      body: Uint8Array.of(255, 255, 255),
    });
    const large = await sendOf(WRITER, stream)(new Uint8Array(30 * 1024 * 1024));
    expect([answer.status, large.status]).toEqual([400, 413]);
  });

  it("SY53 a stream that breaks off and is taken up again misses nothing, and the others see no coming and going", async () => {
    const stream = await open(way(WRITER));
    const send = sendOf(WRITER, stream);
    const words = draft();
    await send(words.insert(0, "before. "));
    await stream.whenFrame("saved");
    const heardCount = stream.heardCount();
    stream.breakOff();
    await send(words.insert(0, "meanwhile. "));
    await server.rooms.whenStored(EXAMPLE_CHARTER);
    const again = await open(way(WRITER), { socketId: stream.socketId, number: 0, heardCount, frames: [] });
    await again.whenFrame("saved", ({ count }) => count === 2);
    const numbers = again.events.flatMap((event) => (event.kind === "frame" ? [event.number] : []));
    expect(numbers).toEqual(numbers.map((_, at) => heardCount + 1 + at));
  });

  it("SY56 a refused frame ends the socket with its code, in the stream and to the next post", async () => {
    const stream = await open(way(READER));
    const send = sendOf(READER, stream);
    await send(draft().insert(0, "graffiti"));
    const { code } = CLOSE.notAllowed;
    expect(await stream.when(({ kind }) => kind === "close")).toMatchObject({ code, reason: "notAllowed" });
    const answer = await send(Uint8Array.of(3));
    expect([answer.status, await answer.json()]).toEqual([410, { code, reason: "notAllowed" }]);
  });

  it("SY56 a server that stops says so, as to every socket", async () => {
    const stream = await open(way(WRITER));
    await stream.whenFrame("syncStep1");
    await server.rooms.close();
    expect(await stream.when(({ kind }) => kind === "close")).toMatchObject({ code: 1012 });
  });

  it("SY56 a client that closes is gone for everybody at once", async () => {
    const [stream, other] = [await open(way(WRITER)), await open(way(READER))];
    await other.whenFrame("syncStep1");
    const socket = { socketId: stream.socketId, number: 0, heardCount: 0, frames: [] };
    expect((await post(way(WRITER), "/close", socket)).status).toBe(204);
    expect((await post(way(WRITER), "/frames", socket)).status).toBe(404);
  });
});

/** Does an update bring these words? Only a document that has what it builds on can say. */
const has = (update: Uint8Array, words: string): boolean => Buffer.from(update).toString().includes(words);

describe("who is let in", () => {
  const none = { socketId: "nobody", number: 0, heardCount: 0, frames: [] };

  it.each(["https://evil.example", "null"])(
    "SY51 the origin %s is answered 403, to every route",
    async (origin) => {
      const { address, headers } = way(WRITER);
      const foreign = { address, headers: { ...headers, origin } };
      const later = ["/stream", "/frames", "/close"].map((path) => post(foreign, path, none));
      const statuses = [
        (await open(foreign)).status,
        ...(await Promise.all(later)).map(({ status }) => status),
      ];
      expect(statuses).toEqual([403, 403, 403, 403]);
    },
  );

  it("SY51 who is not signed in is told so by the close code", async () => {
    const { code } = CLOSE.notSignedIn;
    expect((await open(way(null))).events).toEqual([{ kind: "close", code, reason: "notSignedIn" }]);
    expect((await post(way(null), "/frames", none)).status).toBe(401);
  });

  it("SY51 a charter that is unknown, misspelt or not shared is not there", async () => {
    const asked = [way(WRITER, "/sync/cha_unknown/http"), way(WRITER, "/sync/nonsense/http"), way(STRANGER)];
    const opened = await Promise.all(asked.map((one) => open(one)));
    expect(opened.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it.each(["layout=0", "layout=1&build=0"])("SY51 %s is told to reload", async (said) => {
    const { code } = CLOSE.layoutTooOld;
    const { events } = await open(way(WRITER, `${PATH}?${said}`));
    expect(events).toEqual([{ kind: "close", code, reason: "layoutTooOld" }]);
  });

  it("SY54 a socket is its owner's alone, and its charter's", async () => {
    const stream = await open(way(WRITER));
    const mine = { ...none, socketId: stream.socketId };
    const asked = [way(READER), way(WRITER, "/sync/cha_other/http")].flatMap((one) =>
      ["/stream", "/frames", "/close"].map((path) => post(one, path, mine)),
    );
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await post(way(WRITER), "/frames", mine)).status).toBe(204);
  });

  it("SY55 a sixth socket of a person is refused, and others are not; one without its stream gives way", async () => {
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => open(way(WRITER))));
    const { code } = CLOSE.tooFast;
    expect((await open(way(WRITER))).events).toEqual([{ kind: "close", code, reason: "tooFast" }]);
    expect((await open(way(READER))).socketId).not.toBe("");
    five[0]?.breakOff();
    const untilRoom = async (): Promise<HttpClient> => {
      const stream = await open(way(WRITER));
      // The server hears of the break in a turn of its own.
      return stream.socketId === "" ? untilRoom() : stream;
    };
    expect((await untilRoom()).socketId).not.toBe("");
  });
});
