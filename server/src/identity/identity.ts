/** Who somebody is: sign-in links, sessions, and the person behind a request (SPEC: Sign-in). */
import type { OwnSession } from "@acb/schemas/api/own-routes";
import { type CharterId, type PersonId, PersonId as PersonIdSchema } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { SignInProvider } from "@acb/schemas/sign-in-provider";
import { signsInThereOnly } from "@acb/shared/access/provider-of";
import { done, type Result, refuse } from "../commands/result.ts";
import type { Storage } from "../storage/storage.ts";
import { type AuthSettings, createAuth, SESSION_COOKIE } from "./auth.ts";
import { deviceWords } from "./device-words.ts";
import { consume, endSession, keepUser, type LibraryUser } from "./library.ts";
import { createLinks, isSuspended, personWith, type TypedCode } from "./links.ts";
import { sessionCookieOf, sessionTokenIn } from "./session-cookie.ts";
import { hashToken, newCode } from "./token.ts";

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
   * were. Only its hash is kept. One that stands in the invitation to a charter ends with that.
   */
  readonly makeLink: (
    person: Person,
    lifeMs: number,
    path?: string,
    invitedTo?: CharterId,
  ) => Promise<string>;
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
  /** How many milliseconds that session lasts still; `null` without one, and when it has ended. */
  readonly sessionLastsMs: (headers: Headers) => Promise<number | null>;
  /** Ends the session of these headers, if there is one; answers the cookies that remove it. */
  readonly end: (headers: Headers) => Promise<readonly string[]>;
};

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
  const { newLinkToken, hashed, linkOf, holderOf, ownerOf } = createLinks(settings, auth);

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
    makeLink: async (person, lifeMs, path, invitedTo) =>
      linkOf(await newLinkToken(person, lifeMs, { invitedTo }), path),
    ownerOf,
    useToken: async (token, headers) => {
      const owner = await ownerOf(token);
      return owner.ok ? enter(token, headers) : owner;
    },
    makeLinkWithCode: async (person, ticket) => {
      const code = newCode();
      return { link: linkOf(await newLinkToken(person, LINK_LIFE_MS, { typed: { ticket, code } })), code };
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
    sessionLastsMs: async (headers) => {
      const token = await tokenIn(headers);
      const endsAtMs = token === null ? null : await storage.identity.sessionEndsAtMs(token);
      const lastsMs = endsAtMs === null ? 0 : endsAtMs - now().getTime();
      return lastsMs > 0 ? lastsMs : null;
    },
    end: (headers) => endSession(auth, headers),
  };
};

const personOf = async (storage: Pick<Storage, "directory">, user: LibraryUser): Promise<Person | null> => {
  const id = PersonIdSchema.safeParse(user.id);
  const person = id.success ? await storage.directory.activePerson(id.data satisfies PersonId) : null;
  return person?.email === user.email ? person : null;
};
