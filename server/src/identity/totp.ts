/** Codes that change with time: six digits, SHA-1, thirty seconds, as every app knows them (RFC 6238). */
import { Secret, TOTP } from "otpauth";

/** As RFC 4226 recommends; eight groups of four when it is typed. */
const SECRET_BYTES = 20;
const PERIOD_S = 30;
/** Steps before and after the present one whose codes are taken: for clocks that differ, and for slow typing. */
const WINDOW = 1;

const KIND = { algorithm: "SHA1", digits: 6, period: PERIOD_S } as const;

/** In Base32. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What the app's QR code holds. */
export const addressOf = (secret: string, { issuer, label }: Record<"issuer" | "label", string>): string =>
  new TOTP({ ...KIND, secret: Secret.fromBase32(secret), issuer, label }).toString();

/** The number of the time step whose code this is, counted from 1970; `null` for none that is taken now. */
export const timeStepOf = (secret: string, code: string, now: Date): number | null => {
  const timestamp = now.getTime();
  const delta = new TOTP({ ...KIND, secret: Secret.fromBase32(secret) }).validate({
    token: code,
    timestamp,
    window: WINDOW,
  });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_S) + delta;
};
