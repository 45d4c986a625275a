/** The sync messages that every envelope carries (y-protocols PROTOCOL.md). */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Message, Wire } from "./wire.ts";

const SYNC = 0;
const STEP = { question: 0, answer: 1, update: 2 } as const;

type Envelope = {
  readonly greet: Wire["greet"];
  readonly write: (encoder: encoding.Encoder, room: string) => void;
  readonly read: (decoder: decoding.Decoder) => void;
  /** Types of message that carry a sync message. */
  readonly syncTypes: ReadonlySet<number>;
};

export const wireIn = (envelope: Envelope): Wire => {
  const frame = (step: number) => (room: string, bytes: Uint8Array) =>
    encoding.encode((encoder) => {
      envelope.write(encoder, room);
      encoding.writeVarUint(encoder, SYNC);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  return {
    greet: envelope.greet,
    ask: frame(STEP.question),
    answer: frame(STEP.answer),
    tell: frame(STEP.update),
    read: (bytes) => {
      const decoder = decoding.createDecoder(bytes);
      envelope.read(decoder);
      return envelope.syncTypes.has(decoding.readVarUint(decoder)) ? readSync(decoder) : { kind: "other" };
    },
  };
};

const readSync = (decoder: decoding.Decoder): Message => {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === STEP.question) return { kind: "question", stateVector: bytes };
  return { kind: "content", update: bytes, isAnswer: step === STEP.answer };
};

/** y-websocket's: the message stands alone, the room is in the address. */
export const PLAIN_WIRE = wireIn({
  greet: () => [],
  write: () => {},
  read: () => {},
  syncTypes: new Set([SYNC]),
});
