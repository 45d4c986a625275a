/** A message as it stands on the wire, so that one buffer can be written to every socket of a room (SPEC: SY43). */

/** Answers the header and the frame in one buffer; for the frame that it was given last, the same buffer again. */
export type WireFrames = (frame: Uint8Array) => Buffer;

/** A final, binary, unmasked and uncompressed message (RFC 6455, 5.2). */
const FINAL_BINARY = 0x82;
const LONGEST_SHORT = 125;
const TWO_BYTES_FOLLOW = 126;
const LONGEST_IN_TWO_BYTES = 0xffff;
const EIGHT_BYTES_FOLLOW = 127;

export const createWireFrames = (): WireFrames => {
  let last: { readonly frame: Uint8Array; readonly wire: Buffer } | null = null;
  return (frame) => {
    if (last?.frame !== frame) last = { frame, wire: Buffer.concat([headerOf(frame.byteLength), frame]) };
    return last.wire;
  };
};

const headerOf = (length: number): Buffer => {
  if (length <= LONGEST_SHORT) return Buffer.of(FINAL_BINARY, length);
  if (length <= LONGEST_IN_TWO_BYTES) {
    const header = Buffer.of(FINAL_BINARY, TWO_BYTES_FOLLOW, 0, 0);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.of(FINAL_BINARY, EIGHT_BYTES_FOLLOW, 0, 0, 0, 0, 0, 0, 0, 0);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
};
