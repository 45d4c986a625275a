/** Who somebody is: sign-in links, sessions, and the person behind a request (SPEC: Sign-in). */

import type { OwnSession } from "@acb/schemas/api/own-routes";
import { type PersonId, PersonId as PersonIdSchema } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { SignInProvider } from "@acb/schemas/sign-in-provider";
import { signsInThereOnly } from "@acb/shared/access/provider-of";
import { isAPIError } from "better-auth/api";
import { done, type Result, refuse } from "../commands/result.ts";
import type { HashedCode, LinkHolder } from "../storage/ports/identity.ts";
import type { Storage } from "../storage/storage.ts";
import {
  type Auth,
  type AuthSettings,
  createAuth,
  LONGEST_LINK_LIFE_MS,
  SESSION_COOKIE,
  type TokenReceiver,
} from "./auth.ts";
import { deviceWords } from "./device-words.ts";
import { sessionCookieOf, sessionTokenIn } from "./session-cookie.ts";
import { hashCode, hashToken, newCode } from "./token.ts";

/** A session that began: the cookies go into the answer. While it awaits the second step's code it opens nothing. */
export type SignedIn = {
  readonly person: Person;
  readonly cookies: readonly string[];
  readonly awaitsCode: boolean;
};

/**
 * The person behind a request's cookie, or `null`, also when they are suspended, and while their second step is awaited. HTTP
 * and the socket's upgrade use the same one.
 */
export type Authenticate = (headers: Headers) => Promise<Person | null>;

export type SignIn = {
  readonly authenticate: Authenticate;
  /** Whose second step is awaited at this browser; `null` for whoever `authenticate` answers, and for nobody. */
  readonly awaitsCode: Authenticate;
  readonly tokenIn: (headers: Headers) => Promise<string | null>;
  /** The cookie for a session with this token, as the sign-in library would set it. */
  readonly cookieOf: (token: string) => Promise<string>;
  /**
   * A link that signs this person in, once, within `lifeMs` (14 days at most), and then leads to `path`, or to where they
   * were. Only its hash is kept.
   */
  readonly makeLink: (person: Person, lifeMs: number, path?: string) => Promise<string>;
  /** The same for ten minutes, with a code to be typed at the browser that has the ticket: either works, once. */
  readonly makeLinkWithCode: (
    person: Person,
    ticket: string,
  ) => Promise<{ readonly link: string; readonly code: string }>;
  /** Whose a link is that would work now; uses nothing. Refuses as `useToken` does. */
  readonly ownerOf: (token: string) => Promise<Result<{ readonly email: string }>>;
  /** Uses a link's token; of any number of uses at once, one succeeds. An older session of the browser ends. */
  readonly useToken: (token: string, headers: Headers) => Promise<Result<SignedIn>>;
  /** Uses a code from a mail that was asked for with this ticket. Five wrong ones, and the code is dead. */
  readonly useCode: (given: TypedCode, headers: Headers) => Promise<Result<SignedIn>>;
  /** Begins a session without a link: for whoever has shown in another way who they are. */
  readonly begin: (person: Person, headers: Headers) => Promise<Result<SignedIn>>;
  /**
   * Binds this account of an organisation to the person, if neither has another one there, and answers whether the person
   * has it. It is theirs while their address is.
   */
  readonly bindAccount: (
    person: Person,
    account: { readonly issuer: string; readonly subject: string },
  ) => Promise<boolean>;
  /** Where this person is signed in; `headers` say which of them is this browser. */
  readonly sessionsOf: (person: Person, headers: Headers) => Promise<readonly OwnSession[]>;
  /** Tells the session that these headers name from every other, and nothing of its token; `null` without one. */
  readonly sessionKey: (headers: Headers) => Promise<string | null>;
  /** Ends the session of these headers, if there is one; answers the cookies that remove it. */
  readonly end: (headers: Headers) => Promise<readonly string[]>;
};

type TypedCode = { readonly ticket: string; readonly code: string };

const REVOKED = { withdrawn: "SIGN_IN_LINK_REVOKED", replaced: "SIGN_IN_LINK_REPLACED" } as const;

export const LINK_LIFE_MS = 10 * 60_000;

type SignInSettings = Omit<AuthSettings, "query"> & {
  readonly storage: Pick<Storage, "identity" | "directory" | "secondSteps">;
  readonly now: () => Date;
  /** Organisations that sign their own people in: for some addresses no link or code is taken. */
  readonly providers: readonly SignInProvider[];
};

export const createSignIn = (settings: SignInSettings): SignIn => {
  const { storage, now, publicUrl, providers } = settings;
  const auth = createAuth({ ...settings, query: storage.identity.query });

  const newLinkToken = async (person: Person, lifeMs: number, typed?: TypedCode): Promise<string> => {
    if (lifeMs > LONGEST_LINK_LIFE_MS) throw new RangeError("A link lives for 14 days at most");
    await keepUser(auth, person);
    const token = await askForToken(auth, person.email);
    const expiresAt = new Date(now().getTime() + lifeMs).toISOString();
    const code = typed === undefined ? {} : { code: hashed(typed) };
    const holder = { personId: person.id, email: person.email };
    await storage.identity.putLink({ tokenHash: hashToken(token), ...holder, expiresAt, ...code });
    return token;
  };

  const hashed = ({ ticket, code }: TypedCode): HashedCode => ({
    ticketHash: hashToken(ticket),
    codeHash: hashCode(code, { ticket, secret: settings.secret }),
  });

  const linkOf = (token: string, path?: string): string => {
    const parts = new URLSearchParams({ token, ...(path === undefined ? {} : { to: path }) });
    // In the fragment the token is sent to no server and stands in no log; the page posts it when its button is pressed.
    return `${publicUrl}/sign-in/link#${parts}`;
  };

  const holderOf = async (token: string): Promise<Result<LinkHolder>> => {
    const link = await storage.identity.link(hashToken(token));
    if (link === null) return refuse("SIGN_IN_LINK_UNKNOWN");
    if (link.usedAt !== null) return refuse("SIGN_IN_LINK_USED");
    if (link.revoked !== null) return refuse(REVOKED[link.revoked]);
    if (link.expiresAt <= now().toISOString()) return refuse("SIGN_IN_LINK_EXPIRED");
    // The address went to nobody, or to somebody else, when its person was given another.
    const { personId, email } = link;
    if (personId === null || (await personWith(storage, { personId, email })) === null)
      return refuse("SIGN_IN_LINK_REVOKED");
    return (await isSuspended(storage, personId)) ? refuse("SUSPENDED") : done({ personId, email });
  };

  /** The same for links that people bring. */
  const ownerOf = async (token: string): Promise<Result<LinkHolder>> => {
    const holder = await holderOf(token);
    return holder.ok && signsInThereOnly(providers, holder.value.email) ? refuse("PROVIDER_ONLY") : holder;
  };

  const enter: SignIn["useToken"] = async (token, headers) => {
    const holder = await holderOf(token);
    if (!holder.ok) return holder;
    if (!(await storage.identity.takeLink(hashToken(token), now().toISOString()))) {
      const again = await holderOf(token);
      return again.ok ? refuse("SIGN_IN_LINK_USED") : again;
    }
    const session = await consume(auth, token, deviceWords(headers.get("User-Agent") ?? ""));
    if (session === null) return refuse("SIGN_IN_LINK_USED");
    const person = await personOf(storage, session.user);
    if (person === null || person.id !== holder.value.personId) {
      // The address has become somebody else's since: the link was for neither of them as they are now.
      await (await auth.$context).internalAdapter.deleteSession(session.token);
      return refuse("SIGN_IN_LINK_REVOKED");
    }
    await endSession(auth, headers);
    // Says it only: what such a session opens is decided by the statement that reads it, whichever way it began.
    const awaitsCode = (await storage.secondSteps.of(person.id)) !== null;
    return done({ person, cookies: session.cookies, awaitsCode });
  };

  const tokenIn = async (headers: Headers): Promise<string | null> => {
    const { secret, authCookies } = await auth.$context;
    return sessionTokenIn(headers.get("Cookie"), { name: authCookies.sessionToken.name, secret });
  };

  const begin: SignIn["begin"] = async (person, headers) =>
    enter(await newLinkToken(person, LINK_LIFE_MS), headers);

  const personBy =
    (read: Storage["identity"]["signedIn"]): Authenticate =>
    async (headers) => {
      const token = await tokenIn(headers);
      return token === null ? null : read(token, now().getTime());
    };
  return {
    authenticate: personBy(storage.identity.signedIn),
    awaitsCode: personBy(storage.identity.awaitsCode),
    tokenIn,
    cookieOf: async (token) => {
      const { secret, authCookies } = await auth.$context;
      const { name } = authCookies.sessionToken;
      const attributes = { ...SESSION_COOKIE, secure: publicUrl.startsWith("https:") };
      return sessionCookieOf(token, { name, secret, attributes });
    },
    makeLink: async (person, lifeMs, path) => linkOf(await newLinkToken(person, lifeMs), path),
    ownerOf,
    useToken: async (token, headers) => {
      const owner = await ownerOf(token);
      return owner.ok ? enter(token, headers) : owner;
    },
    makeLinkWithCode: async (person, ticket) => {
      const code = newCode();
      return { link: linkOf(await newLinkToken(person, LINK_LIFE_MS, { ticket, code })), code };
    },
    useCode: async (typed, headers) => {
      const taken = await storage.identity.takeCode(hashed(typed), now().toISOString());
      const known = taken === null ? null : await personWith(storage, taken);
      if (known === null) return refuse("SIGN_IN_CODE_WRONG");
      if (signsInThereOnly(providers, known.email)) return refuse("PROVIDER_ONLY");
      return (await isSuspended(storage, known.id)) ? refuse("SUSPENDED") : begin(known, headers);
    },
    begin,
    bindAccount: async (person, { issuer, subject }) => {
      await keepUser(auth, person);
      return storage.identity.bindAccount({ personId: person.id, issuer, subject, at: now().toISOString() });
    },
    sessionsOf: async (person, headers) => {
      const own = await tokenIn(headers);
      const sessions = await storage.identity.sessions(person.id, now().getTime());
      return sessions.map(({ token, ...session }) => ({ ...session, isThis: token === own }));
    },
    sessionKey: async (headers) => {
      const token = await tokenIn(headers);
      return token === null ? null : hashToken(token);
    },
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
  device: string,
): Promise<{ readonly token: string; readonly user: User; readonly cookies: readonly string[] } | null> => {
  try {
    const { response, headers } = await auth.api.magicLinkVerify({
      query: { token },
      // The library keeps this with the session.
      headers: new Headers({ "User-Agent": device }),
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
const isSuspended = async ({ directory }: Pick<Storage, "directory">, id: PersonId): Promise<boolean> =>
  (await directory.activePerson(id)) === null;

/** `null` when the address is theirs no more, whoever else has it. */
const personWith = async (
  { directory }: Pick<Storage, "directory">,
  { personId, email }: LinkHolder,
): Promise<Person | null> => {
  const person = await directory.person(personId);
  return person?.email === email ? person : null;
};

const endSession = async (auth: Auth, headers: Headers): Promise<readonly string[]> => {
  const answer = await auth.api.signOut({ headers, returnHeaders: true });
  return answer.headers.getSetCookie();
};
