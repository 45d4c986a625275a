/** The variables of organisations' own sign-ins, one by one (SPEC: OI1). */
import { expect, it } from "vitest";
import { readConfig } from "./config.ts";

const TRUST = {
  OIDC_TRUST_ISSUER: "https://login.trust.nhs.uk/realm",
  OIDC_TRUST_CLIENT_ID: "charter",
  OIDC_TRUST_CLIENT_SECRET: "its secret",
  OIDC_TRUST_DOMAINS: "trust.nhs.uk, Mail.Trust.nhs.uk",
  OIDC_TRUST_NAME: "Trust account",
} as const;

const problemsOf = (
  environment: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] => {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems.map(({ variable, wrong }) => [variable, wrong]);
};

it("OI1 a set of variables is one organisation; what is not said is no", () => {
  const council = Object.fromEntries(
    Object.entries(TRUST).map(([name, value]) => [name.replace("TRUST", "COUNCIL2"), value]),
  );
  const read = readConfig({
    ...TRUST,
    ...council,
    OIDC_COUNCIL2_ISSUER: "http://localhost:4000",
    OIDC_COUNCIL2_DOMAINS: "council.gov.uk",
    OIDC_COUNCIL2_ONLY: "yes",
    OIDC_COUNCIL2_TRUSTS_EMAIL: "yes",
  });
  const trust = {
    key: "trust",
    name: "Trust account",
    domains: ["trust.nhs.uk", "mail.trust.nhs.uk"],
    only: false,
    trustsEmail: false,
    issuer: "https://login.trust.nhs.uk/realm",
    clientId: "charter",
    clientSecret: "its secret",
  };
  const other = { key: "council2", domains: ["council.gov.uk"], only: true, trustsEmail: true };
  expect(read.ok && read.config.providers).toEqual([
    trust,
    { ...trust, ...other, issuer: "http://localhost:4000" },
  ]);
});

it.each([
  ["OIDC_TRUST_ISSUER", "http://login.trust.nhs.uk"],
  ["OIDC_TRUST_ISSUER", "login.trust.nhs.uk"],
  ["OIDC_TRUST_ISSUER", "https://login.trust.nhs.uk/.well-known/openid-configuration"],
  ["OIDC_TRUST_ISSUER", "https://login.microsoftonline.com/common/v2.0"],
  ["OIDC_TRUST_CLIENT_ID", ""],
  ["OIDC_TRUST_CLIENT_SECRET", ""],
  ["OIDC_TRUST_DOMAINS", ""],
  ["OIDC_TRUST_DOMAINS", "trust.nhs.uk,"],
  ["OIDC_TRUST_DOMAINS", "*.nhs.uk"],
  ["OIDC_TRUST_DOMAINS", "@trust.nhs.uk"],
  ["OIDC_TRUST_NAME", ""],
  ["OIDC_TRUST_NAME", "Trust\naccount"],
  ["OIDC_TRUST_ONLY", "true"],
  ["OIDC_TRUST_TRUSTS_EMAIL", "Yes"],
  ["OIDC_TRUST_DOMAIN", "trust.nhs.uk"],
  ["OIDC_TRUST", "yes"],
  ["OIDC_Trust_ONLY", "yes"],
  ["OIDC_WENDLE_VALE_ONLY", "yes"],
])("OI1 B-67 %s=%s is refused by name, with an example that works", (variable, value) => {
  const read = readConfig({ ...TRUST, [variable]: value });
  const problems = read.ok ? [] : read.problems;
  expect(problems.map((problem) => problem.variable)).toEqual([variable]);
  const [name = "", example = ""] = problems[0]?.example.split(/=(.*)/s) ?? [];
  expect(problemsOf({ ...TRUST, [name]: example })).toEqual([]);
});

it("OI1 a domain belongs to one organisation", () => {
  const second = Object.fromEntries(
    Object.entries(TRUST).map(([name, value]) => [name.replace("TRUST", "SECOND"), value]),
  );
  expect(problemsOf({ ...TRUST, ...second, OIDC_SECOND_DOMAINS: "other.nhs.uk,TRUST.nhs.uk" })).toEqual([
    ["OIDC_SECOND_DOMAINS", "has a domain that is in OIDC_TRUST_DOMAINS too"],
  ]);
});
