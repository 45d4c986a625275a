/** A commitment stands for a value that can be erased: nobody finds the value from it without the salt (signoff model §5.3). */
import { createHash, randomBytes } from "node:crypto";

const SALT_BYTES = 16;

export const newSalt = (): Buffer => randomBytes(SALT_BYTES);

/** SHA-256 over salt and value, in hexadecimal. SQL calls it too, with values that SQLite knows no types of. */
export const commitmentTo = (salt: unknown, value: unknown): string => {
  if (!(salt instanceof Uint8Array)) throw new TypeError("A salt is bytes.");
  return createHash("sha256").update(salt).update(String(value), "utf8").digest("hex");
};
