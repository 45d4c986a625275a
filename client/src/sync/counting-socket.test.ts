import { awarenessFrame, syncStep1Frame, syncStep2Frame, updateFrame } from "@acb/shared/protocol/frames";
import { expect, test } from "vitest";
import { createCountingSocket, isUpdateFrame } from "./counting-socket.ts";

const BYTES = Uint8Array.of(0, 0);

test.each([
  ["sync step 1", syncStep1Frame(BYTES), false],
  ["sync step 2", syncStep2Frame(BYTES), true],
  ["update", updateFrame(BYTES), true],
  ["awareness", awarenessFrame(BYTES), false],
  ["nothing", new Uint8Array(), false],
])("LIVE-1 of %s the server's count says the same", (_name, frame, expected) => {
  expect(isUpdateFrame(frame)).toBe(expected);
});

test("LIVE-1 a frame counts once it has been handed over, by its kind", () => {
  const steps: string[] = [];
  class Wire extends EventTarget {
    send() {
      steps.push("handed over");
    }
  }
  // A wire of the platform's shape, as far as sending goes.
  const Base = Wire as unknown as typeof WebSocket;
  const Socket = createCountingSocket(Base, (frame) => steps.push(frame));
  const socket = new Socket("ws://nowhere");
  socket.send(Uint8Array.from(syncStep1Frame(BYTES)));
  socket.send(Uint8Array.from(syncStep2Frame(BYTES)));
  socket.send(Uint8Array.from(updateFrame(BYTES)));
  expect(steps).toEqual(["handed over", "handed over", "step2", "handed over", "update"]);
});
