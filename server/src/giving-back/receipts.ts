/**
 * Receipts for client ids: by them a server that has lost the record of who wrote under an id still knows it (SPEC: BA9).
 * Nothing is kept of them here: the key comes from the installation's secret.
 */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Receipt } from "@acb/schemas/api/giving-back-routes";
import type { CharterId } from "@acb/schemas/ids";
import type { ClientIdOwner } from "../storage/ports/update-log.ts";

/** One epoch of one charter: a receipt of another one proves nothing. */
type CharterEpoch = { readonly charterId: CharterId; readonly epoch: number };

export type Receipts = {
  readonly issue: (charterEpoch: CharterEpoch, owner: ClientIdOwner) => Receipt;
  readonly isGenuine: (charterEpoch: CharterEpoch, receipt: Receipt) => boolean;
};

/** Another label or number makes all receipts so far worthless. */
const LABEL = "anchor-charter receipts 1";
const KEY_BYTES = 32;

export const createReceipts = (secret: string): Receipts => {
  const key = Buffer.from(hkdfSync("sha256", secret, "", LABEL, KEY_BYTES));
  const prove = (charterEpoch: CharterEpoch, { clientId, personId, organisationId }: ClientIdOwner): string =>
    createHmac("sha256", key)
      .update(
        JSON.stringify([charterEpoch.charterId, charterEpoch.epoch, clientId, personId, organisationId]),
      )
      .digest("base64url");
  return {
    issue: (charterEpoch, { clientId, personId, organisationId }) => ({
      clientId,
      personId,
      organisationId,
      proof: prove(charterEpoch, { clientId, personId, organisationId }),
    }),
    isGenuine: (charterEpoch, { proof, ...owner }) => {
      const [given, right] = [Buffer.from(proof), Buffer.from(prove(charterEpoch, owner))];
      return given.byteLength === right.byteLength && timingSafeEqual(given, right);
    },
  };
};
