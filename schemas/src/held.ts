/** What is held about a person, table by table, in plain words: label, why and how long, and what of an entry is shown (server SPEC: PD). */
import { DEEDS } from "./audit.ts";
import type { Fact } from "./event.ts";
import { POSTS, POWERS } from "./organisation.ts";
import { PERIODS, type PeriodKind, WITHOUT_PERIOD, type WithoutPeriodKind } from "./retention.ts";
import { ROLE_NAMES } from "./role.ts";

type Words = Readonly<Record<string, string>>;

/** How a value is written: charters and organisations by their names, lists and codes by words of their own. */
export type ShownAs =
  | "text"
  | "moment"
  | "day"
  | "yesNo"
  | "charter"
  | "organisation"
  | "fact"
  | "leaves"
  | Words;

type Shown = { readonly column: string; readonly label: string; readonly as: ShownAs };

export type HeldKind = {
  readonly label: string;
  /** Why and how long it is kept is said there. */
  readonly kept: PeriodKind | WithoutPeriodKind;
  /** The column that says when; `null` where no entry does. */
  readonly at: string | null;
  /** The rest of an entry is in the file. */
  readonly shown: readonly Shown[];
};

const shown = (column: string, label: string, as: ShownAs = "text"): Shown => ({ column, label, as });
const CHARTER = shown("charter_id", "Charter", "charter");
const ORGANISATION = shown("organisation_id", "Organisation", "organisation");
const at = (column: string, label: string) => shown(column, label, "moment");

const namesIn = (table: Readonly<Record<string, { readonly name: string }>>): Words =>
  Object.fromEntries(Object.entries(table).map(([key, { name }]) => [key, name]));

export const FACTS: Readonly<Record<Fact["type"], string>> = {
  "version.frozen": "A version was frozen",
  "round.opened": "A sign-off round was opened",
  "request.issued": "An organisation was asked to decide",
  "decision.recorded": "A decision was recorded",
  "round.cancelled": "A sign-off round was cancelled",
  "organisation.left": "An organisation left",
  "organisation.succeeded": "An organisation was succeeded",
  "notice.sent": "A mail about a round was sent",
  "notice.failed": "A mail about a round could not be sent",
};

/** By the tables of the database, in the order in which they are shown. */
export const HELD = {
  people: {
    label: "Your entry in the network",
    kept: "people",
    at: null,
    shown: [
      shown("name", "Name"),
      shown("email", "E-mail address"),
      shown("job_title", "Job title"),
      shown("administrator", "Administrator", "yesNo"),
      at("suspended_at", "Suspended since"),
    ],
  },
  memberships: {
    label: "Your organisations",
    kept: "people",
    at: null,
    shown: [ORGANISATION, shown("confirmed", "Confirmed by an administrator", "yesNo")],
  },
  charter_roles: {
    label: "Your roles in charters",
    kept: "people",
    at: null,
    shown: [CHARTER, shown("role", "Role", namesIn(ROLE_NAMES)), ORGANISATION],
  },
  acting_for: {
    label: "For which organisation you write",
    kept: "writing",
    at: null,
    shown: [CHARTER, ORGANISATION],
  },
  posts: {
    label: "Posts that you hold",
    kept: "spokespeople",
    at: "since",
    shown: [ORGANISATION, shown("post", "Post", namesIn(POSTS)), shown("since", "Since", "day")],
  },
  mandates: {
    label: "Mandates that you were given or gave",
    kept: "spokespeople",
    at: "granted_at",
    shown: [
      ORGANISATION,
      shown("may", "Lets somebody", POWERS),
      shown("basis", "Basis"),
      shown("from_day", "From", "day"),
      shown("to_day", "To", "day"),
      at("granted_at", "Given on"),
      shown("revoked_on", "Taken away on", "day"),
    ],
  },
  prepared_decisions: {
    label: "Answers that you prepared",
    kept: "prepared",
    at: "prepared_at",
    shown: [CHARTER, ORGANISATION, at("prepared_at", "Prepared on"), shown("answers", "Answers", "leaves")],
  },
  updates: {
    label: "Changes that you made to drafts",
    kept: "writing",
    at: "at",
    shown: [CHARTER, ORGANISATION, at("at", "On")],
  },
  client_ids: {
    label: "Marks by which your words are told from others’",
    kept: "writing",
    at: null,
    shown: [CHARTER, ORGANISATION],
  },
  offers: {
    label: "Words that you gave back after a restore",
    kept: "writing",
    at: "at",
    shown: [CHARTER, at("at", "On")],
  },
  recovery_steps: {
    label: "Giving back after a restore that you opened or closed",
    kept: "writing",
    at: "at",
    shown: [CHARTER, shown("step", "Step"), at("at", "On")],
  },
  pen_changes: {
    label: "Pens of sections that you moved",
    kept: "writing",
    at: "at",
    shown: [CHARTER, ORGANISATION, at("at", "On")],
  },
  events: {
    label: "What you did in sign-off",
    kept: "signOff",
    at: "recorded_at",
    shown: [CHARTER, shown("fact", "What", "fact"), at("recorded_at", "On")],
  },
  event_names: {
    label: "Your name and title in records of sign-off",
    kept: "signOff",
    at: null,
    shown: [shown("part", "What", { name: "Name", title: "Title" }), shown("value", "As recorded")],
  },
  workshops: {
    label: "Workshops that you opened",
    kept: "writing",
    at: "opened_at",
    shown: [CHARTER, at("opened_at", "Opened"), at("closed_at", "Closed")],
  },
  guests: {
    label: "Workshops that you came to as a guest",
    kept: "guests",
    at: "joined_at",
    shown: [shown("organisation", "Organisation"), at("joined_at", "Joined")],
  },
  invitations: {
    label: "Invitations that you got or sent",
    kept: "people",
    at: "invited_at",
    shown: [CHARTER, at("invited_at", "On")],
  },
  mail: {
    label: "Mails to you",
    kept: "mail",
    at: "at",
    shown: [
      shown("subject", "Subject"),
      at("at", "Written"),
      shown("to", "To"),
      shown("state", "What became of it", {
        kept: "Kept here",
        sent: "Sent",
        failed: "Could not be sent",
      }),
      shown("text", "Text"),
    ],
  },
  sign_in_links: {
    label: "Sign-in links and codes for your address",
    kept: "signInLinks",
    at: "expires_at",
    shown: [at("expires_at", "Ends"), at("used_at", "Used")],
  },
  session: {
    label: "Where you are signed in",
    kept: "sessions",
    at: "createdAt",
    shown: [
      at("createdAt", "Signed in"),
      at("expiresAt", "Ends"),
      shown("userAgent", "Browser, as it names itself"),
    ],
  },
  user: {
    label: "Your entry for signing in",
    kept: "people",
    at: "createdAt",
    shown: [shown("name", "Name"), shown("email", "E-mail address"), at("createdAt", "Since")],
  },
  account: {
    label: "Your organisation’s account",
    kept: "secondSteps",
    at: "createdAt",
    shown: [shown("providerId", "Where"), shown("accountId", "Account"), at("createdAt", "Since")],
  },
  second_steps: {
    label: "Your second step",
    kept: "secondSteps",
    at: "set_up_at",
    shown: [at("set_up_at", "Set up"), shown("wrong_codes", "Wrong codes")],
  },
  recovery_codes: {
    label: "Your recovery codes",
    kept: "secondSteps",
    at: "used_at",
    shown: [at("used_at", "Used")],
  },
  audit: {
    label: "What you did, and what was done to you",
    kept: "auditTrail",
    at: "at",
    shown: [at("at", "On"), shown("deed", "What", DEEDS), CHARTER, ORGANISATION, shown("detail", "More")],
  },
  erasures: {
    label: "Your erasure",
    kept: "erased",
    at: "erased_at",
    shown: [at("erased_at", "On")],
  },
} as const satisfies Readonly<Record<string, HeldKind>>;
export type HeldTable = keyof typeof HELD;
// Object.entries widens the names; the table has no others.
export const HELD_KINDS = Object.entries(HELD) as readonly (readonly [HeldTable, HeldKind])[];

/** Why it is kept. */
export const whyKept = ({ kept }: HeldKind): string =>
  isPeriod(kept) ? PERIODS[kept].why : WITHOUT_PERIOD[kept].why;

export const isPeriod = (kept: HeldKind["kept"]): kept is PeriodKind => Object.hasOwn(PERIODS, kept);
