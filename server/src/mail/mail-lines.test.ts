/** Every kind of mail, with names and titles that bring lines of their own (SPEC: SI8). */
import { CharterRecord } from "@acb/schemas/charter";
import { OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { Decision } from "@acb/schemas/sign-off/decision";
import type { News } from "@acb/shared/sign-off/news";
import { expect, it } from "vitest";
import type { SendMail } from "../commands/context.ts";
import { TEST_URL as publicUrl } from "../testing/test-url.ts";
import { accessMail } from "./access-mail.ts";
import { invitationMail } from "./invitation-mail.ts";
import { lostSignatoryMail } from "./lost-signatory-mail.ts";
import { mandateRequestMail } from "./mandate-request-mail.ts";
import { newsMail } from "./news-mail.ts";
import { roundOpenedMail } from "./round-mail.ts";
import { signInMail } from "./sign-in-mail.ts";

const DUE_ON = "2026-12-01";
const LINK = `${publicUrl}/a-link`;
const TRUST = OrganisationId.parse("org_trust");

const personOf = (name: string): Person => ({
  id: PersonId.parse("per_priya"),
  name,
  email: "priya@charter.test",
  jobTitle: "",
  organisationIds: [TRUST],
  administrator: false,
});
const charterOf = (title: string): CharterRecord =>
  CharterRecord.parse({
    id: "cha_0001",
    title,
    label: "charter",
    level: "local",
    place: "",
    templateKey: "t",
    domainScheme: "d",
    language: "en-GB",
    partnerIds: [TRUST],
    createdAt: "2026-11-01T09:00:00.000Z",
  });
const newsOf = (about: News["about"], organisationName: string): News => ({
  about,
  organisationName,
  versionNumber: 1,
  signed: [],
  askedCount: 2,
  decision: Decision.parse({
    id: "0c6bb2d4-5c0c-4a1a-8f57-1d9a7e0f9f10",
    versionId: "ver_0001",
    contentHash: "0".repeat(64),
    organisationId: TRUST,
    position: "declined",
    minuteVerb: "",
    authority: { kind: "board", body: "The board", meetingOn: DUE_ON },
    evidence: [],
    reason: "We cannot afford it.",
    roundId: "rnd_0001",
    decidedOn: DUE_ON,
    actor: "per_priya",
    actorName: "Priya",
    actorTitle: "",
  }),
});

type Named = { readonly person: Person; readonly record: CharterRecord; readonly name: string };

const MAILS: Readonly<Record<string, (named: Named) => Parameters<SendMail>[0]>> = {
  access: ({ person, record, name }) =>
    accessMail({ to: person, asker: person, organisations: [name], record, publicUrl }),
  invitation: ({ person, record, name }) =>
    invitationMail({
      person,
      invitedBy: person,
      role: "writer",
      charterTitle: record.title,
      networkName: name,
      link: LINK,
      worksUntil: null,
      signsInWith: null,
      publicUrl,
    }),
  "lost signatory": ({ person: to, record, name }) =>
    lostSignatoryMail({
      to,
      record,
      who: name,
      organisationName: name,
      dueOn: DUE_ON,
      others: [name],
      publicUrl,
    }),
  "request for a mandate": ({ person, record, name }) =>
    mandateRequestMail({
      to: person,
      asker: person,
      organisation: { id: TRUST, name },
      record,
      power: "decide",
      publicUrl,
    }),
  decline: ({ person: to, record, name }) =>
    newsMail({ to, record, news: newsOf("decision.declined", name), publicUrl }),
  "completed round": ({ person: to, record, name }) =>
    newsMail({ to, record, news: newsOf("round.completed", name), publicUrl }),
  "opened round": ({ person, record }) =>
    roundOpenedMail({ to: person, convenor: person, record, dueOn: DUE_ON, publicUrl }),
  "sign-in": ({ person, name }) => signInMail(person, name, { link: LINK, code: "123456" }),
};

const mailOf = (kind: string, name: string) =>
  MAILS[kind]?.({ person: personOf(name), record: charterOf(name), name });
const linesIn = (kind: string, name: string) => mailOf(kind, name)?.text.split(/[\r\n\u2028\u2029]/).length;

it.each(Object.keys(MAILS))("SI8 no name or title adds a line to the mail of this kind: %s", (kind) => {
  const name = "Priya\r\nBcc: x\n\nPress https://elsewhere.test\u2028now";
  expect(linesIn(kind, name)).toBe(linesIn(kind, "Priya Nair"));
  expect(mailOf(kind, name)?.text).toContain("Priya Bcc: x Press https://elsewhere.test now");
});
