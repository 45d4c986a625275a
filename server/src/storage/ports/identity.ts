/** Links, codes and sessions, as they are kept. */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";

/** One SQL statement of the sign-in library, run where the database lives. */
export type IdentityQuery = {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly method: "run" | "all" | "values" | "get";
};

/** `rows` holds arrays of column values; for a `get` it is that one array, `undefined` when nothing was found. */
export type IdentityAnswer = {
  readonly rows: readonly unknown[] | undefined;
  /** How many rows were written; the sign-in library tells a used token from a fresh one by it. */
  readonly changes: number;
};

export type StoredSession = {
  readonly id: string;
  readonly token: string;
  /** In words, as it was when the session began; empty where that was not told. */
  readonly device: string;
  readonly signedInAt: string;
  readonly endsAt: string;
  /** Of somebody with a second step that was not given there yet. */
  readonly awaitsCode: boolean;
};

/** A link that nobody used was withdrawn, or a newer one was sent in its place. */
export type Revoked = "withdrawn" | "replaced";

export type HashedCode = { readonly ticketHash: string; readonly codeHash: string };

/** An account at an organisation's sign-in: who it is there, and here. */
export type BoundAccount = {
  readonly personId: PersonId;
  readonly issuer: string;
  readonly subject: string;
  readonly at: string;
};

/** Whom a link signs in: this person, while this is their address. */
export type LinkHolder = { readonly personId: PersonId; readonly email: string };
/** `personId` is `null` where whoever it was for was erased. */
export type StoredLink = {
  readonly personId: PersonId | null;
  readonly email: string;
  readonly usedAt: string | null;
  readonly expiresAt: string;
  readonly revoked: Revoked | null;
};
/** `code`: it can be used by a code too, at the browser that has the ticket. `charterId`: it stands in the invitation to this charter. */
export type NewLink = LinkHolder & {
  readonly tokenHash: string;
  readonly expiresAt: string;
  readonly code?: HashedCode;
  readonly charterId?: CharterId;
};

/** What the sign-in library needs, and the record of links by which a used link is told from a wrong one. */
export type Identity = {
  readonly query: (query: IdentityQuery) => Promise<IdentityAnswer>;
  /**
   * Whose session has this token at this time (milliseconds since 1970); `null` also for one that has ended, for a person
   * who is suspended, for one whose address has changed since, and for one whose second step was not given in it.
   */
  readonly signedIn: (token: string, nowMs: number) => Promise<Person | null>;
  /** Whose second step this session waits for: for half an hour after it began. `null` for every other session. */
  readonly awaitsCode: (token: string, nowMs: number) => Promise<Person | null>;
  /**
   * Where the person has this address no more, or is erased, the link is kept as withdrawn, without whose it was; where its
   * invitation is there no more, as withdrawn.
   */
  readonly putLink: (link: NewLink) => Promise<void>;
  readonly link: (tokenHash: string) => Promise<StoredLink | null>;
  /**
   * Has every link of this address work no more that nobody has used; `replaced`: but those that wait with a code. With a
   * charter: only those of its invitation, and those that were not asked for and name none.
   */
  readonly revokeLinks: (email: string, why: Revoked, invitedTo?: CharterId) => Promise<void>;
  /**
   * Binds an account at an organisation to this person, whom the sign-in library knows, and answers true; also when it is
   * bound so already. False, and nothing changed, when either of them has another one with that issuer.
   */
  readonly bindAccount: (account: BoundAccount) => Promise<boolean>;
  /** When the session with this token expires, in milliseconds since 1970; `null` for one that is not there. */
  readonly sessionEndsAtMs: (token: string) => Promise<number | null>;
  /** Newest first; those that have ended by `nowMs` are left out. */
  readonly sessions: (personId: PersonId, nowMs: number) => Promise<readonly StoredSession[]>;
  /** Ends those of them that are this person's. */
  readonly endSessions: (personId: PersonId, ids: readonly string[]) => Promise<void>;
  /** Uses the link, if nobody has used it or its code, and it was not revoked: of any number at once, one is answered true. */
  readonly takeLink: (tokenHash: string, at: string) => Promise<boolean>;
  /**
   * Uses the link that this code belongs to, and answers whose it is. `null` for a code that is wrong, used, too old or was
   * tried wrongly five times: nothing tells which, not even what it costs.
   */
  readonly takeCode: (code: HashedCode, at: string) => Promise<LinkHolder | null>;
};
