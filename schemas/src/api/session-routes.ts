/** First run, sign-in and sign-out. */
import * as z from "zod";
import { Email, line, Mailbox, NetworkName, Organisation, Person } from "../people.ts";
import { SecondStepPolicy, SecondStepProof } from "../second-step.ts";
import { ProviderKey, SignInProvider } from "../sign-in-provider.ts";
import { SixDigits } from "../typed-code.ts";
import { Joining } from "../workshop.ts";
import { routes } from "./route.ts";
import { GuestEnd } from "./workshop-routes.ts";

/** Who is signed in and where; `person` is null before sign-in is complete, `network` is null before the first set-up. */
export const SessionState = z.strictObject({
  network: z
    .strictObject({
      name: z.string(),
      mailIsOn: z.boolean(),
      providers: z.array(SignInProvider),
      secondStep: SecondStepPolicy,
    })
    .nullable(),
  person: Person.nullable(),
  organisations: z.array(Organisation),
  /** `awaited`: the first proof was given at this browser, and nobody is signed in until the second step's is. */
  secondStep: z.enum(["none", "awaited", "on"]),
});
export type SessionState = z.infer<typeof SessionState>;

/** The first form of all: names the network and its first administrator. */
export const SetUp = z.strictObject({
  token: z.string().min(1).max(200),
  networkName: NetworkName,
  name: Person.shape.name,
  email: Email,
  start: z.enum(["empty", "example"]),
});
export type SetUp = z.infer<typeof SetUp>;

/** Whom to ask about this installation, where whoever runs it has said so. */
export const Contact = z.strictObject({ name: line("the name", 120).min(2), email: Mailbox });
export type Contact = z.infer<typeof Contact>;

export const StatementName = z.enum(["accessibility", "privacy"]);
export type StatementName = z.infer<typeof StatementName>;

const Token = z.string().min(1).max(200);

/** What a provider put behind the ? of our page: its code is longer with some than anybody would think. */
const LONGEST_ANSWER = 8_192;

const Nothing = z.strictObject({});

export const SESSION_ROUTES = routes({
  /** Never refused: it is how the client learns that nobody is signed in. */
  getSession: { method: "GET", path: "/api/session", body: null, answer: SessionState },
  /** Signs the first administrator in. Refusals: SET_UP_LINK_WRONG, INVALID. */
  setUp: { method: "POST", path: "/api/set-up", body: SetUp, answer: SessionState },
  /**
   * The same answer whether or not the address is known: a ticket, with which this browser can use the mail's code. Refusals:
   * PROVIDER_ONLY, by the address's domain.
   */
  askForLink: {
    method: "POST",
    path: "/api/sign-in/links",
    body: z.strictObject({ email: Email }),
    answer: z.strictObject({ ticket: Token }),
  },
  /** Uses the code once and sets the session cookie. Refusals: SIGN_IN_CODE_WRONG, SUSPENDED, PROVIDER_ONLY. */
  useCode: {
    method: "POST",
    path: "/api/sign-in/codes",
    body: z.strictObject({ ticket: Token, code: SixDigits }),
    answer: SessionState,
  },
  /** Uses the link once and sets the session cookie. Refusals: SIGN_IN_LINK_UNKNOWN, _USED, _EXPIRED, PROVIDER_ONLY. */
  useLink: {
    method: "POST",
    path: "/api/sign-in",
    body: z.strictObject({ token: Token }),
    answer: SessionState,
  },
  /**
   * Begins a sign-in at the organisation that this address's domain belongs to: answers where the browser goes, and sets the
   * cookie that binds it to this browser. Refusals: PROVIDER_NONE, PROVIDER_UNREACHABLE.
   */
  beginProviderSignIn: {
    method: "POST",
    path: "/api/sign-in/provider",
    body: z.strictObject({ email: Email }),
    answer: z.strictObject({ address: z.url({ protocol: /^https?$/ }) }),
  },
  /**
   * Takes what the organisation answered, once, and sets the session cookie. Refusals: PROVIDER_SIGN_IN_OVER, _REFUSED,
   * _UNREACHABLE, _ANSWER_WRONG, _EMAIL_UNPROVED, _EMAIL_FOREIGN, _ACCOUNT_OTHER, NOT_IN_NETWORK, SUSPENDED.
   */
  finishProviderSignIn: {
    method: "POST",
    path: "/api/sign-in/provider/return",
    body: z.strictObject({ provider: ProviderKey, answer: z.string().max(LONGEST_ANSWER) }),
    answer: SessionState,
  },
  /**
   * The second step, at a browser where it is awaited: the session gets a new id. Refusals: SECOND_STEP_CODE_WRONG, _USED,
   * SECOND_STEP_LOCKED, SECOND_STEP_UNREADABLE, SECOND_STEP_ENDED, NOT_SIGNED_IN.
   */
  completeSecondStep: {
    method: "POST",
    path: "/api/sign-in/second-step",
    body: SecondStepProof,
    answer: SessionState,
  },
  /** Says for whom a link is, and uses nothing. Refusals: as `useLink`. */
  lookAtLink: {
    method: "POST",
    path: "/api/sign-in/links/look",
    body: z.strictObject({ token: Token }),
    answer: z.strictObject({
      /** The address, its middle left out: enough to know one's own by. */
      mailbox: z.string(),
      /** Is it of whoever is signed in at this browser? */
      isYours: z.boolean(),
    }),
  },
  /** When the join page opens: sets the cookie whose first try at a code is its own. Without one the page works too. */
  askJoinTicket: { method: "POST", path: "/api/join/ticket", body: Nothing, answer: Nothing },
  /**
   * Comes into a workshop as a guest and sets the session cookie; a guest who comes again is the same one. Refusals:
   * JOIN_CODE_WRONG, WORKSHOP_OVER, DOOR_FULL, WORKSHOP_FULL, JOIN_TRIES_USED, TOO_MANY_WRONG_CODES, TOO_MANY_REQUESTS.
   */
  join: { method: "POST", path: "/api/join", body: Joining, answer: SessionState },
  /** Of the guest that this browser was. */
  getGuestEnd: { method: "GET", path: "/api/guest/end", body: null, answer: GuestEnd },
  /** For everybody: what this installation says of itself, as plain text. Refusals: NOT_FOUND. */
  getStatement: {
    method: "GET",
    path: "/api/statements/:statement",
    body: null,
    answer: z.strictObject({ text: z.string(), contact: Contact.nullable() }),
  },
  signOut: { method: "POST", path: "/api/sign-out", body: Nothing, answer: Nothing },
});
