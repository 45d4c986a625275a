/** The sign-in library, configured for one-time links and sessions only; who may do what is kept in our own tables. */
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { magicLink } from "better-auth/plugins/magic-link";
import { drizzle } from "drizzle-orm/sqlite-proxy";
import type { Logger } from "pino";
import type { Identity } from "../storage/ports/identity.ts";
import { hashToken, newToken } from "./token.ts";

/** The library's four tables: user, session, account, verification. */
export type AuthTables = Readonly<Record<string, unknown>>;

export type AuthSettings = {
  readonly query: Identity["query"];
  readonly tables: AuthTables;
  readonly secret: string;
  readonly publicUrl: string;
  readonly log: Logger;
};

const DAY_S = 24 * 60 * 60;
const SESSION_LIFE_S = 14 * DAY_S;
/** Of the session's cookie; over HTTPS it is Secure too. */
export const SESSION_COOKIE = { httpOnly: true, sameSite: "lax", path: "/", maxAge: SESSION_LIFE_S } as const;
const { maxAge: _sessionOnly, ...EVERY_COOKIE } = SESSION_COOKIE;

/** The longest life of any link, an invitation's; the record of the link (`Identity.link`) says when it ends earlier. */
export const LONGEST_LINK_LIFE_MS = 14 * DAY_S * 1000;

/** Carries a new token from the library to whoever asked for it. */
export type TokenReceiver = (token: string) => void;

export const createAuth = (settings: AuthSettings) =>
  betterAuth({
    baseURL: settings.publicUrl,
    trustedOrigins: [settings.publicUrl],
    secret: settings.secret,
    telemetry: { enabled: false },
    // Nothing of the library is mounted as a route: our own routes limit and check.
    rateLimit: { enabled: false },
    logger: { level: "warn", log: (level, message) => settings.log[level](message) },
    database: drizzleAdapter(
      // The type of this callback leaves out what its code expects: no rows at all for a `get` that finds nothing.
      drizzle(
        async (sql, params, method) =>
          (await settings.query({ sql, params, method })) as unknown as { rows: unknown[] },
      ),
      // One statement at a time: the only step that must be atomic, using a link, is one statement.
      { provider: "sqlite", schema: settings.tables, transaction: false },
    ),
    // A session lasts a fixed time: reading never writes, and a stolen cookie does not live on by being used.
    session: { expiresIn: SESSION_LIFE_S, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: "charter",
      useSecureCookies: settings.publicUrl.startsWith("https:"),
      defaultCookieAttributes: EVERY_COOKIE,
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      magicLink({
        expiresIn: LONGEST_LINK_LIFE_MS / 1000,
        disableSignUp: true,
        generateToken: newToken,
        storeToken: { type: "custom-hasher", hash: async (token) => hashToken(token) },
        sendMagicLink: ({ token, metadata }) => {
          const receive: unknown = metadata?.receive;
          if (typeof receive === "function") receive(token);
        },
      }),
    ],
  });

export type Auth = ReturnType<typeof createAuth>;
