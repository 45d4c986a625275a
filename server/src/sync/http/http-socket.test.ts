/** One socket by HTTP, on a clock that the test moves: numbers, breaks, silence (SPEC: Sync). */
import type { StreamEvent } from "@acb/shared/protocol/event-stream";
import { expect, it } from "vitest";
import { createFakeClock } from "../testing/fake-clock.ts";
import { type EventSink, HttpSocket } from "./http-socket.ts";

const SECOND = 1_000;
const frameOf = (byte: number): Uint8Array => Uint8Array.of(byte);

const open = () => {
  const clock = createFakeClock();
  const received: number[] = [];
  const told = { hasEnded: false, isGone: false };
  const socket = new HttpSocket({
    socketId: "one",
    clock,
    join: () => ({
      receive: (frame) => void received.push(frame[0] ?? -1),
      end: () => {
        told.hasEnded = true;
      },
    }),
    onGone: () => {
      told.isGone = true;
    },
  });
  /** A stream, with what came on it. */
  const stream = (heardCount = 0) => {
    const events: StreamEvent[] = [];
    const heard = { events, hasEnded: false };
    const sink: EventSink = {
      write: (event) => void events.push(event),
      end: () => {
        heard.hasEnded = true;
      },
    };
    socket.attach(sink, heardCount);
    return {
      heard,
      numbers: () => events.flatMap((event) => (event.kind === "frame" ? [event.number] : [])),
      breakOff: () => socket.detach(sink),
    };
  };
  const take = (number: number, ...bytes: readonly number[]) =>
    socket.take({ socketId: "one", number, heardCount: 0, frames: bytes.map(frameOf) });
  return { clock, socket, received, told, stream, take };
};

it("SY52 a post is read once, however often it is sent", () => {
  const { take, received } = open();
  expect([take(1, 10, 11), take(1, 10, 11), take(2, 12), take(1, 10, 11)].map(({ kind }) => kind)).toEqual(
    Array.from({ length: 4 }, () => "taken"),
  );
  expect(received).toEqual([10, 11, 12]);
});

it("SY52 a post that skips one ends the socket, unread", () => {
  const { take, received, told } = open();
  take(1, 10);
  expect(take(3, 12)).toEqual({ kind: "gap" });
  expect({ received, told }).toEqual({ received: [10], told: { hasEnded: true, isGone: true } });
});

it("SY53 a stream that is taken up again brings what was not heard, in order, once", () => {
  const { socket, stream } = open();
  const before = stream();
  for (const byte of [1, 2, 3]) socket.send(frameOf(byte));
  before.breakOff();
  socket.send(frameOf(4));
  const after = stream(2);
  socket.send(frameOf(5));
  expect([before.numbers(), after.numbers()]).toEqual([
    [1, 2, 3],
    [3, 4, 5],
  ]);
});

it("SY53 a second stream takes the place of the first, which ends; the end of the first means nothing then", async () => {
  const { clock, stream, told } = open();
  const [first, second] = [stream(), stream()];
  first.breakOff();
  await clock.advance(15 * SECOND);
  expect([first.heard.hasEnded, second.heard.hasEnded, told.hasEnded]).toEqual([true, false, false]);
});

it("SY53 a socket without a stream lets its participant go after ten seconds, not before", async () => {
  const { clock, stream, told } = open();
  stream().breakOff();
  await clock.advance(9 * SECOND);
  stream().breakOff();
  await clock.advance(9 * SECOND);
  expect(told).toEqual({ hasEnded: false, isGone: false });
  await clock.advance(SECOND);
  expect(told).toEqual({ hasEnded: true, isGone: true });
});

it("SY53 a socket that never got a stream is gone too", async () => {
  const { clock, told } = open();
  await clock.advance(10 * SECOND);
  expect(told).toEqual({ hasEnded: true, isGone: true });
});

it("SY56 the close code comes after the frames before it, on the stream and to whoever posts", async () => {
  const { clock, socket, stream, take, told } = open();
  stream().breakOff();
  socket.send(frameOf(1));
  socket.close(4403, "notAllowed");
  socket.send(frameOf(2));
  expect(take(1, 10)).toEqual({ kind: "closed", code: 4403, reason: "notAllowed" });
  const { heard } = stream();
  expect(heard.events.slice(1)).toEqual([
    { kind: "frame", number: 1, frame: frameOf(1) },
    { kind: "close", code: 4403, reason: "notAllowed" },
  ]);
  expect([heard.hasEnded, told.isGone]).toEqual([true, false]);
  await clock.advance(10 * SECOND);
  // It was the participant that closed: it is not told of its own end.
  expect(told).toEqual({ hasEnded: false, isGone: true });
});

it("SY57 a client that posts on each beat stays; one that is silent is gone within 45 seconds", async () => {
  const { clock, stream, take, told } = open();
  const { heard } = stream();
  const beats = () => heard.events.filter(({ kind }) => kind === "beat").length;
  for (let answered = 0; answered < 5; answered += 1) {
    await clock.advance(20 * SECOND);
    take(0);
  }
  expect([beats(), told.hasEnded]).toEqual([5, false]);
  await clock.advance(45 * SECOND);
  expect(told).toEqual({ hasEnded: true, isGone: true });
});

it("SY58 what the far end has not said it heard counts as buffered", () => {
  const { socket, stream } = open();
  stream();
  for (const length of [100, 20, 3]) socket.send(new Uint8Array(length));
  expect(socket.bufferedBytes()).toBe(123);
  socket.take({ socketId: "one", number: 0, heardCount: 2, frames: [] });
  expect(socket.bufferedBytes()).toBe(3);
});
