/** The network, its organisations and the people in them. */
import * as z from "zod";
import { OrganisationId, PersonId } from "./ids.ts";
import { ORGANISATION_TYPES } from "./options.ts";

/** One line: a line break in a name could add a header to a mail, or a line to its text. */
export const ONE_LINE = /^[^\p{Cc}\u2028\u2029]*$/u;

/** Text that is shown in one line, of that many characters at most; it may be empty. */
export const line = (what: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, `${what} can be ${max} characters at most`)
    .regex(ONE_LINE, `Write ${what} on one line`);

const name = (what: string, max: number) => line(what, max).min(2, `Enter ${what}`);

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("Enter an e-mail address, like name@example.nhs.uk"));

/** RFC 2606: no mail can ever be sent there. Guests of workshops have such addresses, and nobody else. */
export const NO_MAILBOX = "@guest.invalid";

/** The same for people who were erased: what is left of them has such an address. */
export const ERASED_MAILBOX = "@erased.invalid";

/** An address that somebody gives for a person: one that can be written to. */
export const Mailbox = Email.refine(
  (email) => !email.endsWith(NO_MAILBOX) && !email.endsWith(ERASED_MAILBOX),
  "Nobody can be written to at this address",
);

export const NetworkName = name("the name of the network", 120);

export const Organisation = z.strictObject({
  id: OrganisationId,
  name: name("the organisation's name", 120),
  shortName: name("a short name", 40),
  type: z.enum(
    ORGANISATION_TYPES.map((option) => option.value),
    "Choose the kind of organisation",
  ),
  /** The day on which it left or was succeeded; such an organisation is history. */
  endedOn: z.iso.date().optional(),
});
export type Organisation = z.infer<typeof Organisation>;
export const NewOrganisation = Organisation.omit({ id: true, endedOn: true });
export type NewOrganisation = z.infer<typeof NewOrganisation>;

/** A person belongs to one organisation or more; an administrator keeps the network. */
export const Person = z.strictObject({
  id: PersonId,
  name: name("the person's name", 120),
  email: Email,
  jobTitle: z.string().trim().max(120),
  organisationIds: z.array(OrganisationId),
  administrator: z.boolean(),
});
export type Person = z.infer<typeof Person>;
export const NewPerson = Person.omit({ id: true }).extend({
  email: Mailbox,
  jobTitle: Person.shape.jobTitle.regex(ONE_LINE, "Write the job title on one line"),
});
export type NewPerson = z.infer<typeof NewPerson>;

/** Why and since when a person is kept out of the network; for its administrators alone. */
export const Suspension = z.strictObject({
  personId: PersonId,
  reason: z
    .string()
    .trim()
    .min(2, "Write why, for the other administrators")
    .max(500, "The reason can be 500 characters at most"),
  suspendedAt: z.iso.datetime(),
});
export type Suspension = z.infer<typeof Suspension>;
export const NewSuspension = Suspension.pick({ reason: true });
export type NewSuspension = z.infer<typeof NewSuspension>;
