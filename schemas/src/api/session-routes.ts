/** First run, sign-in and sign-out. */
import * as z from "zod";
import { Email, NetworkName, Organisation, Person } from "../people.ts";
import { routes } from "./route.ts";

/** Who is signed in and where; `person` is null before sign-in, `network` is null before the first set-up. */
export const SessionState = z.strictObject({
  network: z.strictObject({ name: z.string(), mailIsOn: z.boolean() }).nullable(),
  person: Person.nullable(),
  organisations: z.array(Organisation),
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

const Nothing = z.strictObject({});

export const SESSION_ROUTES = routes({
  /** Never refused: it is how the client learns that nobody is signed in. */
  getSession: { method: "GET", path: "/api/session", body: null, answer: SessionState },
  /** Signs the first administrator in. Refusals: SET_UP_LINK_WRONG, INVALID. */
  setUp: { method: "POST", path: "/api/set-up", body: SetUp, answer: SessionState },
  /** The same answer whether or not the address is known. */
  askForLink: {
    method: "POST",
    path: "/api/sign-in/links",
    body: z.strictObject({ email: Email }),
    answer: Nothing,
  },
  /** Uses the link once and sets the session cookie. Refusals: SIGN_IN_LINK_UNKNOWN, _USED, _EXPIRED. */
  useLink: {
    method: "POST",
    path: "/api/sign-in",
    body: z.strictObject({ token: z.string().min(1).max(200) }),
    answer: SessionState,
  },
  signOut: { method: "POST", path: "/api/sign-out", body: Nothing, answer: Nothing },
});
