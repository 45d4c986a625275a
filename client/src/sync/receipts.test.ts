/** Receipts that are kept beside a copy (SPEC: RES-3). */
import type { Receipt } from "@acb/schemas/api/giving-back-routes";
import { PersonId } from "@acb/schemas/ids";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createReceiptKeeper, readReceipts } from "./receipts.ts";

const receipt = (clientId: number): Receipt => ({
  clientId,
  personId: PersonId.parse("per_amina"),
  organisationId: null,
  proof: `proof of ${clientId}`,
});

/** A charter with somebody else's words, and what is kept beside it. */
const open = (keptBefore: readonly Receipt[] = []) => {
  const ydoc = new Y.Doc();
  const other = new Y.Doc();
  other.clientID = 5;
  other.getText("t").insert(0, "Before. ");
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(other));
  const asked: (readonly number[])[] = [];
  const network = { isDown: false };
  let text: string | null = JSON.stringify(keptBefore);
  const note = {
    read: async () => text,
    write: async (next: string) => {
      text = next;
    },
  };
  const keeper = createReceiptKeeper(ydoc, note, async (clientIds) => {
    if (network.isDown) throw new TypeError("network");
    asked.push(clientIds);
    return clientIds.map(receipt);
  });
  const keptIds = () => readReceipts(text).map(({ clientId }) => clientId);
  return { ydoc, asked, network, keeper, keptIds };
};

test("RES-3 asks once for what is in the charter, and again when one's own words are stored", async () => {
  const { ydoc, asked, keeper, keptIds } = open();
  await keeper.look();
  await keeper.look();
  expect([asked, keptIds()]).toEqual([[[5]], [5]]);
  ydoc.getText("t").insert(0, "Mine. ");
  await keeper.look();
  await keeper.look();
  expect([asked, keptIds()]).toEqual([
    [[5], [ydoc.clientID]],
    [5, ydoc.clientID],
  ]);
});

test("RES-3 does not ask for what is kept, and asks again for what did not come", async () => {
  const { ydoc, asked, network, keeper, keptIds } = open([receipt(5)]);
  ydoc.getText("t").insert(0, "Mine. ");
  network.isDown = true;
  await keeper.look();
  expect([asked, keptIds()]).toEqual([[], [5]]);
  network.isDown = false;
  await keeper.look();
  expect([asked, keptIds()]).toEqual([[[ydoc.clientID]], [5, ydoc.clientID]]);
});

test.each([null, "", "{}", '[{"clientId":1}]', "no JSON"])(
  "RES-3 what cannot be read is none: %s",
  (text) => {
    expect(readReceipts(text)).toEqual([]);
  },
);
