/** What is past its date goes, and not a minute before (SPEC: Retention). */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Organisation, Person } from "@acb/schemas/people";
import { forEachPeriod, PERIODS, type PeriodKind } from "@acb/schemas/retention";
import { isErased } from "@acb/shared/access/erased";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { beginRetention, RETENTION_EVERY_MS } from "../../retention-job.ts";
import { createFakeClock } from "../../sync/testing/fake-clock.ts";
import { holdNext } from "../../testing/hold-next.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { newMandate } from "../../testing/new-mandate.ts";
import {
  type Member,
  type TestInstallation,
  testInstallation,
  tokenIn,
} from "../../testing/test-installation.ts";
import { removePastDate } from "./retention.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DEFAULTS = { mail: 90, signInLinks: 1, sessions: 1, guests: 365, invitations: 180 };

let folder: string;
let file: string;
let installation: TestInstallation;
let admin: Member;
let trust: Organisation;
let charterId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-past-"));
  file = join(folder, "charters.db");
  installation = await testInstallation({ databaseFile: file });
  admin = await installation.signedIn({ email: "admin@charter.test", name: "Ada Min", administrator: true });
  trust = await admin.call("addOrganisation", {
    body: { name: "The Trust", shortName: "Trust", type: "nhs_provider" },
  });
  charterId = (await admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [trust.id] } })).record
    .id;
});
afterAll(async () => {
  await installation.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  // What was removed at a later date took their session with it.
  admin = await installation.signedInAgain(admin.person);
});

/** As if so much time had passed. The sign-in library has the real clock, so only the removal is told. */
const removeAfter = (ms: number): Promise<void> =>
  removePastDate({ ...installation.context, now: () => new Date(Date.now() + ms) });

const count = (sql: string, value: string): number => {
  const client = new Database(file, { readonly: true });
  const found = client.prepare(sql).pluck().get(value);
  client.close();
  return Number(found);
};

let invitedCount = 0;
const invite = async (role = "writer"): Promise<Person> => {
  invitedCount += 1;
  const email = `invited-${invitedCount}@charter.test`;
  const invitation = { name: `Quenby Number ${invitedCount}`, email, organisationId: trust.id, role };
  await admin.call("invite", { params: { charterId }, body: { invitations: [invitation], sectionId: null } });
  const invited = (await admin.call("listPeople")).find((one) => one.email === email);
  if (invited === undefined) throw new Error("Nobody was invited");
  await installation.settled();
  return invited;
};

const joinAsGuest = async () => {
  const body = { guestRole: "writer", admitsAll: true };
  const { workshop } = await admin.call("openWorkshop", { params: { charterId }, body });
  const joining = { code: workshop?.code, name: "Quenby Zaxxondale", organisation: "None" };
  const guest = await installation.visitor().call("join", { body: joining });
  if (guest.person === null) throw new Error("Nobody joined");
  return guest.person;
};
const closeWorkshop = () => admin.call("closeWorkshop", { params: { charterId }, body: {} });

const isThere = async (person: Person): Promise<boolean> => {
  const now = await installation.context.storage.directory.person(person.id);
  return now !== null && !isErased(now);
};

type Case = {
  /** From its making to where its period begins. */
  readonly lifeMs: number;
  /** Makes one, and answers how to see whether it is there. */
  readonly make: () => Promise<() => Promise<boolean> | boolean>;
};
const CASES: Readonly<Record<PeriodKind, Case>> = {
  mail: {
    lifeMs: 0,
    make: async () => {
      await installation.context.sendMail({ to: "old@charter.test", subject: "Old", text: "Hello" });
      return () => count(`SELECT count(*) FROM mail WHERE "to" = ?`, "old@charter.test") === 1;
    },
  },
  signInLinks: {
    lifeMs: 10 * MINUTE_MS,
    make: async () => {
      const { person } = await installation.signedIn({ email: "linked@charter.test" });
      await installation.visitor().call("askForLink", { body: { email: person.email } });
      await installation.settled();
      // One of the two was used; the library keeps the other.
      return () => {
        const ours = count("SELECT count(*) FROM sign_in_links WHERE email = ?", person.email);
        const theirs = count("SELECT count(*) FROM verification WHERE instr(value, ?)", person.email);
        expect(theirs).toBe(ours === 0 ? 0 : 1);
        return ours > 0;
      };
    },
  },
  sessions: {
    lifeMs: 14 * DAY_MS,
    make: async () => {
      const { person } = await installation.signedIn({ email: "once@charter.test" });
      return () => count(`SELECT count(*) FROM session WHERE "userId" = ?`, person.id) === 1;
    },
  },
  guests: {
    lifeMs: 0,
    make: async () => {
      const guest = await joinAsGuest();
      await closeWorkshop();
      return () => isThere(guest);
    },
  },
  invitations: {
    lifeMs: 0,
    make: async () => {
      const invited = await invite();
      return () => isThere(invited);
    },
  },
};
// Object.entries widens the names; the table has no others.
const ENTRIES = Object.entries(CASES) as [PeriodKind, Case][];

it.each(ENTRIES)(
  "RT2 %s: there a minute before its date, gone a minute after",
  async (kind, { lifeMs, make }) => {
    const there = await make();
    await removeAfter(lifeMs + DEFAULTS[kind] * DAY_MS - MINUTE_MS);
    expect(await there()).toBe(true);
    await removeAfter(lifeMs + DEFAULTS[kind] * DAY_MS + MINUTE_MS);
    expect(await there()).toBe(false);
  },
);

it("RT1 the defaults are these, and administrators set others, within bounds", async () => {
  expect(await admin.call("getRetention")).toEqual(DEFAULTS);
  const reader = await installation.signedIn({ email: "reader@charter.test" });
  expect(await reader.call("getRetention")).toEqual(DEFAULTS);
  expect((await reader.refused("setRetention", { body: DEFAULTS })).code).toBe("ADMINISTRATOR_ONLY");
  for (const [kind, { leastDays }] of Object.entries(PERIODS))
    for (const days of [leastDays - 1, 3_651, 1.5]) {
      const { fields } = await admin.refused("setRetention", { body: { ...DEFAULTS, [kind]: days } });
      expect(Object.keys(fields ?? {})).toEqual([kind]);
    }
  const shorter = { ...DEFAULTS, mail: 7 };
  expect(await admin.call("setRetention", { body: shorter })).toEqual(shorter);
  const there = await CASES.mail.make();
  await removeAfter(8 * DAY_MS);
  expect(await there()).toBe(false);
  admin = await installation.signedInAgain(admin.person);
  await admin.call("setRetention", { body: DEFAULTS });
});

it("RT2 (longer than any period) who has signed in, leads, has another role, a post or a mandate, is an administrator, in an open workshop, or was added by one is not erased", async () => {
  const came = await invite();
  await installation.signedInAgain(came);
  const leads = await invite("governance_lead");
  const elsewhere = await invite();
  const other = await admin.call("createCharter", { body: NEW_CHARTER });
  const grant = { personId: elsewhere.id, role: "reader" };
  await admin.call("giveRole", { params: { charterId: other.record.id }, body: grant });
  const [appointed, mandated] = [await invite(), await invite()];
  const { organisations } = installation.context.storage;
  for (const { id: personId, organisationIds } of [appointed, mandated]) {
    const [organisationId] = organisationIds;
    if (organisationId === undefined) throw new Error("They are invited for an organisation");
    const params = { organisationId, personId };
    await admin.call("confirmMember", { params, body: {} });
    const since = "2026-01-01";
    if (personId === appointed.id)
      await organisations.setPost(organisationId, "sponsor", { personId, since });
    else await organisations.addMandate(newMandate({ personId, organisationId, grantedBy: appointed.id }));
  }
  const open = await joinAsGuest();
  const entry = { name: "Added", email: "added@charter.test", jobTitle: "", organisationIds: [trust.id] };
  const added = await admin.call("addPerson", { body: { ...entry, administrator: false } });
  const { id: personId, ...invited } = await invite();
  const body = { ...invited, administrator: true };
  const keeper = await admin.call("changePerson", { params: { personId }, body });
  await removeAfter(1_000 * DAY_MS);
  for (const person of [came, leads, elsewhere, appointed, mandated, open, added, keeper])
    expect([person.name, await isThere(person)]).toEqual([person.name, true]);
  admin = await installation.signedInAgain(admin.person);
  // The links that they came by are long gone; that they came is not.
  const { awaited } = await admin.call("getCharter", { params: { charterId } });
  expect(awaited.map(({ personId }) => personId)).not.toContain(came.id);
  await closeWorkshop();
});

it("RT2 who comes in while what is past its date is removed is not erased", async () => {
  const invited = await invite();
  const held = holdNext(installation.context.storage.erasure, "erase");
  const removing = removeAfter(400 * DAY_MS);
  await held.whenAsked;
  await installation.signedInAgain(invited);
  held.letGo();
  await removing;
  expect(await isThere(invited)).toBe(true);
});

it("RT2 whether somebody is past their date is asked of them alone, in the moment of the erasing", async () => {
  const [came, late] = [await invite(), await invite()];
  await installation.signedInAgain(came);
  const guest = await joinAsGuest();
  await closeWorkshop();
  const later = new Date(Date.now() + 2_000 * DAY_MS).toISOString();
  const outcomes: string[] = [];
  for (const { id: personId } of [came, late, guest])
    outcomes.push(
      await installation.context.storage.erasure.erase(
        { personId, erasedAt: new Date().toISOString() },
        { pastDate: forEachPeriod(() => later) },
      ),
    );
  expect(outcomes).toEqual(["spared", "stored", "stored"]);
});

it("RT2 who came in and was given another address since is not erased, and their invitation is kept", async () => {
  const invited = await invite();
  const [mail] = (await admin.call("listMail")).filter(({ to }) => to === invited.email);
  await installation.visitor().call("useLink", { body: { token: tokenIn(mail?.text ?? "") } });
  const { id, ...rest } = invited;
  const body = { ...rest, email: "moved@charter.test" };
  await admin.call("changePerson", { params: { personId: id }, body });
  await removeAfter(1_000 * DAY_MS);
  expect(await isThere(invited)).toBe(true);
  expect(count("SELECT count(*) FROM invitations WHERE person_id = ?", id)).toBe(1);
});

it("RT2 a link of an invitation works for its fourteen days, whatever is removed meanwhile", async () => {
  const invited = await invite();
  const [mail] = (await admin.call("listMail")).filter(({ to }) => to === invited.email);
  await removeAfter(13 * DAY_MS);
  const used = await installation.visitor().call("useLink", { body: { token: tokenIn(mail?.text ?? "") } });
  expect(used.person?.id).toBe(invited.id);
});

it("RT2 a link that is being made while old ones are removed works", async () => {
  const { person } = await installation.signedIn({ email: "making@charter.test" });
  const held = holdNext(installation.context.storage.identity, "putLink");
  const making = installation.services.signIn.makeLink(person, MINUTE_MS);
  await held.whenAsked;
  await removePastDate(installation.context);
  held.letGo();
  const token = tokenIn(await making);
  expect((await installation.visitor().call("useLink", { body: { token } })).person).toEqual(person);
});

it("ER3 a link that was being made in the moment of an erasure opens nothing, and leaves nothing of its person", async () => {
  const { person } = await installation.signedIn({ email: "late@charter.test" });
  const at = { params: { personId: person.id }, body: { reason: "asked", understood: true } };
  await admin.call("erasePerson", at);
  const token = tokenIn(await installation.services.signIn.makeLink(person, MINUTE_MS));
  expect(count("SELECT count(*) FROM sign_in_links WHERE email = ?", person.email)).toBe(0);
  await installation.visitor().refused("useLink", { body: { token } });
  await removeAfter(2 * DAY_MS);
  expect(count(`SELECT count(*) FROM "user" WHERE email = ?`, person.email)).toBe(0);
  expect(count("SELECT count(*) FROM sign_in_links WHERE email = ?", person.email)).toBe(0);
  expect(count("SELECT count(*) FROM verification WHERE instr(value, ?)", person.email)).toBe(0);
});

it("RT3 the audit trail tells how much of each kind went, and nothing of whose it was; where nothing went, nothing", async () => {
  const { audit } = installation.context.storage;
  const removals = async () => (await audit.page({ deed: "removedPastDate" }, 1_000)).entries;
  await CASES.mail.make();
  await invite();
  const before = await removals();
  await removeAfter(400 * DAY_MS);
  const [newest, ...older] = await removals();
  expect(older).toEqual(before);
  expect(newest).toMatchObject({ actor: null, personId: null });
  expect(newest?.detail).toMatch(/Mail in the outbox: \d+, .*People erased: \d+$/);
  expect(newest?.detail).not.toContain("Quenby");
  await removeAfter(400 * DAY_MS);
  expect(await removals()).toHaveLength(before.length + 1);
  expect(await audit.firstBroken()).toBeNull();
});

it("RT3 the job runs at the start, again each hour, after a fault too, and no more once it is ended", async () => {
  const clock = createFakeClock();
  let runs = 0;
  const { context } = installation;
  const retention = {
    ...context.storage.retention,
    periods: async () => {
      runs += 1;
      if (runs === 2) throw new Error("the disk is gone");
      return {};
    },
  };
  const end = beginRetention({ ...context, storage: { ...context.storage, retention } }, clock);
  expect(runs).toBe(1);
  await clock.advance(RETENTION_EVERY_MS - 1);
  expect(runs).toBe(1);
  await clock.advance(1);
  await clock.advance(RETENTION_EVERY_MS);
  expect(runs).toBe(3);
  end();
  await clock.advance(2 * RETENTION_EVERY_MS);
  expect(runs).toBe(3);
  await installation.settled();
});
