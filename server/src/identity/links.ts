/** Links that sign somebody in, and their codes: made, told apart, and whose they are (SPEC: SI1 to SI6, INV9). */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { SignInProvider } from "@acb/schemas/sign-in-provider";
import { signsInThereOnly } from "@acb/shared/access/provider-of";
import { done, type Result, refuse } from "../commands/result.ts";
import type { HashedCode, LinkHolder } from "../storage/ports/identity.ts";
import type { Storage } from "../storage/storage.ts";
import { type Auth, LONGEST_LINK_LIFE_MS } from "./auth.ts";
import { askForToken, keepUser } from "./library.ts";
import { hashCode, hashToken } from "./token.ts";

export type TypedCode = { readonly ticket: string; readonly code: string };

/** The code that can be typed in its place, or the charter in whose invitation it stands. */
type LinkUse = { readonly typed?: TypedCode; readonly invitedTo?: CharterId | undefined };

const REVOKED = { withdrawn: "SIGN_IN_LINK_REVOKED", replaced: "SIGN_IN_LINK_REPLACED" } as const;

type LinkSettings = {
  readonly storage: Pick<Storage, "identity" | "directory">;
  readonly secret: string;
  readonly publicUrl: string;
  readonly now: () => Date;
  /** Organisations that sign their own people in: for some addresses no link or code is taken. */
  readonly providers: readonly SignInProvider[];
};

export const createLinks = ({ storage, secret, publicUrl, now, providers }: LinkSettings, auth: Auth) => {
  const hashed = ({ ticket, code }: TypedCode): HashedCode => ({
    ticketHash: hashToken(ticket),
    codeHash: hashCode(code, { ticket, secret }),
  });

  const newLinkToken = async (
    person: Person,
    lifeMs: number,
    { typed, invitedTo }: LinkUse = {},
  ): Promise<string> => {
    if (lifeMs > LONGEST_LINK_LIFE_MS) throw new RangeError("A link lives for 14 days at most");
    await keepUser(auth, person);
    const token = await askForToken(auth, person.email);
    const expiresAt = new Date(now().getTime() + lifeMs).toISOString();
    const code = typed === undefined ? {} : { code: hashed(typed) };
    const holder = { personId: person.id, email: person.email };
    const charter = invitedTo === undefined ? {} : { charterId: invitedTo };
    await storage.identity.putLink({
      tokenHash: hashToken(token),
      ...holder,
      expiresAt,
      ...code,
      ...charter,
    });
    return token;
  };

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

  return { newLinkToken, hashed, linkOf, holderOf, ownerOf };
};

/** Whoever shows a link has the mailbox, and may know. */
export const isSuspended = async (
  { directory }: Pick<Storage, "directory">,
  id: PersonId,
): Promise<boolean> => (await directory.activePerson(id)) === null;

/** `null` when the address is theirs no more, whoever else has it. */
export const personWith = async (
  { directory }: Pick<Storage, "directory">,
  { personId, email }: LinkHolder,
): Promise<Person | null> => {
  const person = await directory.person(personId);
  return person?.email === email ? person : null;
};
