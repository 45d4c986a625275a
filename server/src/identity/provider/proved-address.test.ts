/** Which claims prove an address (SPEC: OI5). */
import { expect, it } from "vitest";
import type { ProviderConfig } from "../../provider-config.ts";
import { provedAddress } from "./proved-address.ts";

const provider = (trustsEmail: boolean): ProviderConfig => ({
  key: "trust",
  name: "Trust account",
  domains: ["trust.test"],
  only: false,
  issuer: "https://trust.test",
  clientId: "charter",
  clientSecret: "secret",
  trustsEmail,
});

const [OWN, UNPROVED, FOREIGN] = ["amina@trust.test", "PROVIDER_EMAIL_UNPROVED", "PROVIDER_EMAIL_FOREIGN"];

/** What comes of it where the provider has to say so, and where the configuration takes it without. */
it.each<readonly [email: unknown, verified: unknown, strict: string, trusting: string]>([
  [OWN, true, OWN, OWN],
  ["Amina@TRUST.test", true, OWN, OWN],
  [OWN, undefined, UNPROVED, OWN],
  [OWN, false, UNPROVED, UNPROVED],
  [OWN, "true", UNPROVED, UNPROVED],
  [OWN, "false", UNPROVED, UNPROVED],
  [OWN, 1, UNPROVED, UNPROVED],
  [OWN, null, UNPROVED, UNPROVED],
  [OWN, [true], UNPROVED, UNPROVED],
  [[OWN], true, UNPROVED, UNPROVED],
  [{ toString: () => OWN }, true, UNPROVED, UNPROVED],
  [undefined, true, UNPROVED, UNPROVED],
  ["", true, UNPROVED, UNPROVED],
  ["amina@elsewhere.test", true, FOREIGN, FOREIGN],
  ["amina@mail.trust.test", true, FOREIGN, FOREIGN],
  ["amina@elsewhere.test", undefined, UNPROVED, FOREIGN],
  ["amina@elsewhere.test,x@trust.test", true, UNPROVED, UNPROVED],
  ["amina@elsewhere.test\n@trust.test", true, UNPROVED, UNPROVED],
])("OI5 %j, verified %j", (email, emailVerified, strict, trusting) => {
  const found = [false, true].map((trusts) => {
    const proved = provedAddress({ email, emailVerified }, provider(trusts));
    return proved.ok ? proved.value : proved.code;
  });
  expect(found).toEqual([strict, trusting]);
});
