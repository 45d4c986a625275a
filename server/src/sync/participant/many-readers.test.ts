/** What a room does once for all its people, however many, and what it never keeps for a slow one (SPEC: SY43 … SY46). */
import { awarenessFrame, readFrame, syncStep1Frame } from "@acb/shared/protocol/frames";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { writePresence } from "../room/presence-frame.ts";
import { type Listener, listenIn } from "../testing/listener.ts";
import { createRoomWorld, loginOf } from "../testing/room-world.ts";

const MB = 1024 * 1024;
const NOTHING = Uint8Array.of(0);

let world: ReturnType<typeof createRoomWorld>;
beforeEach(() => {
  world = createRoomWorld();
});

const listen = (name: string): Listener => listenIn(world.rooms, loginOf(name, false));
const crowd = (count: number): readonly Listener[] =>
  Array.from({ length: count }, (_, at) => listen(`Reader${at}`));
const different = (frames: readonly unknown[]): number => new Set(frames).size;

describe("updates", () => {
  it("SY43 what a commit stored is encoded once, and everybody is sent that very frame", async () => {
    const [amina, bela] = [await world.join(loginOf("Amina")), await world.join(loginOf("Bela"))];
    const readers = crowd(50);
    await world.settle();
    for (const letter of "charter") amina.doc.getText("t").insert(0, letter);
    bela.doc.getText("t").insert(0, "our ");
    await world.settle();
    const frames = readers.flatMap((reader) => reader.frames("update"));
    expect([frames.length, different(frames)]).toEqual([50, 1]);
  });

  it("SY43 who alone wrote it is not told of it; of what several wrote, all are", async () => {
    const [amina, bela] = [await world.join(loginOf("Amina")), await world.join(loginOf("Bela"))];
    amina.doc.getText("t").insert(0, "alone");
    await world.settle();
    expect([amina, bela].map(({ heard }) => heard.updateFrames.length)).toEqual([0, 1]);
    amina.doc.getText("t").insert(0, "to");
    bela.doc.getText("t").insert(0, "gether");
    await world.settle();
    expect([amina, bela].map(({ heard }) => heard.updateFrames.length)).toEqual([1, 2]);
    expect(amina.text).toBe(bela.text);
  });
});

describe("a reconnect storm", () => {
  it("SY44 everybody is asked with one frame, and all who have the same are answered with one", async () => {
    const amina = await world.join(loginOf("Amina"));
    amina.doc.getText("t").insert(0, "We will");
    await world.settle();
    const known = Y.encodeStateVector(amina.doc);
    const readers = crowd(200);
    for (const [at, { participant }] of readers.entries()) {
      participant.receive(syncStep1Frame(at % 2 === 0 ? NOTHING : Uint8Array.from(known)));
    }
    await world.settle();
    expect(different(readers.flatMap((reader) => reader.frames("syncStep1")))).toBe(1);
    expect(different(readers.flatMap((reader) => reader.frames("syncStep2")))).toBe(2);
  });

  it("SY44 after the next commit the answer is a new one, and whole", async () => {
    const amina = await world.join(loginOf("Amina"));
    const [before] = crowd(1);
    before?.participant.receive(syncStep1Frame(NOTHING));
    amina.doc.getText("t").insert(0, "We will");
    await world.settle();
    const [after] = crowd(1);
    after?.participant.receive(syncStep1Frame(NOTHING));
    await world.settle();
    after?.take();
    expect(after?.doc.getText("t").toString()).toBe("We will");
  });

  it("SY44 what each has of their own changes nothing in what they are missing", async () => {
    const amina = await world.join(loginOf("Amina"));
    amina.doc.getText("t").insert(0, "We will");
    await world.settle();
    const readers = crowd(20);
    for (const [at, { participant }] of readers.entries()) {
      const known = new Map([[amina.doc.clientID, 3]]).set(1_000 + at, 1);
      participant.receive(syncStep1Frame(Uint8Array.from(Y.encodeStateVector(known))));
    }
    await world.settle();
    expect(different(readers.flatMap((reader) => reader.frames("syncStep2")))).toBe(1);
  });

  it("SY44 however many different things are asked, only a few answers are kept", async () => {
    const amina = await world.join(loginOf("Amina"));
    amina.doc.getText("t").insert(0, "We will do it together");
    await world.settle();
    const [asker, again] = [listen("Asker"), listen("Again")];
    const asked = Array.from({ length: 10 }, (_, at) =>
      syncStep1Frame(Uint8Array.from(Y.encodeStateVector(new Map([[amina.doc.clientID, at + 1]])))),
    );
    for (const frame of asked) asker.participant.receive(frame);
    for (const frame of asked) again.participant.receive(frame);
    const [first, second] = [asker.frames("syncStep2"), again.frames("syncStep2")];
    expect(first.map((frame, at) => frame === second[at])).toEqual(asked.map((_, at) => at < 8));
  });
});

describe("presence", () => {
  const present = (clientId: number, clock: number) =>
    awarenessFrame(writePresence([{ clientId, clock, state: { at: clock } }]));
  const told = (reader: Listener | undefined) => reader?.frames("awareness") ?? [];

  it("SY45 in a small room a caret is told at once", async () => {
    const [mover, reader] = crowd(2);
    await world.settle();
    mover?.participant.receive(present(1, 1));
    await world.settle();
    expect(told(reader).length).toBe(1);
  });

  it("SY45 in a large room carets are told together, every 50 ms, each as it was last, in one frame for all", async () => {
    const readers = crowd(60);
    await world.settle();
    for (let clock = 1; clock <= 5; clock += 1) {
      for (const [at, { participant }] of readers.entries()) participant.receive(present(at + 1, clock));
    }
    await world.settle();
    expect(told(readers[0]).length).toBe(0);
    await world.clock.advance(50);
    const frames = readers.flatMap(told);
    expect([frames.length, different(frames)]).toEqual([60, 1]);
    expect(readers[0]?.take().length).toBe(60);
  });

  it("SY45 all who come before anybody moves are told of everybody by one frame", async () => {
    const [mover] = crowd(1);
    await world.settle();
    mover?.participant.receive(present(1, 1));
    await world.settle();
    expect(different(crowd(20).flatMap(told))).toBe(1);
    mover?.participant.receive(present(1, 2));
    listen("Second").participant.receive(present(2, 1));
    await world.settle();
    expect(listen("Newcomer").take()).toEqual([1, 2]);
  });
});

describe("a slow reader", () => {
  const page = "x".repeat(100_000);

  it("SY46 beyond 4 MB it is sent nothing more; it holds up nobody, and is not let go", async () => {
    const amina = await world.join(loginOf("Amina"));
    const [slow, quick] = crowd(2);
    await world.settle();
    for (let at = 0; at < 150; at += 1) {
      amina.doc.getText("t").insert(0, page);
      await world.settle();
      quick?.take();
    }
    expect(slow?.backlogBytes()).toBeLessThan(4 * MB + 2 * page.length);
    expect([slow?.closeCode(), quick?.doc.getText("t").length]).toEqual([null, 150 * page.length]);
  });

  it("SY46 when its backlog has left, it gets what it missed in one frame, deletions too, and then what follows", async () => {
    const amina = await world.join(loginOf("Amina"));
    const [slow] = crowd(1);
    slow?.participant.receive(syncStep1Frame(NOTHING));
    await world.settle();
    for (let at = 0; at < 50; at += 1) {
      amina.doc.getText("t").insert(0, page);
      await world.settle();
    }
    amina.doc.getText("t").delete(0, 49 * page.length);
    amina.doc.getText("t").insert(0, "Short again. ");
    await world.settle();
    slow?.take();
    expect(slow?.doc.getText("t").length).toBeGreaterThan(page.length + 13);
    await world.clock.advance(100);
    expect(slow?.backlog().map((frame) => readFrame(frame).kind)).toEqual(["syncStep2"]);
    slow?.take();
    amina.doc.getText("t").insert(0, "And on. ");
    await world.settle();
    slow?.take();
    expect(slow?.doc.getText("t").toString()).toBe(amina.text);
  });

  it("SY46 one that goes meanwhile leaves nothing behind", async () => {
    const amina = await world.join(loginOf("Amina"));
    const [slow] = crowd(1);
    await world.settle();
    for (let at = 0; at < 50; at += 1) {
      amina.doc.getText("t").insert(0, page);
      await world.settle();
    }
    slow?.participant.end();
    const before = slow?.frames("syncStep2").length;
    slow?.take();
    await world.clock.advance(1_000);
    expect([slow?.backlog(), before]).toEqual([[], 0]);
  });
});
