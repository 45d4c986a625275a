/**
 * Receipts for client ids: by them a server that has lost the record of who wrote under an id still knows it (SPEC: BA9).
 * Nothing is kept of them here: the key comes from the installation's secret.
 */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Receipt } from "@acb/schemas/api/recovery-routes";
import type { CharterId } from "@acb/schemas/ids";
import type { ClientIdOwner } from "../storage/ports/update-log.ts";

/** One history of one charter: a receipt of another one proves nothing. */
type History = { readonly charterId: CharterId; readonly epoch: number };

export type Receipts = {
  readonly issue: (history: History, owner: ClientIdOwner) => Receipt;
  readonly isGenuine: (history: History, receipt: Receipt) => boolean;
};

/** Another label or number makes all receipts so far worthless. */
const LABEL = "anchor-charter receipts 1";
const KEY_BYTES = 32;

export const createReceipts = (secret: string): Receipts => {
  const key = Buffer.from(hkdfSync("sha256", secret, "", LABEL, KEY_BYTES));
  const prove = (history: History, { clientId, personId, organisationId }: ClientIdOwner): string =>
    createHmac("sha256", key)
      .update(JSON.stringify([history.charterId, history.epoch, clientId, personId, organisationId]))
      .digest("base64url");
  return {
    issue: (history, { clientId, personId, organisationId }) => ({
      clientId,
      personId,
      organisationId,
      proof: prove(history, { clientId, personId, organisationId }),
    }),
    isGenuine: (history, { proof, ...owner }) => {
      const [given, right] = [Buffer.from(proof), Buffer.from(prove(history, owner))];
      return given.byteLength === right.byteLength && timingSafeEqual(given, right);
    },
  };
};
