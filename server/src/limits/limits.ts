/**
 * How often what is costly, sends mail or can be guessed may be done (SPEC: LIM1 to LIM3): one table, asked in one way. Nothing
 * is counted by a network address: a workshop of 150 stands behind one, and a header that names another is anybody's to write.
 */

const MINUTE_MS = 60_000;

type Limit = {
  /** Whose doings are counted together: a person's, those for one mailbox by whomever, one join page's, or everybody's. */
  readonly per: "person" | "mailbox" | "page" | "everybody";
  readonly most: number;
  readonly windowMs: number;
};

/** By the route that it holds for, where that has an account; the others are asked where they are met. */
export const LIMITS = {
  /** Enough for somebody who presses again and again, too few to flood a mailbox. Invitations count too. */
  signInMail: { per: "mailbox", most: 5, windowMs: 15 * MINUTE_MS },
  /** Wrong codes of all who have had their page's first try, or have no ticket of the page (decision 0034). */
  wrongJoinCode: { per: "everybody", most: 60, windowMs: MINUTE_MS },
  /** Enough for whoever reads badly from a wall. */
  wrongJoinCodeOfPage: { per: "page", most: 5, windowMs: MINUTE_MS },
  /** A table that comes in at one computer; each is a person, a line at the door, and one in the audit trail. */
  guestOfPage: { per: "page", most: 20, windowMs: 10 * MINUTE_MS },
  /**
   * Each opens one try more. Four halls of 150 open the page at once; and with all of them wrong, a code among a hundred
   * million is found in an hour with a chance of one in two thousand, and leads to a door.
   */
  joinTicket: { per: "everybody", most: 600, windowMs: MINUTE_MS },
  /** Each is a write to the disk; beside it five end a mail's code, twenty a mailbox's for the day. Links go on. */
  wrongSignInCode: { per: "everybody", most: 300, windowMs: MINUTE_MS },
  /** Lists of up to 200 people, each of whom is mailed. */
  invite: { per: "person", most: 30, windowMs: 10 * MINUTE_MS },
  withdrawInvitation: { per: "person", most: 200, windowMs: 10 * MINUTE_MS },
  inviteAgain: { per: "person", most: 60, windowMs: 10 * MINUTE_MS },
  /** Every guest of a large workshop, one after the other. */
  keepGuest: { per: "person", most: 200, windowMs: 10 * MINUTE_MS },
  /** Each mails the leads of another charter, where there is one. */
  askForAccess: { per: "person", most: 20, windowMs: 10 * MINUTE_MS },
  /** Whom it is given to or taken from is mailed; a lead may go through everybody of a large charter. */
  giveRole: { per: "person", most: 200, windowMs: 10 * MINUTE_MS },
  takeRole: { per: "person", most: 200, windowMs: 10 * MINUTE_MS },
  /** Whom it concerns is mailed; an administrator may go through everybody of a large organisation. */
  changePerson: { per: "person", most: 200, windowMs: 10 * MINUTE_MS },
  suspendPerson: { per: "person", most: 200, windowMs: 10 * MINUTE_MS },
  liftSuspension: { per: "person", most: 200, windowMs: 10 * MINUTE_MS },
  /** Each mails everybody whose role goes with a partner. */
  setPartners: { per: "person", most: 60, windowMs: 10 * MINUTE_MS },
  grantMandate: { per: "person", most: 60, windowMs: 10 * MINUTE_MS },
  revokeMandate: { per: "person", most: 60, windowMs: 10 * MINUTE_MS },
  /** Each mails who speaks for an organisation. */
  askForMandate: { per: "person", most: 20, windowMs: 10 * MINUTE_MS },
  /** Each mails every signatory. */
  openRound: { per: "person", most: 20, windowMs: 10 * MINUTE_MS },
  /** Each reads the whole draft and keeps it for good. */
  freezeVersion: { per: "person", most: 60, windowMs: 10 * MINUTE_MS },
  /** A PDF is set one at a time for everybody. */
  exportVersion: { per: "person", most: 60, windowMs: 10 * MINUTE_MS },
  /** Each draws a picture. */
  setLogo: { per: "person", most: 30, windowMs: 10 * MINUTE_MS },
  /** Each rewrites the whole file, and everybody's writes wait for it. */
  erasePerson: { per: "person", most: 30, windowMs: 10 * MINUTE_MS },
  /** Reads every table. */
  getHeldAboutYou: { per: "person", most: 30, windowMs: 10 * MINUTE_MS },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof LIMITS;

export type Limits = {
  /** How long until this may be done again: 0 when it may be done now. Counts nothing. */
  readonly waitMs: (name: LimitName, who: string) => number;
  readonly count: (name: LimitName, who: string) => void;
  /** Both in one: counts it when it may be done, and answers how long to wait when not. */
  readonly take: (name: LimitName, who: string) => number;
  /** Of what was taken before it was known whether it counts: it did not. */
  readonly giveBack: (name: LimitName, who: string) => void;
  /** For those who are no more. */
  readonly forget: (name: LimitName, who: string) => void;
};

/** `who` of what is counted for everybody. */
export const EVERYBODY = "everybody";

/** It holds as many as it was asked for: of those who are not of the network, have it forget who is no more. */
export const createLimits = (now: () => Date): Limits => {
  const done = new Map<string, readonly number[]>();
  const keyOf = (name: LimitName, who: string): string => `${name} ${who}`;
  const recent = (name: LimitName, who: string): readonly number[] => {
    const since = now().getTime() - LIMITS[name].windowMs;
    return (done.get(keyOf(name, who)) ?? []).filter((at) => at > since);
  };
  const waitMs: Limits["waitMs"] = (name, who) => {
    const times = recent(name, who);
    const { most, windowMs } = LIMITS[name];
    const mustPass = times.at(-most);
    return mustPass === undefined ? 0 : mustPass + windowMs - now().getTime();
  };
  const count: Limits["count"] = (name, who) => {
    const times = [...recent(name, who), now().getTime()];
    // What is beyond the limit makes nobody wait for longer.
    done.set(keyOf(name, who), times.slice(-LIMITS[name].most));
  };
  return {
    waitMs,
    count,
    take: (name, who) => {
      const wait = waitMs(name, who);
      if (wait === 0) count(name, who);
      return wait;
    },
    giveBack: (name, who) => {
      done.set(keyOf(name, who), recent(name, who).slice(0, -1));
    },
    forget: (name, who) => void done.delete(keyOf(name, who)),
  };
};

/** Is the route of this name, for whoever is signed in, one that is limited by person? */
export const isLimited = (route: string): route is LimitName =>
  Object.entries(LIMITS).some(([name, { per }]) => name === route && per === "person");
