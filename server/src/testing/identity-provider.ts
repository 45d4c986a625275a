/** A real identity provider (oidc-provider) on a free port, and a browser that signs in at its own form. */
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { returnAddress } from "../identity/provider/provider-sign-in.ts";
import type { ProviderConfig } from "../provider-config.ts";
import { TEST_URL } from "./test-url.ts";

/** What the provider says of an account, by its login; the login is its subject. */
type Accounts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Given = Pick<ProviderConfig, "key" | "domains"> & Partial<ProviderConfig>;

export type IdentityProvider = {
  readonly config: ProviderConfig;
  /** Goes to the address, signs in with that login, and answers what stands behind the ? of the address it is sent back to. */
  readonly signIn: (address: string, login: string) => Promise<string>;
  /** The same, but presses Cancel. */
  readonly cancel: (address: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

const CLIENT = { clientId: "charter", clientSecret: "the secret of the charter builder at its provider" };

export const startIdentityProvider = async (given: Given, accounts: Accounts): Promise<IdentityProvider> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const listening = server.address();
  if (listening === null || typeof listening === "string") throw new Error("No port");
  const issuer = `http://localhost:${listening.port}`;
  const back = returnAddress(TEST_URL, given.key);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        token_endpoint_auth_method: "client_secret_post",
        redirect_uris: [back],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    findAccount: (_context, login) => ({
      accountId: login,
      claims: () => ({ sub: login, ...accounts[login] }),
    }),
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ["a key of the provider's own"] },
  });
  server.on("request", provider.callback());
  return {
    config: { name: "Trust account", only: false, trustsEmail: false, issuer, ...CLIENT, ...given },
    signIn: (address, login) => walk(address, back, { login, password: "any" }),
    cancel: (address) => walk(address, back, null),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** As a browser does: keeps cookies, follows redirects, and fills in whatever form comes. */
const walk = async (
  from: string,
  back: string,
  answers: Readonly<Record<string, string>> | null,
): Promise<string> => {
  const jar = new Map<string, string>();
  let [address, form]: [string, URLSearchParams | null] = [from, null];
  for (let step = 0; step < 12; step += 1) {
    if (address.startsWith(back)) return new URL(address).search.slice(1);
    const answer = await fetch(address, {
      redirect: "manual",
      headers: { Cookie: [...jar].map((pair) => pair.join("=")).join("; ") },
      ...(form === null ? {} : { method: "POST", body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]?.split(/=(.*)/s) ?? [];
      jar.set(name, value);
    }
    const page = await answer.text();
    const to = answer.headers.get("Location");
    const action = page.match(/action="([^"]+)"/)?.[1];
    const prompt = page.match(/name="prompt" value="(\w+)"/)?.[1];
    form = to !== null || prompt === undefined ? null : new URLSearchParams({ prompt, ...answers });
    const next = to ?? (answers === null ? page.match(/href="([^"]+abort)"/)?.[1] : action);
    if (answers === null) form = null;
    if (next === undefined) throw new Error(`The provider answered ${answer.status}: ${page}`);
    address = new URL(next, address).href;
  }
  throw new Error("The provider led round in circles");
};
