/**
 * Every number that a type of message, or a kind of sync message, can have, of who writes and who reads (SPEC: SY5, SY6, SY71;
 * B-4, I-13): what is taken, how the rest is refused, and what others hear of it. Every role is message-matrix.test.ts.
 */
import type { Role } from "@acb/schemas/role";
import { can } from "@acb/shared/access/can";
import { readFrame } from "@acb/shared/protocol/frames";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import {
  EXAMPLE_CHARTER,
  putExampleCharter,
  READER,
  SECOND_WRITER,
  WRITER,
} from "../testing/example-charter.ts";
import { openHttp, post, wayOf } from "../testing/http-client.ts";
import { listenIn } from "../testing/listener.ts";
import { closeCodeFor, MESSAGES, type Message } from "../testing/message-needs.ts";
import { createRoomWorld, loginOf } from "../testing/room-world.ts";
import { startWebServer, type WebServer } from "../testing/web-server.ts";

describe("by WebSocket", () => {
  it.each<Role>(["writer", "reader"])("SY71 (B-4, I-13) all of a %s", async (role) => {
    const mayWrite = can([role], "write", "open");
    const wrong: unknown[] = [];
    for (const { called, need, frame } of MESSAGES) {
      const { rooms, settle, log } = createRoomWorld();
      const [sender, other] = ["Sender", "Other"].map((name) =>
        listenIn(rooms, loginOf(name, name === "Other" || mayWrite)),
      );
      if (sender === undefined || other === undefined) throw new Error("Nobody came");
      await settle();
      const before = other.backlog().length;
      sender.participant.receive(frame(new Y.Doc(), "words"));
      await settle();
      const heard = other
        .backlog()
        .slice(before)
        .map((bytes) => readFrame(bytes).kind);
      const seen = { code: sender.closeCode(), heard, stored: log.batches.length, other: other.closeCode() };
      const code = closeCodeFor(need, [role], "open");
      const told = code === null && need.others !== null ? [need.others] : [];
      const stored = told.includes("update") ? 1 : 0;
      const expected = { code, heard: told, stored, other: null };
      if (JSON.stringify(seen) !== JSON.stringify(expected)) wrong.push({ called, seen, expected });
      sender.participant.end();
      other.participant.end();
    }
    expect(wrong).toEqual([]);
  });

  it("SY71 the tables of the protocol hold what the tests think", () => {
    const taken = MESSAGES.filter(({ need }) => need.needs !== null).map(({ called }) => called);
    expect(taken).toEqual(["type 1", "type 3", "sync 0", "sync 1", "sync 2"]);
    expect(MESSAGES).toHaveLength(511);
  });
});

describe("by HTTP", () => {
  let storage: Storage;
  let server: WebServer;
  beforeAll(async () => {
    storage = await createSqliteStorage({ file: ":memory:" });
    await putExampleCharter(storage);
    server = await startWebServer(storage);
  });
  afterAll(async () => {
    await server.close();
    await storage.close();
  });

  /** By the first two bytes: whatever is below eight, or about our own types, or the last of a byte. */
  const AROUND_KNOWN = /^(0,[0-8]|[1-8]|6[3-6]|127|255)(,|$)/;

  const startOf = ({ frame }: Message): string => String(frame(new Y.Doc(), "words").subarray(0, 2));
  const roleOf = (who: typeof READER): Role => (who === READER ? "reader" : "writer");
  const codeOf = async (who: typeof READER, { need, frame }: Message): Promise<number | null> => {
    const way = wayOf(server.origin, who, `/sync/${EXAMPLE_CHARTER}/http`);
    const client = await openHttp(way);
    const { socketId } = client;
    await client.whenFrame("syncStep1");
    await post(way, "/frames", { socketId, number: 1, heardCount: 0, frames: [frame(new Y.Doc(), "words")] });
    const code = closeCodeFor(need, [roleOf(who)], "open");
    const event = code === null ? null : await client.when(({ kind }) => kind === "close");
    if (code === null) await post(way, "/close", { socketId, number: 0, heardCount: 0, frames: [] });
    client.breakOff();
    return event?.kind === "close" ? event.code : null;
  };

  it("SY71 SY50 (B-4, I-13) what is known and its neighbours, of a reader and a writer, as by WebSocket", async () => {
    const way = wayOf(server.origin, SECOND_WRITER, `/sync/${EXAMPLE_CHARTER}/http`);
    const bystander = await openHttp(way);
    await bystander.whenFrame("syncStep1");
    const before = await storage.updates.load(EXAMPLE_CHARTER);
    for (const sent of MESSAGES.filter((one) => AROUND_KNOWN.test(startOf(one))))
      expect([sent.called, await codeOf(READER, sent)]).toEqual([
        sent.called,
        closeCodeFor(sent.need, ["reader"], "open"),
      ]);
    expect(await storage.updates.load(EXAMPLE_CHARTER)).toEqual(before);
    const heard = bystander.events.flatMap((event) =>
      event.kind === "frame" ? [readFrame(event.frame).kind] : [],
    );
    expect(new Set(heard)).toEqual(new Set(["syncStep1", "awareness"]));
    for (const sent of MESSAGES.filter(({ need }) => need.needs !== null))
      expect([sent.called, await codeOf(WRITER, sent)]).toEqual([sent.called, null]);
    await server.rooms.whenStored(EXAMPLE_CHARTER);
    expect(await storage.updates.load(EXAMPLE_CHARTER)).not.toEqual(before);
    bystander.breakOff();
  });
});
