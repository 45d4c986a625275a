/** What a room holds of its document, and when it makes one (SPEC: SY42). */
import { expect, it } from "vitest";
import * as Y from "yjs";
import type { StoredDocument } from "../../storage/ports/update-log.ts";
import { createFakeClock } from "../testing/fake-clock.ts";
import { freeTextGuard, freeTextOpener, writeOf } from "../testing/free-text.ts";
import { createHeldLog } from "../testing/held-log.ts";
import { Peer } from "../testing/peer.ts";
import { CHARTER, loginOf } from "../testing/room-world.ts";
import { RoomDocument } from "./room-document.ts";
import { RoomRegistry } from "./room-registry.ts";
import { openDocument } from "./trial-document.ts";

const NOTHING = Uint8Array.of(0);

/** A log of words, each its own update; the first ones as a checkpoint, if asked for. */
const logOf = (words: readonly string[], checkpointed = 0): StoredDocument => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  let checkpoint: Uint8Array | null = null;
  doc.on("update", (update: Uint8Array) => void updates.push(update));
  for (const [at, word] of words.entries()) {
    doc.getText("t").insert(doc.getText("t").length, word);
    if (at + 1 === checkpointed) checkpoint = Y.encodeStateAsUpdate(doc);
  }
  return { checkpoint, updates: updates.slice(checkpointed), lastSeq: words.length };
};
const textOf = (...updates: readonly Uint8Array[]): string => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText("t").toString();
};
/** Fails when it is called. */
const neverOpened = () => {
  throw new Error("A document was made.");
};

it("SY42 who has nothing gets the stored bytes as they are, without a document", () => {
  const stored = logOf(["We ", "will "], 2);
  const document = new RoomDocument(stored, neverOpened);
  expect(document.missingFrom(NOTHING)).toBe(stored.checkpoint);
});

it.each([
  ["nothing stored", logOf([])],
  ["a log alone", logOf(["We ", "will ", "listen."])],
  ["a checkpoint and a tail", logOf(["We ", "will ", "listen."], 1)],
  ["a tail too long to merge", logOf(Array.from("a".repeat(1_200)), 3)],
])("SY42 %s is answered as a document would, whole and in part, without one", (_what, stored) => {
  const [bytes, live] = [new RoomDocument(stored, neverOpened), freeTextOpener()(stored)];
  expect(bytes.stateVector()).toEqual(live.stateVector());
  expect(textOf(bytes.missingFrom(NOTHING))).toBe(textOf(live.missingFrom(NOTHING)));
  const early = stored.checkpoint ?? stored.updates.slice(0, 1)[0] ?? Uint8Array.of(0, 0);
  const known = Y.encodeStateVectorFromUpdate(early);
  expect(textOf(early, bytes.missingFrom(known))).toBe(textOf(live.missingFrom(NOTHING)));
});

it("SY42 bytes that are no updates are refused at once, not when somebody asks", () => {
  const broken = { checkpoint: null, updates: [Uint8Array.of(9, 9, 9)], lastSeq: 1 };
  expect(() => new RoomDocument(broken, neverOpened)).toThrow();
});

it("SY42 after a rest it answers what it did before, and takes the next write", () => {
  const document = new RoomDocument(logOf(["We will"]), freeTextOpener());
  const client = new Y.Doc();
  const writer = { login: loginOf("Amina") };
  Y.applyUpdate(client, document.missingFrom(NOTHING));
  expect(document.stateVector()).toEqual(Y.encodeStateVector(client));
  const write = (word: string): string => {
    const before = Y.encodeStateVector(client);
    client.getText("t").insert(client.getText("t").length, word);
    const written = writeOf(Y.encodeStateAsUpdate(client, before));
    expect(document.accept(written, writer, false)).toMatchObject({ kind: "accepted" });
    document.confirm(1);
    expect(document.stateVector()).toEqual(Y.encodeStateVector(client));
    return textOf(document.missingFrom(NOTHING));
  };
  expect(write(" listen")).toBe("We will listen");
  const known = document.stateVector();
  document.rest();
  expect([document.stateVector(), textOf(document.missingFrom(NOTHING))]).toEqual([known, "We will listen"]);
  expect(write(".")).toBe("We will listen.");
});

/** Rooms that count the live documents that they make and give up. */
const createCountedRooms = () => {
  const clock = createFakeClock();
  const log = createHeldLog();
  const counts = { opened: 0, givenUp: 0 };
  const rooms = new RoomRegistry({
    storage: {
      updates: log,
      charters: { roles: async () => [], state: async () => "open" },
      pens: { now: async () => [] },
    },
    clock,
    guard: freeTextGuard,
    openLive: (...given) => {
      counts.opened += 1;
      const live = openDocument(...given);
      return {
        ...live,
        startAfresh: () => {
          counts.givenUp += 1;
          live.startAfresh();
        },
      };
    },
    onFault: () => {},
  });
  return { clock, log, rooms, counts };
};

it("SY42 reading makes no document; the first write makes one, which is given up when writing pauses", async () => {
  const { clock, rooms, counts } = createCountedRooms();
  const readers = ["Amina", "Bela", "Cara"].map((name) => new Peer(rooms, CHARTER, loginOf(name)));
  const settle = async () => {
    for (let round = 0; round < 4; round += 1) {
      for (const peer of readers) peer.deliver("out");
      await clock.settle();
      for (const peer of readers) peer.deliver("in");
    }
  };
  for (const peer of readers) peer.connect();
  await settle();
  expect(counts).toEqual({ opened: 0, givenUp: 0 });
  const [writer] = readers;
  writer?.doc.getText("t").insert(0, "We will");
  await settle();
  expect(counts).toEqual({ opened: 1, givenUp: 0 });
  await clock.advance(900);
  expect(counts).toEqual({ opened: 1, givenUp: 0 });
  await clock.advance(1_500);
  expect(counts).toEqual({ opened: 1, givenUp: 1 });
  for (const peer of readers) peer.disconnect();
  for (const peer of readers) peer.connect();
  await settle();
  expect([counts.opened, readers.map(({ text }) => text)]).toEqual([1, ["We will", "We will", "We will"]]);
  writer?.doc.getText("t").insert(7, " listen");
  await settle();
  expect([counts.opened, readers.map(({ text }) => text)]).toEqual([
    2,
    ["We will listen", "We will listen", "We will listen"],
  ]);
});

it("SY42 a large document, dear to open again, is given up later", async () => {
  const { clock, log, rooms, counts } = createCountedRooms();
  const [bytes = NOTHING] = logOf(["x".repeat(200_000)]).updates;
  await log.append([{ charterId: CHARTER, bytes, personId: null, organisationId: null }]);
  const writer = new Peer(rooms, CHARTER, loginOf("Amina"));
  writer.connect();
  await clock.settle();
  writer.deliver("in");
  writer.doc.getText("t").insert(0, "We will");
  writer.deliver("out");
  await clock.advance(7_000);
  expect(counts).toEqual({ opened: 1, givenUp: 0 });
  await clock.advance(8_000);
  expect(counts).toEqual({ opened: 1, givenUp: 1 });
});
