/** Recovery codes: on paper, each good once in the place of an app's code. */
import { randomInt } from "node:crypto";
import { RECOVERY_CODE_LENGTH, RECOVERY_SIGNS } from "@acb/schemas/typed-code";
import { hashToken } from "./token.ts";

const CODES = 10;
const GROUP = /.{4}(?=.)/g;

export type RecoveryCodes = { readonly shown: readonly string[]; readonly hashes: readonly string[] };

/** Eighty random bits each, so that an unsalted hash cannot be searched. They are shown in groups of four. */
export const newRecoveryCodes = (): RecoveryCodes => {
  const codes = Array.from({ length: CODES }, () =>
    Array.from({ length: RECOVERY_CODE_LENGTH }, () => RECOVERY_SIGNS[randomInt(RECOVERY_SIGNS.length)]).join(
      "",
    ),
  );
  return { shown: codes.map((code) => code.replace(GROUP, "$&-")), hashes: codes.map(hashToken) };
};
