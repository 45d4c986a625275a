/** The mails of the audit trail: which deeds are told, to whom, and in which words. Nothing in them signs in (SPEC: Told by mail). */
import type { Deed } from "@acb/schemas/audit";
import type { CharterRecord } from "@acb/schemas/charter";
import { POWERS } from "@acb/schemas/organisation";
import type { Organisation, Person } from "@acb/schemas/people";
import { printDate, printMoment } from "@acb/shared/values/print-value";
import type { SendMail } from "../commands/context.ts";
import { oneLine } from "./one-line.ts";

export type Happened = {
  readonly to: Person;
  readonly at: string;
  /** Who did it, by name. */
  readonly by: string;
  readonly detail: string;
  readonly organisation: Pick<Organisation, "id" | "name" | "endedOn"> | null;
  readonly charter: Pick<CharterRecord, "id" | "title"> | null;
  /** What they are in the charter now. */
  readonly roles: readonly string[];
  readonly since: string | null;
  readonly publicUrl: string;
};

export type DeedMail = {
  /** Whoever did it, whom it was done to, or that person at the old and at the new address. */
  readonly to: "actor" | "person" | "bothAddresses";
  /** Is it told to who is suspended too? */
  readonly evenSuspended?: true;
  /** Is it told once where it is done several times at once? */
  readonly onceAtATime?: true;
  readonly subject: (happened: Happened) => string;
  readonly paragraphs: (happened: Happened) => readonly string[];
};

/** Names are on one line each: nobody's name adds a line or a header. */
export const deedMail = (row: DeedMail, happened: Happened, address: string): Parameters<SendMail>[0] => ({
  to: address,
  subject: oneLine(row.subject(happened)),
  text: [
    `Dear ${oneLine(happened.to.name)}`,
    ...row.paragraphs(happened).map(oneLine),
    `This was done on ${printMoment(happened.at)}, UK time.`,
  ].join("\n\n"),
});

const ifNotYou = ({ publicUrl }: Happened): string =>
  `If it was not you: end your sessions in your settings, ${publicUrl}/settings, and tell an administrator of the network at once.`;

const own = (what: string, paragraph: string): DeedMail => ({
  to: "actor",
  subject: () => what,
  paragraphs: (happened) => [paragraph, ifNotYou(happened)],
});

const organisationOf = ({ organisation }: Happened): string => organisation?.name ?? "your organisation";
const pageOf = ({ organisation, publicUrl }: Happened): string =>
  `See who speaks and decides for it: ${publicUrl}/organisations/${organisation?.id ?? ""}`;
const charterOf = ({ charter }: Happened): string => `“${charter?.title ?? "a charter"}”`;
const from = ({ since }: Happened): string => (since === null ? "" : ` from ${printDate(since)}`);
const powersOf = ({ detail }: Happened): string =>
  Object.entries(POWERS)
    .flatMap(([power, words]) => (detail.split(", ").includes(power) ? [words.toLowerCase()] : []))
    .join(", ");
/** “Signatory for Hartwell Council” */
const roleOf = ({ detail, organisation }: Happened): string =>
  organisation === null ? detail : `${detail} for ${organisation.name}`;

/** Of what is not here nobody is told by mail. */
export const DEED_MAILS: Partial<Readonly<Record<Deed, DeedMail>>> = {
  setUpSecondStep: own(
    "You sign in with a second step now",
    "A second step was set up for your account. From now on signing in asks for a code from an app. Your other sessions have ended.",
  ),
  turnedOffSecondStep: own(
    "Your second step was turned off",
    "The second step of your account was turned off. Signing in asks for no code any more.",
  ),
  renewedRecoveryCodes: own(
    "You have new recovery codes",
    "New recovery codes were made for your account. The ones from before do not work any more.",
  ),
  usedRecoveryCode: own(
    "One of your recovery codes was used",
    "A recovery code of your account was used in place of a code from the app. It does not work again.",
  ),
  resetSecondStep: {
    to: "person",
    subject: () => "Your second step was reset",
    paragraphs: ({ by, publicUrl }) => [
      `${by} has reset the second step of your account: signing in asks for no code until you set one up again. Your sessions have ended.`,
      `If you did not ask for that, tell another administrator of the network at once. Set up a second step: ${publicUrl}/settings`,
    ],
  },
  madeSignInLink: {
    to: "person",
    subject: () => "A link that signs in to your account was made",
    paragraphs: ({ by }) => [
      `${by} has made a link that signs in to your account once, within ten minutes.`,
      "If you did not ask for that, tell an administrator of the network at once.",
    ],
  },
  changedAddress: {
    to: "bothAddresses",
    subject: () => "The e-mail address of your account was changed",
    paragraphs: ({ by, publicUrl }) => [
      `${by} has changed the e-mail address of your account. Links that sign in now go to the new address only, and your sessions have ended. This is written to the address from before and to the new one.`,
      `If you did not ask for that, tell an administrator of the network other than ${by} at once: whoever reads the new mailbox can sign in as you.`,
      publicUrl,
    ],
  },
  madeAdministrator: {
    to: "person",
    subject: () => "You are an administrator of the network now",
    paragraphs: ({ by, publicUrl }) => [
      `${by} has made you an administrator. You keep the people and the organisations of the network, and begin charters: ${publicUrl}`,
      "If you did not expect that, ask them why.",
    ],
  },
  endedAdministrator: {
    to: "person",
    subject: () => "You are no longer an administrator of the network",
    paragraphs: ({ by, publicUrl }) => [
      `${by} has taken the rights of an administrator from you. Your roles in charters are as before: ${publicUrl}`,
      "If you did not expect that, ask them why.",
    ],
  },
  suspendedPerson: {
    to: "person",
    evenSuspended: true,
    subject: () => "Your access is suspended",
    paragraphs: ({ by, publicUrl }) => [
      `${by} has suspended your access to the charter builder at ${publicUrl}. You cannot sign in, and are sent no more mail until that is lifted.`,
      "What you wrote and decided stays, and so do your roles. Ask an administrator of the network why, and what to do.",
    ],
  },
  liftedSuspension: {
    to: "person",
    subject: () => "You can sign in again",
    paragraphs: ({ by, publicUrl }) => [
      `${by} has lifted the suspension of your access. Sign in as you always did: ${publicUrl}`,
      "Your roles are as they were.",
    ],
  },
  appointed: {
    to: "person",
    subject: (happened) => `You are ${happened.detail.toLowerCase()} of ${organisationOf(happened)}`,
    paragraphs: (happened) => [
      `${happened.by} has recorded you as ${happened.detail.toLowerCase()} of ${organisationOf(happened)}${from(happened)}.`,
      pageOf(happened),
    ],
  },
  dismissed: {
    to: "person",
    subject: (happened) =>
      `You are no longer ${happened.detail.toLowerCase()} of ${organisationOf(happened)}`,
    paragraphs: (happened) => [
      `${happened.by} has recorded that you are no longer ${happened.detail.toLowerCase()} of ${organisationOf(happened)}. The mandates that you gave ${happened.organisation?.endedOn === undefined ? "stay" : "ended with it"}.`,
      pageOf(happened),
    ],
  },
  grantedMandate: {
    to: "person",
    subject: (happened) => `You have a mandate of ${organisationOf(happened)}`,
    paragraphs: (happened) => [
      `${happened.by} has given you a mandate of ${organisationOf(happened)}${from(happened)}. You may: ${powersOf(happened)}.`,
      pageOf(happened),
    ],
  },
  revokedMandate: {
    to: "person",
    subject: (happened) => `A mandate of ${organisationOf(happened)} was taken from you`,
    paragraphs: (happened) => [
      `${happened.by} has taken a mandate of ${organisationOf(happened)} from you. What you decided under it stays.`,
      pageOf(happened),
    ],
  },
  gaveRole: {
    to: "person",
    onceAtATime: true,
    subject: (happened) => `You have a role in ${charterOf(happened)}`,
    paragraphs: (happened) => [
      `${happened.by} has given you the role “${roleOf(happened)}” in the charter ${charterOf(happened)}.`,
      `You are there now: ${happened.roles.join(", ")}. Open it: ${happened.publicUrl}/charters/${happened.charter?.id ?? ""}`,
    ],
  },
  tookRole: {
    to: "person",
    subject: (happened) => `A role in ${charterOf(happened)} was taken from you`,
    paragraphs: (happened) => [
      `${happened.by} has taken the role “${roleOf(happened)}” in the charter ${charterOf(happened)} from you. What you wrote and decided stays.`,
      happened.roles.length === 0
        ? "You have no other role there, so it does not open for you any more."
        : `You are there still: ${happened.roles.join(", ")}. Open it: ${happened.publicUrl}/charters/${happened.charter?.id ?? ""}`,
    ],
  },
};
