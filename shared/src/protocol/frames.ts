/** Frames on a charter's socket (SPEC: Protocol): y-websocket's to the byte, and our `saved` and `event`. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { decodeUtf8 } from "lib0/string";
import { MESSAGE, SYNC } from "./message-type.ts";

export type Frame =
  | { readonly kind: "syncStep1"; readonly stateVector: Uint8Array }
  | { readonly kind: "syncStep2"; readonly update: Uint8Array }
  | { readonly kind: "update"; readonly update: Uint8Array }
  | { readonly kind: "awareness"; readonly update: Uint8Array }
  | { readonly kind: "queryAwareness" }
  | { readonly kind: "saved"; readonly count: number }
  | { readonly kind: "event"; readonly json: string };
export type BadFrame = { readonly kind: "bad"; readonly why: string };

/** Never throws; a frame must end where its contents end. The bytes in the answer are views on `bytes`. */
export const readFrame = (bytes: Uint8Array): Frame | BadFrame => {
  const decoder = decoding.createDecoder(bytes);
  try {
    const frame = READERS.get(decoding.readVarUint(decoder))?.(decoder) ?? bad("unknown type of message");
    return frame.kind === "bad" || !decoding.hasContent(decoder) ? frame : bad("bytes after the end");
  } catch {
    // lib0 throws on a number or text that is cut short or malformed: all of it means the same here.
    return bad("cut short or malformed");
  }
};

export const syncStep1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, stateVector);
export const syncStep2Frame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update);

export const awarenessFrame = (update: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });

export const queryAwarenessFrame = (): Uint8Array => Uint8Array.of(MESSAGE.queryAwareness);

/** How many update frames (sync step 2 or update) of this participant are stored. */
export const savedFrame = (count: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.saved);
    encoding.writeVarUint(encoder, count);
  });

export const eventFrame = (json: string): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.event);
    encoding.writeVarString(encoder, json);
  });

type Reader = (decoder: decoding.Decoder) => Frame | BadFrame;

const bad = (why: string): BadFrame => ({ kind: "bad", why });

const READERS: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  [
    MESSAGE.sync,
    (decoder) => SYNC_READERS.get(decoding.readVarUint(decoder))?.(decoder) ?? bad("unknown kind of sync"),
  ],
  [MESSAGE.awareness, (decoder) => ({ kind: "awareness", update: readBytes(decoder) })],
  [MESSAGE.queryAwareness, () => ({ kind: "queryAwareness" })],
  [MESSAGE.saved, (decoder) => ({ kind: "saved", count: decoding.readVarUint(decoder) })],
  [MESSAGE.event, (decoder) => ({ kind: "event", json: decodeUtf8(readBytes(decoder)) })],
]);

const SYNC_READERS: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  [SYNC.step1, (decoder) => ({ kind: "syncStep1", stateVector: readBytes(decoder) })],
  [SYNC.step2, (decoder) => ({ kind: "syncStep2", update: readBytes(decoder) })],
  [SYNC.update, (decoder) => ({ kind: "update", update: readBytes(decoder) })],
]);

/** lib0 checks a length against the whole buffer; a frame may be a view on a larger, pooled one. */
const readBytes = (decoder: decoding.Decoder): Uint8Array => {
  const length = decoding.readVarUint(decoder);
  if (length > decoder.arr.length - decoder.pos) throw new RangeError("cut short");
  return decoding.readUint8Array(decoder, length);
};

const syncFrame = (kind: number, payload: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, payload);
  });
