/** What every command is given: storage, the open rooms, mail, and the outside world's time and randomness. */
import type { DomainScheme } from "@acb/schemas/charter";
import type { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { ServerEvent } from "@acb/schemas/server-event";
import type { SignInProvider } from "@acb/schemas/sign-in-provider";
import type { Template } from "@acb/schemas/template";
import type { Logger } from "pino";
import type { Receipts } from "../giving-back/receipts.ts";
import type { JoinKeys } from "../identity/join-keys.ts";
import type { Storage } from "../storage/storage.ts";
import type { InTurn } from "./turns.ts";

/** An update by somebody who is not in the room. */
export type AbsentUpdate = {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId | null;
  readonly update: Uint8Array;
};
/** `early`: it builds on what is not there. */
export type Brought = "taken" | "early" | "refused";

/** The rooms of open charters, as commands see them. */
export type Rooms = {
  /** Resolves when every update that has reached the server for this charter is stored, or rejects when it cannot be. */
  readonly whenStored: (charterId: CharterId) => Promise<void>;
  /** Tells everybody present, after the commit. */
  readonly tell: (charterId: CharterId, event: ServerEvent) => void;
  /** Checks this person's open sockets (everybody's, for `null`) against the roles as stored now, and closes those that lost theirs. */
  readonly accessChanged: (charterId: CharterId, personId: PersonId | null) => Promise<void>;
  /** Ends this person's open sockets in every charter, and lets in none that was under way, until `letInAgain`. */
  readonly shutOut: (personId: PersonId) => void;
  readonly letInAgain: (personId: PersonId) => void;
  /** Reads anew where the pens of the charter's sections are: whatever frame is read after it is judged by that. */
  readonly pensChanged: (charterId: CharterId) => Promise<void>;
  /** Ends this person's open sockets, which come back with the login as it is now. */
  readonly renewLogin: (charterId: CharterId, personId: PersonId) => Promise<void>;
  /**
   * Takes updates of the absent, in order, under their names and by the rules for everybody's; answers what became of each
   * once all that was taken is stored. Rejects with `CannotStore` when that is not so.
   */
  readonly bring: (
    charterId: CharterId,
    host: Person,
    updates: readonly AbsentUpdate[],
  ) => Promise<readonly Brought[]>;
};

/** Resolves `sent` only after the mail server accepted it; without one, the mail is `kept` in the outbox. */
export type SendMail = (mail: {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}) => Promise<"sent" | "kept" | "failed">;

/** A link that signs this person in, once, within `lifeMs` (14 days at most), and then leads to `path`; while they are invited to the charter, where it stands in that invitation. */
type MakeSignInLink = (
  person: Person,
  lifeMs: number,
  path: string,
  invitedTo?: CharterId,
) => Promise<string>;

export type Context = {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly inTurn: InTurn;
  readonly sendMail: SendMail;
  readonly makeSignInLink: MakeSignInLink;
  /** Counts one more link for this mailbox; false when it has had its share for now, whoever asks. */
  readonly mayMailLink: (email: string) => boolean;
  /** Organisations that sign their own people in. */
  readonly providers: readonly SignInProvider[];
  readonly receipts: Receipts;
  readonly joinKeys: JoinKeys;
  /** Begins work that the answer does not wait for; what fails in it is logged. */
  readonly background: (what: string, task: () => Promise<void>) => void;
  readonly now: () => Date;
  /** A new random id with that prefix: `newId("cha")`. Parse it by its schema to brand it. */
  readonly newId: (
    prefix: "per" | "org" | "cha" | "sec" | "itm" | "ver" | "rnd" | "mail" | "wsh" | "mdt" | "mtg",
  ) => string;
  readonly templates: readonly Template[];
  readonly domainSchemes: readonly DomainScheme[];
  /** Where people reach this installation: an origin without a trailing slash. */
  readonly publicUrl: string;
  readonly log: Logger;
};
