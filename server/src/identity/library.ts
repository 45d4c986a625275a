/** What is asked of the sign-in library: its own user of a person, tokens of links, the session that a token begins. */
import type { Person } from "@acb/schemas/people";
import { isAPIError } from "better-auth/api";
import type { Auth, TokenReceiver } from "./auth.ts";

export type LibraryUser = { readonly id: string; readonly email: string };

/**
 * The library's user has the person's id and address. One with another address is replaced, which ends its sessions: who
 * could read the old mailbox must not stay signed in, and a mailbox that went to somebody else must not open the old account.
 */
export const keepUser = async (auth: Auth, person: Person): Promise<void> => {
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

export const askForToken = async (auth: Auth, email: string): Promise<string> => {
  let token: string | null = null;
  const receive: TokenReceiver = (made) => {
    token = made;
  };
  await auth.api.signInMagicLink({ body: { email, metadata: { receive } }, headers: new Headers() });
  if (token === null) throw new Error("The sign-in library made no token");
  return token;
};

/** Uses the token in one statement; `null` when somebody else did, or the library knows no such user any more. */
export const consume = async (
  auth: Auth,
  token: string,
  device: string,
): Promise<{
  readonly token: string;
  readonly user: LibraryUser;
  readonly cookies: readonly string[];
} | null> => {
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

/** Answers the cookies that remove it. */
export const endSession = async (auth: Auth, headers: Headers): Promise<readonly string[]> => {
  const answer = await auth.api.signOut({ headers, returnHeaders: true });
  return answer.headers.getSetCookie();
};
