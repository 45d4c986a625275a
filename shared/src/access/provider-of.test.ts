/** The domain of an address decides where it signs in (SPEC: Access). */
import type { SignInProvider } from "@acb/schemas/sign-in-provider";
import { expect, it } from "vitest";
import { providerOf, signsInThereOnly } from "./provider-of.ts";

const trust: SignInProvider = { key: "trust", name: "Trust account", domains: ["trust.nhs.uk"], only: false };
const council: SignInProvider = {
  key: "council",
  name: "Council account",
  domains: ["council.gov.uk", "homes.gov.uk"],
  only: true,
};

it.each([
  ["amina@trust.nhs.uk", "trust"],
  [" Amina@TRUST.nhs.uk ", "trust"],
  ["amina@homes.gov.uk", "council"],
  ["amina@mail.trust.nhs.uk", null],
  ["amina@nottrust.nhs.uk", null],
  ["trust.nhs.uk@elsewhere.example", null],
  ["“a@trust.nhs.uk”@elsewhere.example", null],
  ["trust.nhs.uk.", null],
  ["", null],
])("AC7 %s belongs to %s", (email, key) => {
  expect(providerOf([trust, council], email)?.key ?? null).toBe(key);
});

it("AC7 only where the provider says so is it the only way", () => {
  expect(
    ["a@trust.nhs.uk", "a@homes.gov.uk", "a@elsewhere.example"].map((email) =>
      signsInThereOnly([trust, council], email),
    ),
  ).toEqual([false, true, false]);
});
