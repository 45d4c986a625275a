/** Hocuspocus names the document in each message, and hears nothing before a token. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { wireIn } from "./sync-message.ts";

const AUTH = 2;
const TOKEN = 0;
const SYNC_TYPES: ReadonlySet<number> = new Set([0, 4]);

export const HOCUSPOCUS_WIRE = wireIn({
  greet: (room) => [
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room);
      encoding.writeVarUint(encoder, AUTH);
      encoding.writeVarUint(encoder, TOKEN);
      encoding.writeVarString(encoder, "token");
    }),
  ],
  write: (encoder, room) => encoding.writeVarString(encoder, room),
  read: (decoder) => void decoding.readVarString(decoder),
  syncTypes: SYNC_TYPES,
});
