/** A participant that sends faster than it may: first slowed, then let go (SPEC: SY8, B-8). */
import { CLOSE } from "@acb/shared/protocol/close-code";
import { updateFrame } from "@acb/shared/protocol/frames";
import { beforeEach, describe, expect, it } from "vitest";
import { createFakeClock, type FakeClock } from "../testing/fake-clock.ts";
import { createRoomWorld, loginOf } from "../testing/room-world.ts";
import { Pace } from "./pace.ts";

const MB = 1024 * 1024;
const EMPTY_UPDATE = Uint8Array.of(0, 0);

describe("the frames of a participant", () => {
  let clock: FakeClock;
  let read: Uint8Array[];
  let isLetGo: boolean;
  let pace: Pace;
  beforeEach(() => {
    clock = createFakeClock();
    read = [];
    isLetGo = false;
    pace = new Pace({
      clock,
      read: (frame) => void read.push(frame),
      tooFast: () => {
        isLetGo = true;
      },
    });
  });
  const send = (count: number, frame = EMPTY_UPDATE) => {
    for (let at = 0; at < count; at += 1) pace.receive(frame);
  };

  it("SY8 (B-8) a burst is read at once; what is faster waits, and is read in its order at the allowed pace", async () => {
    send(3_000);
    for (let at = 0; at < 250; at += 1) pace.receive(Uint8Array.of(at));
    expect(read.length).toBe(3_000);
    await clock.advance(1_000);
    expect(read.length).toBe(3_200);
    await clock.advance(1_000);
    expect(read.slice(3_000).map(([at]) => at)).toEqual(Array.from({ length: 250 }, (_, at) => at));
    expect(isLetGo).toBe(false);
  });

  it("SY8 no frame overtakes one that waits", async () => {
    send(3_000);
    pace.receive(Uint8Array.of(1));
    await clock.advance(20);
    pace.receive(Uint8Array.of(2));
    await clock.advance(100);
    expect(read.slice(3_000).map(([at]) => at)).toEqual([1, 2]);
  });

  it("SY8 (B-8) a thousand frames behind, the participant is let go, and nothing that waited is read", async () => {
    send(4_000);
    expect(isLetGo).toBe(false);
    send(1);
    expect(isLetGo).toBe(true);
    await clock.advance(60_000);
    expect(read.length).toBe(3_000);
  });

  it("SY8 large frames are slowed by their bytes, and too many bytes behind is let go", async () => {
    send(5, new Uint8Array(8 * MB));
    expect([read.length, isLetGo]).toEqual([4, false]);
    await clock.advance(8_100);
    expect(read.length).toBe(5);
    send(3, new Uint8Array(8 * MB));
    expect(isLetGo).toBe(true);
  });

  it("SY8 a participant that is gone has nothing read any more", async () => {
    send(3_100);
    pace.stop();
    await clock.advance(60_000);
    expect(read.length).toBe(3_000);
  });
});

it("SY8 (B-8) a writer who pastes too fast is slowed, everybody else is not, and no word is lost", async () => {
  const { join, settle, clock } = createRoomWorld();
  const [fast, honest] = [await join(loginOf("Mallory")), await join(loginOf("Amina"))];
  for (let at = 0; at < 3_600; at += 1) fast.doc.getText("t").insert(fast.text.length, "x");
  await settle();
  honest.doc.getText("t").insert(0, "Hello. ");
  await settle();
  expect([honest.heard.saved === honest.sentUpdates, honest.text.length < 3_600]).toEqual([true, true]);
  await clock.advance(4_000);
  await settle();
  expect([fast.heard.closeCode, honest.text, fast.heard.saved]).toEqual([null, fast.text, fast.sentUpdates]);
});

it("SY8 (B-8) while a room is loading, a flood is let go too", async () => {
  const { addPeer, settle } = createRoomWorld();
  const flood = addPeer(loginOf("Mallory"));
  flood.connect();
  for (let at = 0; at < 5_000; at += 1) flood.send(updateFrame(EMPTY_UPDATE));
  flood.deliver("out");
  expect(flood.heard.closeCode).toBe(CLOSE.tooFast.code);
  await settle();
});
