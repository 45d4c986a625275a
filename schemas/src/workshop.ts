/** Workshops: for a while guests without an account come into one charter by a code on the wall. */
import * as z from "zod";
import { OrganisationId, PersonId } from "./ids.ts";
import { Mailbox, ONE_LINE, Person } from "./people.ts";
import { CHARTER_ROLES } from "./role.ts";

/** What the host lets guests do; one of the roles of a charter. */
export const GuestRole = z.enum(["writer", "commenter"]);
export type GuestRole = z.infer<typeof GuestRole>;

export const JOIN_CODE_DIGITS = 8;

/** Twice a large hall waits at the door at once; who hosts looks through no more. */
export const MOST_AT_DOOR = 300;
/** In all, those who have gone too: each is a person, and a line of the audit trail. */
export const MOST_GUESTS = 1_000;

/** As it is typed from a wall: with spaces or hyphens, and with letters that look like digits. */
export const JoinCode = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, "").replace(/[oO]/g, "0").replace(/[lI|]/g, "1"))
  .pipe(z.string().regex(/^\d{8}$/, "Type the eight digits of the code"));

export const WorkshopSettings = z.strictObject({
  guestRole: GuestRole,
  /** Does everybody come in who has the code, or does the host let each of them in? */
  admitsAll: z.boolean(),
});
export type WorkshopSettings = z.infer<typeof WorkshopSettings>;

/** `refused` and `turnedBack` at the door: by the host, and by themselves; `sentAway` and `left` after they were in. */
export const GuestState = z.enum(["waiting", "admitted", "refused", "sentAway", "turnedBack", "left"]);
export type GuestState = z.infer<typeof GuestState>;

export const Guest = z.strictObject({
  personId: PersonId,
  name: Person.shape.name,
  /** As they typed it. */
  organisation: z.string(),
  state: GuestState,
  joinedAt: z.iso.datetime(),
});
export type Guest = z.infer<typeof Guest>;

export const Workshop = WorkshopSettings.extend({
  code: z.string(),
  /** Behind the code in the QR code's address: whoever has it need not wait while others try codes. */
  key: z.string(),
  openedAt: z.iso.datetime(),
  /** In the order in which they came. */
  guests: z.array(Guest),
});
export type Workshop = z.infer<typeof Workshop>;

/** Of a workshop that was closed, for as long as guests are kept. */
export const EarlierGuest = Guest.extend({
  closedAt: z.iso.datetime(),
  /** What guests could be there. */
  guestRole: GuestRole,
});
export type EarlierGuest = z.infer<typeof EarlierGuest>;

export const Joining = z.strictObject({
  code: JoinCode,
  /** From the QR code; empty for whoever typed the digits. */
  key: z.string().max(64).default(""),
  name: Person.shape.name,
  organisation: z
    .string()
    .trim()
    .min(2, "Enter your organisation, or “none”")
    .max(120)
    .regex(ONE_LINE, "Write your organisation on one line"),
});
export type Joining = z.infer<typeof Joining>;

/** A guest turned into a person of the network. */
export const KeptGuest = z.strictObject({
  email: Mailbox,
  organisationId: z
    .string()
    .refine((id) => OrganisationId.safeParse(id).success, "Choose the organisation")
    .transform((id) => OrganisationId.parse(id)),
  role: z.enum(CHARTER_ROLES),
});
export type KeptGuest = z.infer<typeof KeptGuest>;
