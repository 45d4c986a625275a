/** Codes that a person types from a mail, a telephone or a sheet of paper: with spaces or hyphens they are the same. */
import * as z from "zod";

const closed = (text: string): string => text.replace(/[\s-]/g, "");

export const SixDigits = z
  .string()
  .transform(closed)
  .pipe(z.string().regex(/^\d{6}$/, "Type the six digits of the code"));

/** Crockford's Base32: no letter that looks like a digit or like another letter. */
export const RECOVERY_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const RECOVERY_CODE_LENGTH = 16;

/** Small letters count as large ones, and what looks like 0 or 1 as that. */
export const RecoveryCode = z
  .string()
  .transform((text) => closed(text).toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1"))
  .pipe(
    z
      .string()
      .regex(
        new RegExp(`^[${RECOVERY_SIGNS}]{${RECOVERY_CODE_LENGTH}}$`),
        "Type the sixteen letters and digits of a recovery code",
      ),
  );
