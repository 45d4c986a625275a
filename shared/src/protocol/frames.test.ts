/** Frames: y-websocket's own bytes, and what happens to bytes that are no frame (SPEC: Protocol). */
import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import {
  awarenessFrame,
  eventFrame,
  queryAwarenessFrame,
  readFrame,
  savedFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from "./frames.ts";

const payload = Uint8Array.of(1, 2, 3);
const plain = (bytes: Uint8Array) => [...bytes];

/** As y-websocket writes it: the type, then y-protocols' own writer. */
const stock = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    write(encoder);
  });

const FRAMES = [
  { bytes: syncStep1Frame(payload), frame: { kind: "syncStep1", stateVector: payload } },
  { bytes: syncStep2Frame(payload), frame: { kind: "syncStep2", update: payload } },
  { bytes: updateFrame(payload), frame: { kind: "update", update: payload } },
  { bytes: awarenessFrame(payload), frame: { kind: "awareness", update: payload } },
  { bytes: queryAwarenessFrame(), frame: { kind: "queryAwareness" } },
  { bytes: savedFrame(300), frame: { kind: "saved", count: 300 } },
  { bytes: eventFrame('{"type":"ŵ"}'), frame: { kind: "event", json: '{"type":"ŵ"}' } },
] as const;

describe("frames", () => {
  it.each(FRAMES)("PR1 $frame.kind is read as it was written", ({ bytes, frame }) => {
    expect(readFrame(bytes)).toEqual(frame);
  });

  it("PR1 sync frames are those of a stock provider, byte for byte", () => {
    const doc = new Y.Doc();
    doc.getText("a").insert(0, "hello");
    const update = Y.encodeStateAsUpdate(doc);
    expect(plain(syncStep1Frame(Y.encodeStateVector(doc)))).toEqual(
      plain(stock((encoder) => syncProtocol.writeSyncStep1(encoder, doc))),
    );
    expect(plain(syncStep2Frame(update))).toEqual(
      plain(stock((encoder) => syncProtocol.writeSyncStep2(encoder, doc))),
    );
    expect(plain(updateFrame(update))).toEqual(
      plain(stock((encoder) => syncProtocol.writeUpdate(encoder, update))),
    );
  });

  it.each([
    ["nothing", []],
    ["an unknown type", [7]],
    ["y-websocket's type 2, which nobody sends here", [2, 0, 0]],
    ["an unknown kind of sync", [0, 3, 0]],
    ["a sync without a kind", [0]],
    ["a length beyond the end", [0, 2, 5, 1]],
    ["a length beyond all numbers", [0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ["bytes after the end", [3, 0]],
    ["text that is not UTF-8", [65, 1, 255]],
  ])("PR2 %s is a bad frame", (_, bytes) => {
    expect(readFrame(Uint8Array.from(bytes))).toMatchObject({ kind: "bad" });
  });

  it.each(FRAMES)("PR2 $frame.kind cut short or made longer is a bad frame", ({ bytes }) => {
    for (let length = 0; length < bytes.length; length += 1)
      expect(readFrame(bytes.slice(0, length))).toMatchObject({ kind: "bad" });
    expect(readFrame(Uint8Array.of(...bytes, 0))).toMatchObject({ kind: "bad" });
  });

  it("PR2 no bytes make it throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        readFrame(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it("PR3 a frame that is a view on a pooled buffer never reads its neighbours", () => {
    const pool = Uint8Array.of(0, 2, 5, 1, 42, 42, 42, 42);
    expect(readFrame(pool.subarray(0, 4))).toMatchObject({ kind: "bad" });
    expect(readFrame(pool.subarray(0, 8))).toEqual({ kind: "update", update: pool.subarray(3, 8) });
  });
});
