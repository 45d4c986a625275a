/** What is kept, why and how long: one table, from which the periods, their screen and the register are made (server SPEC: RT). */
import * as z from "zod";

type Kept = {
  readonly label: string;
  /** What it holds. */
  readonly what: string;
  readonly why: string;
};
type Period = {
  /** From when its days are counted: "after …". */
  readonly from: string;
  readonly defaultDays: number;
  readonly leastDays: number;
};

/** Periods that administrators set. Nothing here may be kept for ever: each is personal and serves its purpose once. */
export const PERIODS = {
  mail: {
    label: "Mail in the outbox",
    what: "Recipient, subject and text of every mail that was written",
    why: "To see whether a mail went out, and to pass on a link where no mail server is set",
    from: "it was written",
    defaultDays: 90,
    leastDays: 7,
  },
  signInLinks: {
    label: "Sign-in links and codes",
    what: "The address that a link was made for, and when it was used; the link itself only as a hash",
    why: "To tell a used link from a wrong one, and to stop the guessing of codes",
    from: "it ended",
    defaultDays: 1,
    leastDays: 1,
  },
  sessions: {
    label: "Sessions that have run out",
    what: "Where and since when somebody was signed in, by the kind of browser",
    why: "None, once it has run out: a session that is ended goes at once",
    from: "it ran out",
    defaultDays: 1,
    leastDays: 1,
  },
  guests: {
    label: "Guests of workshops",
    what: "The name and organisation that a guest typed; what they wrote stays without the name",
    why: "So that partners see who wrote what, and can still make a guest a person of the network",
    from: "the workshop was closed",
    defaultDays: 365,
    leastDays: 30,
  },
  invitations: {
    label: "Invitations that nobody took up",
    what: "Name, address and role of who was invited and has never signed in; with nothing else here, they are erased",
    why: "So that whoever was invited can still come",
    from: "the invitation was last sent",
    defaultDays: 180,
    leastDays: 30,
  },
} as const satisfies Readonly<Record<string, Kept & Period>>;
export type PeriodKind = keyof typeof PERIODS;
// Object.keys widens the names; the table has no others.
export const PERIOD_KINDS = Object.keys(PERIODS) as readonly PeriodKind[];

/** The same question for each kind. */
export const forEachPeriod = <Value>(
  of: (kind: PeriodKind) => Value,
): Readonly<Record<PeriodKind, Value>> => ({
  mail: of("mail"),
  signInLinks: of("signInLinks"),
  sessions: of("sessions"),
  guests: of("guests"),
  invitations: of("invitations"),
});

/** Kept for as long as it serves: no period ends it. */
export const WITHOUT_PERIOD = {
  people: {
    label: "People of the network",
    what: "Name, address, job title, organisations and roles",
    why: "To let people in, and to show who wrote and decided",
    until: "Until an administrator erases the person",
  },
  writing: {
    label: "Charters and who wrote what",
    what: "The text, with the id and organisation of whoever wrote each part",
    why: "Partners rely on knowing who wrote what",
    until: "As long as the charter; the name goes when the person is erased, id and organisation stay",
  },
  signOff: {
    label: "Versions, rounds and decisions",
    what: "Each frozen text, and each organisation's decision on it with the name and title of who recorded it",
    why: "Partners rely on each other's decisions",
    until:
      "For ever; name and title go when the person is erased, organisation, fingerprint and decision stay",
  },
  spokespeople: {
    label: "Who speaks and decides for an organisation",
    what: "Posts, with the day since when; mandates, with the person, what they may do, its basis and days, and who gave it",
    why: "So that partners can rely on who decided having been allowed to, on that day",
    until:
      "Posts go when somebody else holds them or the person is erased; mandates end then and stay, with an id that says no name, since a decision rests on the mandate of its day",
  },
  prepared: {
    label: "Answers prepared for signatories",
    what: "The answers that an organisation is about to give, and who wrote them down",
    why: "So that signatories need not write down themselves what was decided at a meeting",
    until: "Until the organisation has decided, or whoever wrote them down is erased",
  },
  secondSteps: {
    label: "Second steps and organisations' accounts",
    what: "The secret of a person's codes, encrypted, and hashes of their recovery codes; which account of their organisation they sign in with",
    why: "To tell the person from somebody else who has their mailbox or their address",
    until:
      "Until the second step is turned off or reset, the account is bound no longer, or the person is erased",
  },
  erased: {
    label: "Who was erased",
    what: "Ids and dates, no names",
    why: "So that a restored backup brings nobody back",
    until: "For ever",
  },
  auditTrail: {
    label: "What happened",
    what: "Who did what, when and to whom, by ids; names are not in it",
    why: "To show, six years later and longer, who was given which right. Each entry proves the one before it, so none is removed",
    until: "For ever",
  },
} as const satisfies Readonly<Record<string, Kept & { readonly until: string }>>;
export type WithoutPeriodKind = keyof typeof WITHOUT_PERIOD;

/** Ten years: longer would be for ever. */
const MOST_DAYS = 3_650;

const daysOf = (kind: PeriodKind) =>
  z
    .int(`${PERIODS[kind].label}: write a number of days`)
    .min(PERIODS[kind].leastDays, `${PERIODS[kind].label}: at least ${PERIODS[kind].leastDays} days`)
    .max(MOST_DAYS, `${PERIODS[kind].label}: at most ${MOST_DAYS} days`);

export const Retention = z.strictObject(forEachPeriod(daysOf));
export type Retention = z.infer<typeof Retention>;
