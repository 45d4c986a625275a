/** Receipts for client ids (SPEC: BA9). */
import { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import { expect, it } from "vitest";
import { createReceipts } from "./receipts.ts";

const HISTORY = { charterId: CharterId.parse("cha_first"), epoch: 1 };
const OWNER = {
  clientId: 7,
  personId: PersonId.parse("per_amina"),
  organisationId: OrganisationId.parse("org_trust"),
};
const receipts = createReceipts("a secret of this installation");
const RECEIPT = receipts.issue(HISTORY, OWNER);

it("[BA9] a receipt is genuine for what it was given for, also after a new start with the same secret", () => {
  expect(createReceipts("a secret of this installation").isGenuine(HISTORY, RECEIPT)).toBe(true);
});

it.each([
  ["another id", HISTORY, { ...RECEIPT, clientId: 8 }],
  ["another person", HISTORY, { ...RECEIPT, personId: PersonId.parse("per_bela") }],
  ["another organisation", HISTORY, { ...RECEIPT, organisationId: null }],
  ["another charter", { ...HISTORY, charterId: CharterId.parse("cha_second") }, RECEIPT],
  ["another history", { ...HISTORY, epoch: 2 }, RECEIPT],
  ["no proof", HISTORY, { ...RECEIPT, proof: "" }],
  ["another proof", HISTORY, { ...RECEIPT, proof: RECEIPT.proof.replace(/^./, "*") }],
] as const)("[BA9] it proves nothing for %s", (_, history, receipt) => {
  expect(receipts.isGenuine(history, receipt)).toBe(false);
});

it("[BA9] it proves nothing under another secret", () => {
  expect(createReceipts("another secret").isGenuine(HISTORY, RECEIPT)).toBe(false);
});
