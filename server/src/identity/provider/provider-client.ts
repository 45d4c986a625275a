/** Speaks OpenID Connect with one organisation, by openid-client: where the browser goes, and what comes back of it (SPEC: OI2, OI4). */
import * as oidc from "openid-client";
import type { Logger } from "pino";
import { done, type Result, refuse } from "../../commands/result.ts";
import type { ProviderConfig } from "../../provider-config.ts";

/** What one sign-in is told apart by; all random, and known to nobody but this server. */
export type Checks = { readonly state: string; readonly nonce: string; readonly verifier: string };

export const newChecks = (): Checks => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
});

/** Who signed in there, as a checked token says; the address is anything until somebody looks at it. */
export type Claims = {
  readonly issuer: string;
  readonly subject: string;
  readonly email: unknown;
  readonly emailVerified: unknown;
};

export type ProviderClient = {
  /** Where the browser goes to sign in. Refuses with PROVIDER_UNREACHABLE. */
  readonly addressFor: (checks: Checks, email: string) => Promise<Result<string>>;
  /**
   * Trades the answer's code for a token and checks it: issuer, audience, nonce, times and signature. `answer` is what stood
   * behind the ? of our address. Refuses with PROVIDER_REFUSED, _UNREACHABLE or _ANSWER_WRONG.
   */
  readonly claimsIn: (answer: string, checks: Checks) => Promise<Result<Claims>>;
};

type Settings = {
  readonly redirectAddress: string;
  readonly now: () => Date;
  readonly log: Logger;
  readonly limitMs?: number;
};

const LIMIT_MS = 10_000;
/** What an organisation says of its sign-in changes seldom; its keys are asked for anew when one is unknown. */
const DISCOVERY_LIFE_MS = 60 * 60_000;

export const createProviderClient = (
  provider: ProviderConfig,
  { redirectAddress, now, log, limitMs = LIMIT_MS }: Settings,
): ProviderClient => {
  const discovered = keptForAnHour(() => discover(provider, limitMs), now);
  const refusing = async <Value>(task: () => Promise<Value>): Promise<Result<Value>> => {
    try {
      return done(await within(limitMs, task()));
    } catch (cause) {
      const signs = signsOf(cause);
      if (!isTheirs(cause, signs)) throw cause;
      // Never the fault itself: it may hold the answer that it was about, with its tokens.
      log.warn({ provider: provider.key, ...signs }, "a sign-in at an organisation failed");
      return refuse(refusalFor(cause, signs));
    }
  };
  return {
    addressFor: ({ state, nonce, verifier }, email) =>
      refusing(async () => {
        const parameters = {
          redirect_uri: redirectAddress,
          scope: "openid email",
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
          login_hint: email,
        };
        return oidc.buildAuthorizationUrl(await discovered(), parameters).href;
      }),
    claimsIn: (answer, { state, nonce, verifier }) =>
      refusing(async () => {
        const config = await discovered();
        const address = new URL(redirectAddress);
        address.search = answer;
        const tokens = await oidc.authorizationCodeGrant(config, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return claimsOf(config, provider, tokens);
      }),
  };
};

/** Those who ask at once share one question; one that failed is asked again. */
const keptForAnHour = <Found>(find: () => Promise<Found>, now: () => Date): (() => Promise<Found>) => {
  let kept: { readonly found: Promise<Found>; readonly untilMs: number } | null = null;
  return () => {
    if (kept !== null && kept.untilMs > now().getTime()) return kept.found;
    const asked = { found: find(), untilMs: now().getTime() + DISCOVERY_LIFE_MS };
    kept = asked;
    asked.found.catch(() => {
      if (kept === asked) kept = null;
    });
    return asked.found;
  };
};

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

const discover = ({ issuer, clientId, clientSecret }: ProviderConfig, limitMs: number) =>
  oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretPost(clientSecret), {
    timeout: limitMs / 1000,
    execute: [
      // Without it the library trusts the connection that a token came by, and does not look at the signature.
      oidc.enableNonRepudiationChecks,
      ...(issuer.startsWith("http:") ? [oidc.allowInsecureRequests] : []),
    ],
  });

/** From the token where it names an address, else from what the organisation says of the same subject; never from both. */
const claimsOf = async (
  config: oidc.Configuration,
  provider: ProviderConfig,
  tokens: Tokens,
): Promise<Claims> => {
  const token = tokens.claims();
  // The library lets an issuer that many organisations share speak for each of them.
  if (token === undefined || new URL(token.iss).href !== new URL(provider.issuer).href)
    throw new oidc.ClientError("the token is of another issuer");
  const tellsMore = config.serverMetadata().userinfo_endpoint !== undefined && !("email" in token);
  const source = !tellsMore ? token : await oidc.fetchUserInfo(config, tokens.access_token, token.sub);
  return {
    issuer: token.iss,
    subject: token.sub,
    email: source.email,
    emailVerified: source.email_verified,
  };
};

type Signs = { readonly message: string; readonly code: string; readonly error: string };

/** What a fault says of itself in fixed words: the library's, its kind, and the kind that the provider named. */
const signsOf = (cause: unknown): Signs => {
  const sign = (name: keyof Signs): string => {
    const value: unknown = cause instanceof Error ? Reflect.get(cause, name) : undefined;
    return typeof value === "string" ? value : "";
  };
  return { message: sign("message"), code: sign("code"), error: sign("error") };
};

/** Is it about what the provider did? `fetch` throws a TypeError when there is no connection. */
const isTheirs = (cause: unknown, { code }: Signs): boolean =>
  code.startsWith("OAUTH_") || cause instanceof oidc.ClientError || cause instanceof TypeError;

const TIMEOUT = "OAUTH_TIMEOUT";
/** Faults of the other side that pass by themselves. */
const PASSING: ReadonlySet<string> = new Set([
  TIMEOUT,
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "temporarily_unavailable",
  "server_error",
]);

const refusalFor = (cause: unknown, { code, error }: Signs) => {
  if (PASSING.has(code) || PASSING.has(error) || cause instanceof TypeError) return "PROVIDER_UNREACHABLE";
  return cause instanceof oidc.AuthorizationResponseError ? "PROVIDER_REFUSED" : "PROVIDER_ANSWER_WRONG";
};

/** The library limits each of its requests; this is the limit for all of them together. */
const within = async <Value>(limitMs: number, work: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new oidc.ClientError("it took too long"), { code: TIMEOUT })),
      limitMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
