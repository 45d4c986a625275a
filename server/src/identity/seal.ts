/** Secrets that have to be read again, sealed under a key from the installation's `SECRET` (AES-256-GCM). */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

export type Seal = {
  /** `place` says what it is and whose: what is sealed opens in no other place. */
  readonly close: (text: string, place: string) => Uint8Array;
  /** `null` for what was sealed under another key, in another place, or changed since. */
  readonly open: (sealed: Uint8Array, place: string) => string | null;
};

const LABEL = "anchor-charter seal 1";
const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const createSeal = (secret: string): Seal => {
  const key = Buffer.from(hkdfSync("sha256", secret, "", LABEL, KEY_BYTES));
  return {
    close: (text, place) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(place),
      );
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed);
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      if (bytes.byteLength < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
      } catch {
        // Node throws one kind of error for every reason why a tag does not fit.
        return null;
      }
    },
  };
};
