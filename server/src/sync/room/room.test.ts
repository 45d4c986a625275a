/** Rooms, participants and the group commit, in process, with the disk and the clock in the test's hand (SPEC: Sync). */
import { CharterId } from "@acb/schemas/ids";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { updateFrame } from "@acb/shared/protocol/frames";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { replay } from "../../storage/replay.ts";
import { CHARTER, createRoomWorld, loginOf } from "../testing/room-world.ts";

const OTHER = CharterId.parse("cha_other");
const EMPTY_UPDATE = Uint8Array.of(0, 0);

it("SY1 (I-3) nobody sees an update, and nothing is saved, before its append has resolved", async () => {
  const { join, settle, log } = createRoomWorld();
  const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
  const savedBefore = amina.heard.saved;
  log.hold();
  amina.doc.getText("t").insert(0, "We will");
  await settle();
  expect([bela.text, amina.heard.saved]).toEqual(["", savedBefore]);
  const late = await join(loginOf("Cara"));
  expect(late.text).toBe("");
  log.release();
  await settle();
  expect([bela.text, late.text, amina.heard.saved]).toEqual(["We will", "We will", savedBefore + 1]);
});

it("SY2 what waits in all rooms while an append is under way goes out in the next one", async () => {
  const { join, settle, log } = createRoomWorld();
  const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"), OTHER)];
  log.hold();
  amina.doc.getText("t").insert(0, "1");
  await settle();
  amina.doc.getText("t").insert(1, "2");
  bela.doc.getText("t").insert(0, "3");
  amina.doc.getText("t").insert(2, "4");
  await settle();
  log.release();
  await settle();
  expect(log.batches.map((batch) => batch.map(({ charterId }) => charterId))).toEqual([
    [CHARTER],
    [CHARTER, CHARTER, OTHER],
  ]);
  expect([amina.text, bela.text]).toEqual(["124", "3"]);
});

it("SY2 all updates of a room in one commit are told as one frame", async () => {
  const { join, settle } = createRoomWorld();
  const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
  for (const letter of "charter") amina.doc.getText("t").insert(amina.text.length, letter);
  await settle();
  expect([bela.text, bela.heard.updateFrames.length]).toEqual(["charter", 1]);
});

it("SY27 what is here already, in whatever bytes, is neither stored nor told again, and counts as saved", async () => {
  const { join, settle, log } = createRoomWorld();
  const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
  amina.doc.getText("t").insert(0, "We will");
  await settle();
  const before = [log.batches.length, bela.heard.updateFrames.length, amina.heard.saved];
  const whole = Y.encodeStateAsUpdate(amina.doc);
  for (const known of [whole, Y.mergeUpdates([whole, whole]), Y.encodeStateAsUpdate(bela.doc)])
    amina.send(updateFrame(known));
  await settle();
  const [batches = 0, told = 0, saved = 0] = before;
  expect([log.batches.length, bela.heard.updateFrames.length, amina.heard.saved]).toEqual([
    batches,
    told,
    saved + 3,
  ]);
  // Of what is partly new, that part alone is stored and told.
  const longer = new Y.Doc();
  Y.applyUpdate(longer, whole);
  longer.getText("t").insert(7, " write");
  const all = Y.encodeStateAsUpdate(longer);
  amina.send(updateFrame(all));
  await settle();
  const stored = log.batches.at(-1)?.[0]?.bytes ?? all;
  expect([bela.text, log.batches.length]).toEqual(["We will write", batches + 1]);
  expect(stored.byteLength).toBeLessThan(all.byteLength);
});

it("SY3 (I-6) a failed append is tried again, unseen, and nothing is lost", async () => {
  const { join, settle, log, clock, faults } = createRoomWorld();
  const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
  log.failNext(3);
  amina.doc.getText("t").insert(0, "kept");
  await settle();
  expect([bela.text, faults]).toEqual(["", ["append"]]);
  await clock.advance(50 + 100 + 200);
  await settle();
  expect([bela.text, amina.heard.closeCode, faults.length]).toEqual(["kept", null, 3]);
});

it("SY3 (I-6) after the last try everybody is told to try later, who waits hears it, and the words come back", async () => {
  const { join, settle, log, clock, rooms } = createRoomWorld();
  const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
  log.failNext(8);
  amina.doc.getText("t").insert(0, "kept");
  await settle();
  const waiting = expect(rooms.whenStored(CHARTER)).rejects.toThrow(/cannot be stored/);
  await clock.advance(10_000);
  await waiting;
  expect([amina.heard.closeCode, bela.heard.closeCode]).toEqual([CLOSE.tryLater.code, CLOSE.tryLater.code]);
  expect([bela.text, (await log.load(CHARTER)).lastSeq]).toEqual(["", 0]);
  amina.connect();
  bela.connect();
  await settle();
  expect([
    bela.text,
    replay(await log.load(CHARTER))
      .getText("t")
      .toString(),
  ]).toEqual(["kept", "kept"]);
});

it("SY4 a room is loaded once for all who come at the same moment, and before it answers", async () => {
  const { addPeer, join, settle, log } = createRoomWorld();
  const writer = await join(loginOf("Amina"));
  writer.doc.getText("t").insert(0, "stored");
  await settle();
  writer.disconnect();
  await settle();
  const loadsBefore = log.loadCount();
  const crowd = ["Bela", "Cara", "Dewi"].map((name) => addPeer(loginOf(name)));
  for (const peer of crowd) peer.connect();
  await settle();
  expect(crowd.map(({ text }) => text)).toEqual(["stored", "stored", "stored"]);
  expect(log.loadCount() - loadsBefore).toBe(1);
});

it("SY4 a participant that leaves before its room is loaded leaves nothing behind", async () => {
  const { addPeer, settle, rooms, log } = createRoomWorld();
  const amina = addPeer(loginOf("Amina"));
  amina.connect();
  amina.disconnect();
  await settle();
  await rooms.whenStored(CHARTER);
  const loads = log.loadCount();
  amina.connect();
  await settle();
  expect(log.loadCount()).toBeGreaterThan(loads);
});

it("SY4 a writer who leaves before the commit has their words stored", async () => {
  const { join, settle, log } = createRoomWorld();
  const amina = await join(loginOf("Amina"));
  log.hold();
  amina.doc.getText("t").insert(0, "last words");
  await settle();
  amina.disconnect();
  log.release();
  await settle();
  expect(
    replay(await log.load(CHARTER))
      .getText("t")
      .toString(),
  ).toBe("last words");
});

it("SY4 a charter that cannot be loaded tells its people to try later", async () => {
  const { addPeer, settle, log, faults } = createRoomWorld();
  await log.append([
    { charterId: CHARTER, bytes: Uint8Array.of(9, 9, 9), personId: null, organisationId: null },
  ]);
  const amina = addPeer(loginOf("Amina"));
  amina.connect();
  await settle();
  expect([amina.heard.closeCode, faults]).toEqual([CLOSE.tryLater.code, ["load"]]);
});

it("SY9 (I-9) a heavy log is folded when the room empties, and replays to the same text", async () => {
  const { join, settle, log } = createRoomWorld();
  const amina = await join(loginOf("Amina"));
  for (let at = 0; at < 100; at += 1) amina.doc.getText("t").insert(0, `${at} `.repeat(400));
  await settle();
  amina.disconnect();
  await settle();
  const stored = await log.load(CHARTER);
  expect([stored.checkpoint === null, stored.updates.length]).toEqual([false, 0]);
  expect(replay(stored).getText("t").toString()).toBe(amina.text);
});

it("SY10 (I-16) lost rights end exactly the sockets that lost them", async () => {
  const { join, settle, rooms, setGrants } = createRoomWorld();
  const people = [loginOf("Amina"), loginOf("Bela"), loginOf("Cara")];
  const [amina, bela, cara] = await Promise.all(people.map((login) => join(login)));
  setGrants([
    { personId: loginOf("Amina").personId, role: "writer" },
    { personId: loginOf("Bela").personId, role: "reader" },
  ]);
  await rooms.accessChanged(CHARTER, loginOf("Amina").personId);
  await settle();
  expect(bela?.isConnected).toBe(true);
  await rooms.accessChanged(CHARTER, null);
  expect([amina, bela, cara].map((peer) => peer?.heard.closeCode)).toEqual([
    null,
    CLOSE.accessChanged.code,
    CLOSE.notFound.code,
  ]);
});

it("SY47 who was on the way in while they were suspended stays out until it is lifted", async () => {
  const { join, addPeer, settle, log, rooms } = createRoomWorld();
  const [amina, bela] = [loginOf("Amina"), loginOf("Bela")];
  const loading = addPeer(amina);
  const other = addPeer(bela);
  log.hold();
  loading.connect();
  other.connect();
  rooms.shutOut(amina.personId);
  log.release();
  await settle();
  const late = await join(amina);
  expect([loading, late, other].map(({ heard }) => heard.closeCode)).toEqual([
    CLOSE.suspended.code,
    CLOSE.suspended.code,
    null,
  ]);
  rooms.letInAgain(amina.personId);
  expect((await join(amina)).isConnected).toBe(true);
});

it("SY13 (I-7) a server that stops stores what has arrived, says so, and sends everybody away to come back", async () => {
  const { join, settle, log, rooms, clock } = createRoomWorld();
  const amina = await join(loginOf("Amina"));
  log.hold();
  amina.doc.getText("t").insert(0, "in time");
  amina.deliver("out");
  const closed = rooms.close();
  await clock.settle();
  expect(amina.heard.closeCode).toBeNull();
  log.release();
  await clock.settle();
  await closed;
  await rooms.close();
  expect(amina.heard.closeCode).toBe(1012);
  expect(
    replay(await log.load(CHARTER))
      .getText("t")
      .toString(),
  ).toBe("in time");
  const late = await join(loginOf("Bela"));
  await settle();
  expect(late.heard.closeCode).toBe(1012);
});

it("SY14 saved counts every update frame in its order, those without content too", async () => {
  const { join, settle, log } = createRoomWorld();
  const amina = await join(loginOf("Amina"));
  expect([amina.heard.saved, amina.sentUpdates]).toEqual([1, 1]);
  log.hold();
  amina.doc.getText("t").insert(0, "a");
  amina.send(updateFrame(EMPTY_UPDATE));
  await settle();
  amina.send(updateFrame(EMPTY_UPDATE));
  await settle();
  expect(amina.heard.saved).toBe(1);
  log.release();
  await settle();
  expect([amina.heard.saved, amina.sentUpdates]).toEqual([4, 4]);
});

it("SY15 whenStored waits for what had arrived, and not for what is typed meanwhile", async () => {
  const { join, settle, log, rooms } = createRoomWorld();
  const amina = await join(loginOf("Amina"));
  log.hold();
  amina.doc.getText("t").insert(0, "before");
  await settle();
  let isStored = false;
  const stored = rooms.whenStored(CHARTER).then(() => {
    isStored = true;
  });
  await settle();
  expect(isStored).toBe(false);
  amina.doc.getText("t").insert(0, "after");
  amina.deliver("out");
  log.release();
  await settle();
  await stored;
  expect(Y.decodeUpdate(log.batches[0]?.[0]?.bytes ?? EMPTY_UPDATE).structs.length).toBe(1);
});

it("SY15 a fact is told to everybody in the charter, and to nobody else", async () => {
  const { join, settle, rooms } = createRoomWorld();
  const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"), OTHER)];
  rooms.tell(CHARTER, { type: "charter.changed" });
  await settle();
  expect([amina.heard.events, bela.heard.events]).toEqual([['{"type":"charter.changed"}'], []]);
});
