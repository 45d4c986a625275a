/** The id of one attempt to decide: the server knows a repeated attempt by it. */

/** A version 4 UUID. `crypto.randomUUID` is missing where the page comes without HTTPS; random bytes are not. */
export const attemptId = (random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): string => {
  const hex = [...random(new Uint8Array(16))]
    .map((byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};
