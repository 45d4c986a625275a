/** Receipts for client ids (SPEC: BA9). */
import { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import { expect, it } from "vitest";
import { createReceipts } from "./receipts.ts";

const CHARTER_EPOCH = { charterId: CharterId.parse("cha_first"), epoch: 1 };
const OWNER = {
  clientId: 7,
  personId: PersonId.parse("per_amina"),
  organisationId: OrganisationId.parse("org_trust"),
};
const receipts = createReceipts("a secret of this installation");
const RECEIPT = receipts.issue(CHARTER_EPOCH, OWNER);

it("BA9 a receipt is genuine for what it was given for, also after a new start with the same secret", () => {
  expect(createReceipts("a secret of this installation").isGenuine(CHARTER_EPOCH, RECEIPT)).toBe(true);
});

it.each([
  ["another id", CHARTER_EPOCH, { ...RECEIPT, clientId: 8 }],
  ["another person", CHARTER_EPOCH, { ...RECEIPT, personId: PersonId.parse("per_bela") }],
  ["another organisation", CHARTER_EPOCH, { ...RECEIPT, organisationId: null }],
  ["another charter", { ...CHARTER_EPOCH, charterId: CharterId.parse("cha_second") }, RECEIPT],
  ["another epoch", { ...CHARTER_EPOCH, epoch: 2 }, RECEIPT],
  ["no proof", CHARTER_EPOCH, { ...RECEIPT, proof: "" }],
  ["another proof", CHARTER_EPOCH, { ...RECEIPT, proof: RECEIPT.proof.replace(/^./, "*") }],
] as const)("BA9 it proves nothing for %s", (_, charterEpoch, receipt) => {
  expect(receipts.isGenuine(charterEpoch, receipt)).toBe(false);
});

it("BA9 it proves nothing under another secret", () => {
  expect(createReceipts("another secret").isGenuine(CHARTER_EPOCH, RECEIPT)).toBe(false);
});
