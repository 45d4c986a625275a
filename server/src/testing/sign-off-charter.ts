/** A charter of two partners in a real database, for the commands of sign-off; its clock stands where a test puts it. */
import { randomUUID } from "node:crypto";
import type { DomainScheme } from "@acb/schemas/charter";
import { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Organisation, Person } from "@acb/schemas/people";
import type { RoleGrant } from "@acb/schemas/role";
import type { ServerEvent } from "@acb/schemas/server-event";
import { pino } from "pino";
import * as Y from "yjs";
import { createBackground } from "../background.ts";
import type { Context, SendMail } from "../commands/context.ts";
import { createTurns } from "../commands/turns.ts";
import { createReceipts } from "../giving-back/receipts.ts";
import { createJoinKeys } from "../identity/join-keys.ts";
import type { Storage } from "../storage/storage.ts";
import { newMandate } from "./new-mandate.ts";
import { TEST_URL } from "./test-url.ts";

export const TRUST = OrganisationId.parse("org_trust");
export const COUNCIL = OrganisationId.parse("org_council");

/** `lead` convenes, `ruth` and `rhea` sign for the trust, `omar` for the council, `reader` reads; `stranger` has no role. */
export const PEOPLE = {
  lead: person("lead", []),
  ruth: person("ruth", [TRUST]),
  rhea: person("rhea", [TRUST]),
  omar: person("omar", [COUNCIL]),
  reader: person("reader", []),
  stranger: person("stranger", []),
};

const ROLES: readonly RoleGrant[] = [
  { personId: PEOPLE.lead.id, role: "governance_lead" },
  { personId: PEOPLE.ruth.id, role: "signatory", organisationId: TRUST },
  { personId: PEOPLE.rhea.id, role: "signatory", organisationId: TRUST },
  { personId: PEOPLE.omar.id, role: "signatory", organisationId: COUNCIL },
  { personId: PEOPLE.reader.id, role: "reader" },
];

const ORGANISATIONS: readonly Organisation[] = [
  { id: TRUST, name: "The Trust", shortName: "Trust", type: "nhs_provider" },
  { id: COUNCIL, name: "The Council", shortName: "Council", type: "local_authority" },
];

const SCHEME: DomainScheme = { key: "test", name: "Test", domains: [{ value: "work", label: "Work" }] };

export type SignOffCharter = {
  readonly id: CharterId;
  /** Another charter with the same people in the same roles. */
  readonly otherId: CharterId;
  readonly context: Context;
  /** What everybody present was told, and what was mailed, in order. */
  readonly told: readonly ServerEvent[];
  readonly mailed: readonly Parameters<SendMail>[0][];
  /** Resolves when all notices are sent and logged. */
  readonly settled: () => Promise<void>;
  /** Stores an edit of the draft. */
  readonly write: (title: string) => Promise<void>;
  readonly setClock: (instant: string) => void;
};

type Options = {
  /** What becomes of mail to that address: kept, when this is left out. */
  readonly mail?: (to: string) => Awaited<ReturnType<SendMail>>;
  /** What happens while a freeze waits for edits to be stored. */
  readonly whenStored?: (charter: Pick<SignOffCharter, "write">) => Promise<void>;
};

/** Adds two new charters, of which the tests write in the first. The clock starts at noon on 10 November 2026. */
export const signOffCharter = async (storage: Storage, options: Options = {}): Promise<SignOffCharter> => {
  const id = CharterId.parse(newId("cha"));
  const otherId = CharterId.parse(newId("cha"));
  const told: ServerEvent[] = [];
  const mailed: Parameters<SendMail>[0][] = [];
  let now = new Date("2026-11-10T12:00:00Z");

  const doc = new Y.Doc();
  const write = async (title: string): Promise<void> => {
    const before = Y.encodeStateVector(doc);
    doc.getMap("charter").set("title", title);
    const bytes = Y.encodeStateAsUpdate(doc, before);
    await storage.updates.append([{ charterId: id, bytes, personId: null, organisationId: null }]);
  };

  for (const organisation of ORGANISATIONS) await storage.directory.putOrganisation(organisation);
  for (const each of Object.values(PEOPLE)) await storage.directory.putPerson(each);
  await grantMandates(storage);
  for (const each of [id, otherId])
    await storage.charters.create({ record: record(each), roles: ROLES, seed: Y.encodeStateAsUpdate(doc) });

  const log = pino({ level: "silent" });
  const background = createBackground(log);
  const context: Context = {
    storage,
    rooms: {
      whenStored: async () => options.whenStored?.({ write }),
      tell: (_charterId, event) => {
        told.push(event);
      },
      accessChanged: async () => undefined,
      shutOut: () => undefined,
      letInAgain: () => undefined,
      pensChanged: async () => undefined,
      renewLogin: async () => undefined,
      bring: async () => [],
    },
    inTurn: createTurns(),
    providers: [],
    receipts: createReceipts("a secret that only this test knows"),
    joinKeys: createJoinKeys("a secret that only this test knows"),
    sendMail: async (mail) => {
      mailed.push(mail);
      return options.mail?.(mail.to) ?? "kept";
    },
    makeSignInLink: async () => {
      throw new Error("Nobody is invited here.");
    },
    mayMailLink: () => true,
    background: background.run,
    now: () => now,
    newId,
    templates: [],
    domainSchemes: [SCHEME],
    publicUrl: TEST_URL,
    log,
  };
  return {
    id,
    otherId,
    context,
    told,
    mailed,
    settled: background.settled,
    write,
    setClock: (instant) => {
      now = new Date(instant);
    },
  };
};

/** Every signatory of the charter may decide for their organisation, since the beginning of the year. */
const grantMandates = async ({ organisations }: Storage): Promise<void> => {
  for (const grant of ROLES) {
    if (grant.role !== "signatory") continue;
    const { personId, organisationId } = grant;
    const held = await organisations.mandatesOf(personId);
    if (held.some(({ revokedOn }) => revokedOn === null)) continue;
    await organisations.addMandate(newMandate({ personId, organisationId, grantedBy: personId }));
  }
};

const newId: Context["newId"] = (prefix) => `${prefix}_${randomUUID()}`;

const record = (id: CharterId) => ({
  id,
  title: "Wendle Vale Anchor Charter",
  label: "charter",
  level: "system",
  place: "Wendle Vale",
  templateKey: "none",
  domainScheme: SCHEME.key,
  language: "en-GB" as const,
  partnerIds: [TRUST, COUNCIL],
  createdAt: "2026-11-01T09:00:00.000Z",
});

function person(name: string, organisationIds: OrganisationId[]): Person {
  return {
    id: PersonId.parse(`per_${name}`),
    name: `${name} of the test`,
    email: `${name}@example.nhs.uk`,
    jobTitle: "Company Secretary",
    organisationIds,
    administrator: false,
  };
}
