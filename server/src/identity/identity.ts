/** Who somebody is: sign-in links, sessions, and the person behind a request (SPEC: Sign-in). */
import { type PersonId, PersonId as PersonIdSchema } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { isAPIError } from "better-auth/api";
import { done, type Result, refuse } from "../commands/result.ts";
import type { Storage } from "../storage/storage.ts";
import {
  type Auth,
  type AuthSettings,
  createAuth,
  LONGEST_LINK_LIFE_MS,
  type TokenReceiver,
} from "./auth.ts";
import { sessionTokenIn } from "./session-cookie.ts";
import { hashToken } from "./token.ts";

/** A session that began: the cookies go into the answer. */
type SignedIn = { readonly person: Person; readonly cookies: readonly string[] };

/** The person behind a request's cookie, or `null`, also when they are suspended. HTTP and the socket's upgrade use the same one. */
export type Authenticate = (headers: Headers) => Promise<Person | null>;

export type SignIn = {
  readonly authenticate: Authenticate;
  /** A link that signs this person in, once, within `lifeMs` (a day at most). Only its hash is kept. */
  readonly makeLink: (person: Person, lifeMs: number) => Promise<string>;
  /** Uses a link's token; of any number of uses at once, one succeeds. An older session of the browser ends. */
  readonly useToken: (token: string, headers: Headers) => Promise<Result<SignedIn>>;
  /** Begins a session without a link: for the first administrator, who has shown the set-up link. */
  readonly begin: (person: Person, headers: Headers) => Promise<Result<SignedIn>>;
  /** Ends the session of these headers, if there is one; answers the cookies that remove it. */
  readonly end: (headers: Headers) => Promise<readonly string[]>;
};

export const LINK_LIFE_MS = 10 * 60_000;

type SignInSettings = Omit<AuthSettings, "query"> & {
  readonly storage: Pick<Storage, "identity" | "directory">;
  readonly now: () => Date;
};

export const createSignIn = (settings: SignInSettings): SignIn => {
  const { storage, now, publicUrl } = settings;
  const auth = createAuth({ ...settings, query: storage.identity.query });

  const newLinkToken = async (person: Person, lifeMs: number): Promise<string> => {
    if (lifeMs > LONGEST_LINK_LIFE_MS) throw new RangeError("A link lives for a day at most");
    await keepUser(auth, person);
    const token = await askForToken(auth, person.email);
    const expiresAt = new Date(now().getTime() + lifeMs).toISOString();
    await storage.identity.putLink({ tokenHash: hashToken(token), email: person.email, expiresAt });
    return token;
  };

  const useToken: SignIn["useToken"] = async (token, headers) => {
    const tokenHash = hashToken(token);
    const link = await storage.identity.link(tokenHash);
    if (link === null) return refuse("SIGN_IN_LINK_UNKNOWN");
    if (link.usedAt !== null) return refuse("SIGN_IN_LINK_USED");
    if (link.expiresAt <= now().toISOString()) return refuse("SIGN_IN_LINK_EXPIRED");
    if (await isSuspended(storage, link.email)) return refuse("SUSPENDED");
    const session = await consume(auth, token);
    if (session === null) return refuse("SIGN_IN_LINK_USED");
    await storage.identity.markLinkUsed(tokenHash, now().toISOString());
    const person = await personOf(storage, session.user);
    if (person === null) {
      // The address of the link is no longer this person's: the link was for somebody else's mailbox.
      await (await auth.$context).internalAdapter.deleteSession(session.token);
      return refuse("SIGN_IN_LINK_UNKNOWN");
    }
    await endSession(auth, headers);
    return done({ person, cookies: session.cookies });
  };

  return {
    authenticate: async (headers) => {
      const { secret, authCookies } = await auth.$context;
      const token = sessionTokenIn(headers.get("Cookie"), { name: authCookies.sessionToken.name, secret });
      return token === null ? null : storage.identity.signedIn(token, now().getTime());
    },
    // In the fragment the token is sent to no server and stands in no log; the page posts it when its button is pressed.
    makeLink: async (person, lifeMs) =>
      `${publicUrl}/sign-in/link#token=${await newLinkToken(person, lifeMs)}`,
    useToken,
    begin: async (person, headers) => useToken(await newLinkToken(person, LINK_LIFE_MS), headers),
    end: (headers) => endSession(auth, headers),
  };
};

type User = { readonly id: string; readonly email: string };

/**
 * The library's user has the person's id and address. One with another address is replaced, which ends its sessions: who
 * could read the old mailbox must not stay signed in, and a mailbox that went to somebody else must not open the old account.
 */
const keepUser = async (auth: Auth, person: Person): Promise<void> => {
  const { internalAdapter } = await auth.$context;
  const byId = await internalAdapter.findUserById(person.id);
  const byEmail = (await internalAdapter.findUserByEmail(person.email))?.user ?? null;
  if (byId?.email === person.email) return;
  if (byId !== null) await internalAdapter.deleteUser(byId.id);
  if (byEmail !== null) await internalAdapter.deleteUser(byEmail.id);
  await internalAdapter.createUser(
    { id: person.id, email: person.email, name: person.name, emailVerified: true },
    { method: "magic-link" },
  );
};

const askForToken = async (auth: Auth, email: string): Promise<string> => {
  let token: string | null = null;
  const receive: TokenReceiver = (made) => {
    token = made;
  };
  await auth.api.signInMagicLink({ body: { email, metadata: { receive } }, headers: new Headers() });
  if (token === null) throw new Error("The sign-in library made no token");
  return token;
};

/** Uses the token in one statement; `null` when somebody else did, or the library knows no such user any more. */
const consume = async (
  auth: Auth,
  token: string,
): Promise<{ readonly token: string; readonly user: User; readonly cookies: readonly string[] } | null> => {
  try {
    const { response, headers } = await auth.api.magicLinkVerify({
      query: { token },
      headers: new Headers(),
      returnHeaders: true,
    });
    return { token: response.token, user: response.user, cookies: headers.getSetCookie() };
  } catch (cause) {
    // The library refuses by a redirect; anything else is a fault.
    if (isAPIError(cause) && cause.status === "FOUND") return null;
    throw cause;
  }
};

const personOf = async (storage: Pick<Storage, "directory">, user: User): Promise<Person | null> => {
  const id = PersonIdSchema.safeParse(user.id);
  const person = id.success ? await storage.directory.activePerson(id.data satisfies PersonId) : null;
  return person?.email === user.email ? person : null;
};

/** Whoever shows a link has the mailbox, and may know. */
const isSuspended = async ({ directory }: Pick<Storage, "directory">, email: string): Promise<boolean> => {
  const person = await directory.personByEmail(email);
  return person !== null && (await directory.activePerson(person.id)) === null;
};

const endSession = async (auth: Auth, headers: Headers): Promise<readonly string[]> => {
  const answer = await auth.api.signOut({ headers, returnHeaders: true });
  return answer.headers.getSetCookie();
};
