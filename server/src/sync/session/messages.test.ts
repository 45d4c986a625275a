/**
 * Every type of message, and every kind of sync message, × every role (SPEC: SY5, SY6, SY71; B-4, I-13): what is taken, how the
 * rest is refused, and what others hear of it. From the tables of the protocol and of access.
 */
import { ROLES, type Role } from "@acb/schemas/role";
import { can } from "@acb/shared/access/can";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { readFrame } from "@acb/shared/protocol/frames";
import { MESSAGE, SYNC } from "@acb/shared/protocol/message-type";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { writePresence } from "../room/presence-frame.ts";
import {
  EXAMPLE_CHARTER,
  putExampleCharter,
  READER,
  SECOND_WRITER,
  WRITER,
} from "../testing/example-charter.ts";
import { openHttp, post, wayOf } from "../testing/http-client.ts";
import { listenIn } from "../testing/listener.ts";
import { createRoomWorld, loginOf } from "../testing/room-world.ts";
import { startWebServer, type WebServer } from "../testing/web-server.ts";

type Rule = {
  /** Who may send it. */
  readonly from: "everybody" | "writers" | "nobody";
  /** What others hear when it is taken. */
  readonly others: "update" | "awareness" | null;
  readonly payload: Uint8Array;
};

const words = (): Uint8Array => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "words");
  return Y.encodeStateAsUpdate(doc);
};
const HERE = writePresence([{ clientId: 7, clock: 1, state: { at: "here" } }]);
const NO_BYTES = new Uint8Array();

/** One row for each entry of the protocol's tables: a new one does not compile without. */
const BY_SYNC: Readonly<Record<keyof typeof SYNC, Rule>> = {
  step1: { from: "everybody", others: null, payload: Uint8Array.of(0) },
  step2: { from: "writers", others: "update", payload: words() },
  update: { from: "writers", others: "update", payload: words() },
};
const BY_MESSAGE: Readonly<Record<Exclude<keyof typeof MESSAGE, "sync">, Rule>> = {
  awareness: { from: "everybody", others: "awareness", payload: HERE },
  queryAwareness: { from: "everybody", others: null, payload: NO_BYTES },
  auth: { from: "nobody", others: null, payload: NO_BYTES },
  saved: { from: "nobody", others: null, payload: NO_BYTES },
  event: { from: "nobody", others: null, payload: NO_BYTES },
};
const UNKNOWN: Rule = { from: "nobody", others: null, payload: NO_BYTES };

type Sent = { readonly called: string; readonly rule: Rule; readonly frame: Uint8Array };

/** The rule of a number, by the name that the protocol's table gives it. */
const ruleOf = (
  numbers: Readonly<Record<string, number>>,
  rules: Readonly<Record<string, Rule>>,
  at: number,
) => rules[Object.entries(numbers).find(([, number]) => number === at)?.[0] ?? ""] ?? UNKNOWN;

const frameOf = (numbers: readonly number[], { payload, from }: Rule): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
    if (from === "nobody" || payload.byteLength > 0) encoding.writeVarUint8Array(encoder, payload);
  });

const ALL = Array.from({ length: 256 }, (_, at) => at);
const SENT: readonly Sent[] = [
  ...ALL.filter((type) => type !== MESSAGE.sync).map((type) => {
    const rule = ruleOf(MESSAGE, BY_MESSAGE, type);
    return { called: `type ${type}`, rule, frame: frameOf([type], rule) };
  }),
  ...ALL.map((kind) => {
    const rule = ruleOf(SYNC, BY_SYNC, kind);
    return { called: `sync ${kind}`, rule, frame: frameOf([MESSAGE.sync, kind], rule) };
  }),
];

const closeCodeFor = ({ from }: Rule, mayWrite: boolean): number | null => {
  if (from === "nobody") return CLOSE.badFrame.code;
  return from === "writers" && !mayWrite ? CLOSE.notAllowed.code : null;
};

describe("by WebSocket", () => {
  it.each<Role>(ROLES)("SY71 (B-4, I-13): all of a %s", async (role) => {
    const mayWrite = can([role], "write", "open");
    const wrong: unknown[] = [];
    for (const { called, rule, frame } of SENT) {
      const { rooms, settle, log } = createRoomWorld();
      const [sender, other] = ["Sender", "Other"].map((name) =>
        listenIn(rooms, loginOf(name, name === "Other" || mayWrite)),
      );
      if (sender === undefined || other === undefined) throw new Error("Nobody came");
      await settle();
      const before = other.backlog().length;
      sender.session.receive(frame);
      await settle();
      const heard = other
        .backlog()
        .slice(before)
        .map((bytes) => readFrame(bytes).kind);
      const seen = { code: sender.closeCode(), heard, stored: log.batches.length, other: other.closeCode() };
      const code = closeCodeFor(rule, mayWrite);
      const told = code === null && rule.others !== null ? [rule.others] : [];
      const stored = told.includes("update") ? 1 : 0;
      const expected = { code, heard: told, stored, other: null };
      if (JSON.stringify(seen) !== JSON.stringify(expected)) wrong.push({ called, seen, expected });
      sender.session.end();
      other.session.end();
    }
    expect(wrong).toEqual([]);
  });

  it("SY71: the tables of the protocol hold what the tests think", () => {
    const taken = SENT.filter(({ rule }) => rule.from !== "nobody").map(({ called }) => called);
    expect(taken).toEqual(["type 1", "type 3", "sync 0", "sync 1", "sync 2"]);
    expect(SENT).toHaveLength(511);
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

  const codeOf = async (who: typeof READER, { rule, frame }: Sent): Promise<number | null> => {
    const way = wayOf(server.origin, who, `/sync/${EXAMPLE_CHARTER}/http`);
    const client = await openHttp(way);
    const { socketId } = client;
    await client.whenFrame("syncStep1");
    await post(way, "/frames", { socketId, number: 1, heardCount: 0, frames: [frame] });
    const code = closeCodeFor(rule, who !== READER);
    const event = code === null ? null : await client.when(({ kind }) => kind === "close");
    if (code === null) await post(way, "/close", { socketId, number: 0, heardCount: 0, frames: [] });
    client.breakOff();
    return event?.kind === "close" ? event.code : null;
  };

  it("SY71, SY50 (B-4, I-13): what is known and its neighbours, of a reader and a writer, as by WebSocket", async () => {
    const way = wayOf(server.origin, SECOND_WRITER, `/sync/${EXAMPLE_CHARTER}/http`);
    const bystander = await openHttp(way);
    await bystander.whenFrame("syncStep1");
    const before = await storage.updates.load(EXAMPLE_CHARTER);
    for (const sent of SENT.filter(({ frame }) => AROUND_KNOWN.test(String(frame.subarray(0, 2)))))
      expect([sent.called, await codeOf(READER, sent)]).toEqual([
        sent.called,
        closeCodeFor(sent.rule, false),
      ]);
    expect(await storage.updates.load(EXAMPLE_CHARTER)).toEqual(before);
    const heard = bystander.events.flatMap((event) =>
      event.kind === "frame" ? [readFrame(event.frame).kind] : [],
    );
    expect(new Set(heard)).toEqual(new Set(["syncStep1", "awareness"]));
    for (const sent of SENT.filter(({ rule }) => rule.from !== "nobody"))
      expect([sent.called, await codeOf(WRITER, sent)]).toEqual([sent.called, null]);
    await server.rooms.whenStored(EXAMPLE_CHARTER);
    expect(await storage.updates.load(EXAMPLE_CHARTER)).not.toEqual(before);
    bystander.breakOff();
  });
});
