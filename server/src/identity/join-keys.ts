/**
 * What the QR code of a workshop has beside the eight digits: nobody guesses it, so whoever shows it is limited by nothing (SPEC:
 * WS7; decision 0034). Nothing is kept of it: it comes from the installation's secret, and ends with its workshop.
 */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

export type JoinKeys = {
  readonly of: (workshopId: string) => string;
  readonly isOf: (workshopId: string, shown: string) => boolean;
};

/** Another label or number makes all keys so far worthless. */
const LABEL = "anchor-charter join keys 1";
const SECRET_BYTES = 32;
/** 96 bits: few enough for a QR code that is read from the back of a hall. */
const KEY_BYTES = 12;

export const createJoinKeys = (secret: string): JoinKeys => {
  const key = Buffer.from(hkdfSync("sha256", secret, "", LABEL, SECRET_BYTES));
  const bytesOf = (workshopId: string): Buffer =>
    createHmac("sha256", key).update(workshopId).digest().subarray(0, KEY_BYTES);
  return {
    of: (workshopId) => bytesOf(workshopId).toString("base64url"),
    isOf: (workshopId, shown) => {
      const given = Buffer.from(shown, "base64url");
      return given.byteLength === KEY_BYTES && timingSafeEqual(given, bytesOf(workshopId));
    },
  };
};
