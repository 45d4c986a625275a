/**
 * What a client posts when its frames travel by HTTP (SPEC: Protocol): for which socket, the number of the post, how many
 * frames of the event stream it has heard, and its own frames in their order.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export type HttpPost = {
  readonly socketId: string;
  /** 1, 2, 3 …: a post that is sent again keeps its number. 0 carries no frames and is not counted. */
  readonly number: number;
  readonly heardCount: number;
  readonly frames: readonly Uint8Array[];
};

export const writeHttpPost = ({ socketId, number, heardCount, frames }: HttpPost): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, socketId);
    encoding.writeVarUint(encoder, number);
    encoding.writeVarUint(encoder, heardCount);
    for (const frame of frames) encoding.writeVarUint8Array(encoder, frame);
  });

/** Never throws: `null` for bytes that are no whole post. The frames in the answer are views on `bytes`. */
export const readHttpPost = (bytes: Uint8Array): HttpPost | null => {
  const decoder = decoding.createDecoder(bytes);
  try {
    const socketId = decoding.readVarString(decoder);
    const number = decoding.readVarUint(decoder);
    const heardCount = decoding.readVarUint(decoder);
    const frames: Uint8Array[] = [];
    while (decoding.hasContent(decoder)) frames.push(readFrameBytes(decoder));
    return { socketId, number, heardCount, frames };
  } catch {
    // lib0 throws on whatever is cut short or malformed: all of it means the same here.
    return null;
  }
};

/** lib0 checks a length against the whole buffer; a post may be a view on a larger, pooled one. */
const readFrameBytes = (decoder: decoding.Decoder): Uint8Array => {
  const length = decoding.readVarUint(decoder);
  if (length > decoder.arr.length - decoder.pos) throw new RangeError("cut short");
  return decoding.readUint8Array(decoder, length);
};
