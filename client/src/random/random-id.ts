/** Random ids, from random bytes that the caller hands in: a test knows them beforehand. */

/** Fills the bytes, and answers them. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** The browser's own; unlike `crypto.randomUUID` it is there without HTTPS too. */
export const browserRandom: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

/** Two digits for each byte. */
export const randomHex = (byteCount: number, random: RandomBytes): string =>
  toHex([...random(new Uint8Array(byteCount))]);

/** A version 4 UUID. */
export const randomUuid = (random: RandomBytes): string => {
  const bytes = [...random(new Uint8Array(16))];
  const hex = toHex(
    bytes.map((byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte)),
  );
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

const toHex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
