/** What is done at once to whom a charter asks: one is held at a storage call, the other runs, the first goes on (SPEC: ORG12). */
import type { CharterId, VersionId } from "@acb/schemas/ids";
import type { Organisation } from "@acb/schemas/people";
import { fold } from "@acb/shared/sign-off/fold";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Storage } from "../storage/storage.ts";
import { createNetworkCast, type NetworkCast } from "../testing/network-cast.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { createCharter } from "./charter/create-charter.ts";
import { putAway } from "./charter/put-away.ts";
import { setPartners } from "./charter/set-partners.ts";
import type { Context } from "./context.ts";
import { recordLeaving, recordSuccession } from "./organisation/end-organisation.ts";
import { openRound } from "./sign-off/open-round.ts";

const TODAY = londonDate(new Date());

let cast: NetworkCast;
let trust: Organisation;
let council: Organisation;
let college: Organisation;
let charterId: CharterId;
let versionId: VersionId;
beforeAll(async () => {
  cast = await createNetworkCast();
});
afterAll(() => cast.installation.close());
beforeEach(async () => {
  const { admin, addOrganisation } = cast;
  trust = await addOrganisation("Trust");
  council = await addOrganisation("Council");
  college = await addOrganisation("College");
  const body = { ...NEW_CHARTER, partnerIds: [trust.id, council.id] };
  charterId = (await admin.call("createCharter", { body })).record.id;
  const label = { label: "For boards", changeNote: "" };
  versionId = (await admin.call("freezeVersion", { params: { charterId }, body: label })).id;
});

type Command = (context: Context) => Promise<{ readonly ok: boolean }>;
const lead = () => cast.admin.person;
const COMMANDS = {
  opens: (context) => openRound(context, lead(), charterId, { versionId, dueOn: "2999-01-01" }),
  takesTrustOut: (context) => setPartners(context, lead(), charterId, [council.id]),
  addsCollege: (context) => setPartners(context, lead(), charterId, [trust.id, council.id, college.id]),
  makes: (context) => createCharter(context, lead(), { ...NEW_CHARTER, partnerIds: [trust.id] }),
  trustLeaves: (context) =>
    recordLeaving(context, lead(), trust.id, { on: TODAY, reason: "It closed", understood: true }),
  collegeLeaves: (context) =>
    recordLeaving(context, lead(), college.id, { on: TODAY, reason: "It closed", understood: true }),
  collegeSucceeds: (context) =>
    recordSuccession(context, lead(), trust.id, {
      understood: true,
      together: [],
      to: [college.id],
      on: TODAY,
      basis: "Order",
    }),
  putsAway: (context) => putAway(context, lead(), charterId, { away: true }),
} as const satisfies Readonly<Record<string, Command>>;

/** The calls at which one is held: a reading has its answer by then, a writing has not begun. */
const HOLDS = {
  "events.read": (storage, held) => ({
    ...storage,
    events: { ...storage.events, read: async (id) => held.after(await storage.events.read(id)) },
  }),
  "events.append": (storage, held) => ({
    ...storage,
    events: { ...storage.events, append: async (entry) => storage.events.append(await held.after(entry)) },
  }),
  "directory.organisations": (storage, held) => ({
    ...storage,
    directory: {
      ...storage.directory,
      organisations: async () => held.after(await storage.directory.organisations()),
    },
  }),
  "charters.all": (storage, held) => ({
    ...storage,
    charters: { ...storage.charters, all: async () => held.after(await storage.charters.all()) },
  }),
} as const satisfies Readonly<Record<string, (storage: Storage, held: Held) => Storage>>;

type Held = { readonly after: <Value>(value: Value) => Promise<Value> };

/** More round trips than any command here makes: whoever does not wait for a turn has ended by then. */
const ROUND_TRIPS = 60;

const atOnce = async (first: Command, at: keyof typeof HOLDS, second: Command) => {
  const { context } = cast.installation;
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const held: Held = {
    after: async (value) => {
      reached.resolve();
      await gate.promise;
      return value;
    },
  };
  const one = first({ ...context, storage: HOLDS[at](context.storage, held) });
  await reached.promise;
  const other = second(context);
  for (let trip = 0; trip < ROUND_TRIPS; trip += 1) await context.storage.directory.network();
  gate.resolve();
  return [await one, await other].map(({ ok }) => ok);
};

const stateAfter = async (id: CharterId) => {
  const { storage } = cast.installation.context;
  const record = await storage.charters.find(id);
  const round = fold(await storage.events.read(id), TODAY).rounds.at(-1);
  const asked = [...(round?.standings ?? []), ...(round?.successors ?? [])];
  const ended = (await storage.directory.organisations()).filter(({ endedOn }) => endedOn !== undefined);
  return {
    partners: record?.partnerIds ?? [],
    ended: ended.map((one) => one.id),
    asked: asked.filter((one) => one.ended === null).map(({ organisationId }) => organisationId),
    isAway: record?.putAwayOn !== undefined,
    isOpen: round?.state === "open",
  };
};

const NAMES = ["trust", "council", "college"] as const;
it.each([
  // A round that is opened while a partner is taken out, or the other way round.
  ["takesTrustOut", "events.read", "opens", [true, true], ["council"]],
  ["opens", "directory.organisations", "takesTrustOut", [true, false], ["trust", "council"]],
  ["opens", "events.append", "trustLeaves", [true, true], ["council"]],
  ["trustLeaves", "charters.all", "opens", [true, true], ["council"]],
  // Partners that are set while one of them ends.
  ["addsCollege", "directory.organisations", "trustLeaves", [true, true], ["council", "college"]],
  ["addsCollege", "directory.organisations", "collegeLeaves", [true, true], ["trust", "council"]],
  ["trustLeaves", "charters.all", "addsCollege", [true, false], ["council"]],
  ["collegeLeaves", "charters.all", "takesTrustOut", [true, true], ["council"]],
  ["collegeSucceeds", "charters.all", "collegeLeaves", [true, true], ["council"]],
  ["collegeSucceeds", "charters.all", "takesTrustOut", [true, true], ["council"]],
  // A charter that is put away while a round is opened.
  ["putsAway", "events.read", "opens", [true, false], ["trust", "council"]],
  ["opens", "events.append", "putsAway", [true, false], ["trust", "council"]],
] as const)(
  "ORG12 %s, held at %s, and %s at once: as one after the other",
  async (first, at, second, oks, partners) => {
    expect(await atOnce(COMMANDS[first], at, COMMANDS[second])).toEqual(oks);
    const after = await stateAfter(charterId);
    const all = { trust, council, college };
    expect(NAMES.filter((name) => after.partners.includes(all[name].id))).toEqual(partners);
    expect(after.partners.filter((id) => after.ended.includes(id))).toEqual([]);
    expect(after.asked.filter((id) => !after.partners.includes(id))).toEqual([]);
    expect(after.isAway && after.isOpen).toBe(false);
  },
);

it("ORG12 of a partner that ends while the charter is made, no charter is made", async () => {
  const { storage } = cast.installation.context;
  const before = (await storage.charters.all()).length;
  expect(await atOnce(COMMANDS.makes, "directory.organisations", COMMANDS.trustLeaves)).toEqual([
    false,
    true,
  ]);
  expect(await storage.charters.all()).toHaveLength(before);
});
