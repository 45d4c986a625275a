/** A provider that signs whatever token a test wants, on a free port: theirs gone wrong, or in somebody else's hands. */
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";

export type Forged = {
  readonly claims: JWTPayload;
  /** `none` is unsigned; `foreign` is signed by a key that the provider does not have; `secret` by the client's secret. */
  readonly signed: "rightly" | "none" | "foreign" | "secret";
};

export type ForgingProvider = {
  readonly issuer: string;
  /** What it gives for the next code; `null` for no token of identity at all. */
  readonly give: (token: Forged | null) => void;
  readonly close: () => Promise<void>;
};

const KEY = { alg: "RS256", kid: "one" } as const;

export const startForgingProvider = async (clientSecret: string): Promise<ForgingProvider> => {
  const [own, foreign] = await Promise.all([generateKeyPair(KEY.alg), generateKeyPair(KEY.alg)]);
  const jwk = await exportJWK(own.publicKey);
  let next: Forged | null = null;
  const sign = ({ claims, signed }: Forged): Promise<string> | string => {
    if (signed === "none") return new UnsecuredJWT(claims).encode();
    const token = new SignJWT(claims);
    if (signed === "secret")
      return token.setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(clientSecret));
    return token.setProtectedHeader(KEY).sign(signed === "rightly" ? own.privateKey : foreign.privateKey);
  };
  const answers: Readonly<Record<string, () => object | Promise<object>>> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      userinfo_endpoint: `${issuer}/me`,
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/keys": () => ({ keys: [{ ...jwk, ...KEY, use: "sig" }] }),
    "/token": async () => ({
      access_token: "an access token",
      token_type: "Bearer",
      ...(next === null ? {} : { id_token: await sign(next) }),
    }),
    "/me": () => ({ sub: "somebody else", email: "amina@trust.test", email_verified: true }),
  };
  const server = createServer((request, response) => {
    void Promise.resolve(answers[request.url ?? ""]?.()).then((answer) => {
      response.writeHead(answer === undefined ? 404 : 200, { "Content-Type": "application/json" });
      response.end(JSON.stringify(answer ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const listening = server.address();
  if (listening === null || typeof listening === "string") throw new Error("No port");
  const issuer = `http://localhost:${listening.port}`;
  return {
    issuer,
    give: (token) => {
      next = token;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
