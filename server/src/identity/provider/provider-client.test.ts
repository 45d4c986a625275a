/** What an organisation's answer has to be to prove anything, against one that signs whatever is wanted (SPEC: OI4, OI8). */
import { createServer } from "node:http";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ProviderConfig } from "../../provider-config.ts";
import { type Forged, type ForgingProvider, startForgingProvider } from "../../testing/forging-provider.ts";
import { createProviderClient, newChecks, type ProviderClient } from "./provider-client.ts";

const SECRET = "the secret of the charter builder at its provider";
const CLIENT_ID = "charter";

let forger: ForgingProvider;
let log = "";
beforeAll(async () => {
  forger = await startForgingProvider(SECRET);
});
afterAll(() => forger.close());

const clientOf = (issuer: string, limitMs?: number): ProviderClient => {
  const provider: ProviderConfig = {
    key: "trust",
    name: "Trust account",
    domains: ["trust.test"],
    only: false,
    trustsEmail: false,
    issuer,
    clientId: CLIENT_ID,
    clientSecret: SECRET,
  };
  return createProviderClient(provider, {
    redirectAddress: "https://charter.test/sign-in/return/trust",
    now: () => new Date(),
    log: pino(
      { level: "debug" },
      {
        write: (line: string) => {
          log += line;
        },
      },
    ),
    ...(limitMs === undefined ? {} : { limitMs }),
  });
};

const MINUTE_S = 60;
const nowS = () => Math.floor(Date.now() / 1000);

type Change = { readonly claims?: Readonly<Record<string, unknown>>; readonly signed?: Forged["signed"] };

/** A sign-in for which it gives the right token, changed. */
const answered = async (change: Change | null, answer = "") => {
  const checks = newChecks();
  const right = {
    iss: forger.issuer,
    aud: CLIENT_ID,
    sub: "amina",
    nonce: checks.nonce,
    iat: nowS(),
    exp: nowS() + 5 * MINUTE_S,
    email: "amina@trust.test",
    email_verified: true,
  };
  forger.give(change && { claims: { ...right, ...change.claims }, signed: change.signed ?? "rightly" });
  return clientOf(forger.issuer).claimsIn(`code=a-code&state=${checks.state}${answer}`, checks);
};

it("OI4 the right token is taken, with the address as it is said", async () => {
  expect(await answered({ claims: { email_verified: "true" } })).toEqual({
    ok: true,
    value: { issuer: forger.issuer, subject: "amina", email: "amina@trust.test", emailVerified: "true" },
  });
});

it.each<readonly [what: string, change: () => Change | null]>([
  ["another sign-in's nonce", () => ({ claims: { nonce: "another" } })],
  ["no nonce", () => ({ claims: { nonce: undefined } })],
  ["another audience", () => ({ claims: { aud: "another" } })],
  ["an audience of several, meant for another", () => ({ claims: { aud: [CLIENT_ID, "x"], azp: "x" } })],
  ["another issuer", () => ({ claims: { iss: "https://another.test" } })],
  ["an end that has passed", () => ({ claims: { iat: nowS() - 600, exp: nowS() - MINUTE_S } })],
  ["no end", () => ({ claims: { exp: undefined } })],
  ["a beginning that is to come", () => ({ claims: { nbf: nowS() + 600 } })],
  ["no subject", () => ({ claims: { sub: undefined } })],
  ["no signature (alg none)", () => ({ signed: "none" })],
  ["a signature by a key that is not the provider's", () => ({ signed: "foreign" })],
  ["a signature by the client's secret", () => ({ signed: "secret" })],
  ["no address, and another's is told by the same provider", () => ({ claims: { email: undefined } })],
  ["no token of identity at all", () => null],
])("OI4 a token with %s proves nothing", async (_, change) => {
  expect(await answered(change())).toMatchObject({ ok: false, code: "PROVIDER_ANSWER_WRONG" });
});

it.each([
  ["another issuer's name beside the code", "&iss=https%3A%2F%2Fanother.test", "PROVIDER_ANSWER_WRONG"],
  ["a second state", "&state=another", "PROVIDER_ANSWER_WRONG"],
  ["a refusal", "&error=access_denied", "PROVIDER_REFUSED"],
  ["a refusal for now", "&error=temporarily_unavailable", "PROVIDER_UNREACHABLE"],
])("OI8 an answer with %s", async (_, answer, code) => {
  expect(await answered({}, answer)).toMatchObject({ ok: false, code });
});

it("OI8 a provider that does not answer in time, or answers something else, is not waited for", async () => {
  const silent = createServer();
  const listening = await new Promise<number>((resolve) => {
    silent.listen(0, "127.0.0.1", () => {
      const address = silent.address();
      resolve(address === null || typeof address === "string" ? 0 : address.port);
    });
  });
  const client = clientOf(`http://localhost:${listening}`, 100);
  expect(await client.addressFor(newChecks(), "a@trust.test")).toMatchObject({
    code: "PROVIDER_UNREACHABLE",
  });
  silent.on("request", (_request, response) => response.end("<p>Under maintenance"));
  expect(await client.addressFor(newChecks(), "a@trust.test")).toMatchObject({
    code: "PROVIDER_UNREACHABLE",
  });
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
});

it("OI4 no token and no code stands in the log of all that", () => {
  expect(log).toContain("a sign-in at an organisation failed");
  expect(log).not.toMatch(/a-code|an access token|eyJ|@trust\.test/);
});
