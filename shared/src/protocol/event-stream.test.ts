/** The event stream: read as it was written, however it is cut on the way (SPEC: Protocol). */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createStreamReader, STREAM_PADDING, type StreamEvent, writeStreamEvent } from "./event-stream.ts";

const word = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const events: fc.Arbitrary<StreamEvent> = fc.oneof(
  fc.record({ kind: fc.constant("open" as const), socketId: word }),
  fc.record({
    kind: fc.constant("frame" as const),
    number: fc.nat(),
    frame: fc.uint8Array({ maxLength: 200 }),
  }),
  fc.record({ kind: fc.constant("beat" as const) }),
  fc.record({ kind: fc.constant("close" as const), code: fc.nat({ max: 4999 }), reason: word }),
);

it("PR11 events are read as they were written, cut anywhere, after the padding", () => {
  fc.assert(
    fc.property(fc.array(events), fc.integer({ min: 1, max: 50 }), (written, size) => {
      const stream = STREAM_PADDING + written.map(writeStreamEvent).join("");
      const read = createStreamReader();
      const pieces = Array.from({ length: Math.ceil(stream.length / size) }, (_, at) =>
        stream.slice(at * size, (at + 1) * size),
      );
      expect(pieces.flatMap(read)).toEqual(written);
    }),
  );
});

it.each([
  ["an event of another kind", "event: weather\ndata: rain\n\n"],
  ["a comment", ": still here\n\n"],
  ["a frame without its number", "data: AAAA\n\n"],
  ["a frame that was damaged", "id: 1\ndata: %%%\n\n"],
])("PR11 %s is passed over", (_, text) => {
  const read = createStreamReader();
  const beat: StreamEvent = { kind: "beat" };
  expect(read(text + writeStreamEvent(beat))).toEqual([beat]);
});

it("PR11 a frame of many megabytes is read", () => {
  const event: StreamEvent = { kind: "frame", number: 1, frame: new Uint8Array(12_000_000).fill(7) };
  const [read] = createStreamReader()(writeStreamEvent(event));
  expect(read?.kind === "frame" && read.frame.byteLength).toBe(12_000_000);
});
