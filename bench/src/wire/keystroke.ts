/** One typed letter as a Yjs update, made without a document: thousands a second from one process. */
import * as encoding from "lib0/encoding";

const ONE = 1;
const NONE = 0;
/** A run of text that stands behind another one of the same text (Yjs' ContentString with an origin). */
const TEXT_BEHIND = 0b1000_0100;

/** The letter behind the one that the same client wrote last: what Yjs itself sends, to the byte. */
export const keystroke = (clientId: number, clock: number, letter: string): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, ONE); // client
    encoding.writeVarUint(encoder, ONE); // struct
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeUint8(encoder, TEXT_BEHIND);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock - 1);
    encoding.writeVarString(encoder, letter);
    encoding.writeVarUint(encoder, NONE); // deletions
  });
