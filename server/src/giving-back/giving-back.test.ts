/** Three people ahead of a backup give back what they wrote (SPEC: Backup, invariant I-10). */
import type { Attribution } from "@acb/schemas/api/attribution-routes";
import type { GivingBackView } from "@acb/schemas/api/giving-back-routes";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { beginEpoch } from "../backup/begin-epoch.ts";
import { createAdmit } from "../sync/entrance/admission.ts";
import { writingIn } from "../sync/testing/writing.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { TEST_URL } from "../testing/test-url.ts";
import { createReceipts } from "./receipts.ts";
import { givingBack } from "./testing/giving-back.ts";
import {
  ALL_WORDS,
  BEFORE,
  makeRestoredCharter,
  type OpenedCharter,
  type RestoredCharter,
  restoreFrom,
  settle,
  WRITERS,
} from "./testing/restored-charter.ts";

let restored: RestoredCharter;
let opened: OpenedCharter;
beforeAll(async () => {
  restored = await makeRestoredCharter();
}, 60_000);
afterAll(() => restored.remove());

/** For each test anew. */
const openEach = (): void => {
  beforeEach(async () => {
    opened = await restored.open();
  });
  afterEach(() => opened.close());
};
/** For tests that are refused everything. */
const openOnce = (): void => {
  beforeAll(async () => {
    opened = await restored.open();
  });
  afterAll(() => opened.close());
};

const { params, openIt, storedWords, bodyOf, offer, offerRefused, take, newIdOf } = givingBack(() => ({
  restored,
  opened,
}));

const summary = ({ offers }: GivingBackView) =>
  offers.map(({ personName, letterCount, state, waitsFor }) => [personName, letterCount, state, waitsFor]);

/** The runs of the text that all wrote in, each with its author's name. */
const runsIn = ({ authors, fields }: Attribution): readonly (readonly [string | null, string])[] => {
  const [prose] = fields.filter(({ field, itemId }) => field === "prose" && itemId === null);
  return (prose?.lines ?? []).flatMap((line) =>
    line.map(
      ({ text, author }) => [author === null ? null : (authors[author]?.personName ?? ""), text] as const,
    ),
  );
};

describe("I-10 after a restore to before three people's words", () => {
  openEach();

  it("BA12 BA13 all is there again, once, each under who wrote it, and everybody present hears it", async () => {
    const reader = await opened.join(restored.lead);
    expect(writingIn(reader.doc).toString()).toBe(BEFORE);
    await openIt();
    for (const name of WRITERS) await offer(name);
    expect(summary(await take())).toEqual([
      ["Amina", 10, "taken", []],
      ["Bela", 17, "taken", []],
      ["Cara", 18, "taken", []],
    ]);
    await settle([reader]);
    expect([writingIn(reader.doc).toString(), await storedWords()]).toEqual([ALL_WORDS, ALL_WORDS]);
    const attribution = await opened.lead.call("getDraftAttribution", { params: params() });
    expect(runsIn(attribution)).toEqual([
      ["Amina", `${BEFORE} Jobs`],
      ["Cara", ", training"],
      ["Bela", " and"],
      ["Amina", " warm"],
      ["Bela", " homes"],
      ["Cara", " for"],
      ["Bela", " nearly"],
      ["Cara", " all"],
    ]);
    expect(new Set(attribution.authors.map(({ organisationName }) => organisationName))).toEqual(
      new Set(["The Trust"]),
    );
  });

  it("BA13 it is taken once: neither the offer nor the taking, asked again, changes anything", async () => {
    await openIt();
    const body = await bodyOf("Amina");
    for (let press = 0; press < 3; press += 1)
      await opened.writers.Amina.call("offerWords", { params: params(), body });
    for (const name of WRITERS) await offer(name);
    await take();
    const { lastSeq } = await opened.installation.context.storage.updates.load(restored.charterId);
    await take();
    const again = await opened.writers.Amina.refused("offerWords", { params: params(), body });
    const after = await opened.installation.context.storage.updates.load(restored.charterId);
    expect([again.code, after.lastSeq, await storedWords()]).toEqual([
      "NOTHING_TO_GIVE_BACK",
      lastSeq,
      ALL_WORDS,
    ]);
  });

  it("BA12 what builds on another's words waits for them by name, and is taken when these come", async () => {
    await openIt();
    await offer("Cara");
    expect(summary(await take())).toEqual([["Cara", 18, "offered", ["Bela"]]]);
    expect(await storedWords()).toBe(BEFORE);
    await offer("Amina");
    expect(summary(await take())).toEqual([
      ["Cara", 18, "offered", ["Bela"]],
      ["Amina", 10, "offered", ["Bela"]],
    ]);
    // What can stand without Bela stands.
    expect(await storedWords()).toBe(`${BEFORE} Jobs`);
    await offer("Bela");
    await take();
    expect(await storedWords()).toBe(ALL_WORDS);
  });

  it("BA12 the lead sees whose words they are, and takes those that they choose", async () => {
    await openIt();
    await offer("Amina");
    await offer("Bela");
    const { offers } = await opened.lead.call("getGivingBack", { params: params() });
    expect(offers.map(({ personName, organisationName }) => [personName, organisationName])).toEqual([
      ["Amina", "The Trust"],
      ["Bela", "The Trust"],
    ]);
    const own = await opened.writers.Bela.call("getGivingBack", { params: params() });
    expect(own.offers.map(({ personName }) => personName)).toEqual(["Bela"]);
    const offerIds = offers.slice(0, 1).map(({ id }) => id);
    await opened.lead.call("takeOffers", { params: params(), body: { offerIds } });
    expect(await storedWords()).toBe(`${BEFORE} Jobs`);
  });

  it("BA13 somebody writes meanwhile, and nothing of it is lost", async () => {
    const dai = await opened.join(restored.lead);
    await openIt();
    for (const name of WRITERS) await offer(name);
    writingIn(dai.doc).insert(0, "Meanwhile. ");
    dai.deliver("out");
    await take();
    await settle([dai]);
    expect(writingIn(dai.doc).toString()).toBe(`Meanwhile. ${ALL_WORDS}`);
  });
});

describe("BA11 nobody gives back what is not theirs:", () => {
  openOnce();
  beforeAll(openIt);

  it("another's words, with the other's receipts", async () => {
    const bela = restored.copies.Bela.person.id;
    const theirs = restored.copies.Amina.receipts.filter(({ personId }) => personId === bela);
    expect(theirs.length).toBeGreaterThan(0);
    const isOwn = (clientId: number) => theirs.some((one) => one.clientId === clientId);
    expect(await offerRefused("Amina", { isOwn })).toBe("NOT_YOUR_WORDS");
  });

  it("another's words, with a receipt that was written over to oneself", async () => {
    const amina = restored.copies.Amina.person.id;
    const receipts = restored.copies.Amina.receipts.map((one) => ({ ...one, personId: amina }));
    expect(await offerRefused("Amina", { receipts })).toBe("NOT_YOUR_WORDS");
  });

  it("words without a receipt, or with one of another secret, another epoch or another charter", async () => {
    const { receipts, epoch, person } = restored.copies.Amina;
    const isOwn = (clientId: number) =>
      receipts.some((one) => one.clientId === clientId && one.personId === person.id);
    const foreign = createReceipts("another secret, from before the restore");
    const forged = receipts.map((one) => foreign.issue({ charterId: restored.charterId, epoch }, one));
    expect([
      await offerRefused("Amina", { receipts: [], isOwn }),
      await offerRefused("Amina", { receipts: forged }),
      await offerRefused("Amina", { epoch: epoch + 1 }),
    ]).toEqual(["NOT_YOUR_WORDS", "NOT_YOUR_WORDS", "NOT_YOUR_WORDS"]);
  });

  it("an id under which somebody else has written since", async () => {
    const squatter = await opened.join(restored.copies.Bela.person);
    squatter.doc.clientID = await newIdOf("Cara");
    writingIn(squatter.doc).insert(0, "Mine. ");
    await settle([squatter]);
    expect(squatter.heard.closeCode).toBeNull();
    expect(await offerRefused("Cara")).toBe("NOT_YOUR_WORDS");
  });

  it("what is no update at all", async () => {
    const body = { ...(await bodyOf("Amina")), update: Buffer.from("words").toString("base64") };
    const { code, fields } = await opened.writers.Amina.refused("offerWords", { params: params(), body });
    expect([code, fields]).toEqual(["INVALID", { update: expect.any(String) }]);
  });

  it("what does not fit the rules of a charter is refused when it is taken", async () => {
    const { receipts, epoch } = restored.copies.Bela;
    const doc = new Y.Doc();
    doc.clientID = await newIdOf("Bela");
    doc.getMap("elsewhere").set("key", "value");
    const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
    await opened.writers.Bela.call("offerWords", { params: params(), body: { epoch, update, receipts } });
    expect(summary(await take())).toEqual([["Bela", 0, "refused", []]]);
    expect(await storedWords()).not.toContain("value");
  });
});

describe("BA10 giving back is opened and closed by a governance lead:", () => {
  openOnce();

  it("closed at first, and again when it is closed", async () => {
    const code = await offerRefused("Amina");
    await openIt();
    const open = await openIt();
    await offer("Amina");
    const closed = await opened.lead.call("closeGivingBack", { params: params(), body: {} });
    expect([code, open.state, closed.state, closed.last?.personName, await offerRefused("Bela")]).toEqual([
      "GIVING_BACK_CLOSED",
      "open",
      "closed",
      "Lena",
      "GIVING_BACK_CLOSED",
    ]);
    expect(closed.begunBy).toBe("restore");
    const body = { offerIds: closed.offers.map(({ id }) => id) };
    expect((await opened.lead.refused("takeOffers", { params: params(), body })).code).toBe(
      "GIVING_BACK_CLOSED",
    );
    expect(await storedWords()).toBe(BEFORE);
  });

  it("never of a charter that was not restored", async () => {
    const { record } = await opened.lead.call("createCharter", {
      body: { ...NEW_CHARTER, title: "A charter of today" },
    });
    const refused = await opened.lead.refused("openGivingBack", {
      params: { charterId: record.id },
      body: {},
    });
    expect(refused.code).toBe("NOT_RESTORED");
  });
});

describe("BA14 I-10 what was erased comes back by no way:", () => {
  afterEach(() => opened.close());

  const erase = ({ databaseFile }: { readonly databaseFile: string }): void =>
    void beginEpoch(databaseFile, { reason: "erasure", now: new Date(), after: 0 });

  it("after an erasure nothing is opened, offered or merged", async () => {
    opened = await restored.open(erase);
    const body = await bodyOf("Amina");
    const refusals = [
      await opened.lead.refused("openGivingBack", { params: params(), body: {} }),
      await opened.writers.Amina.refused("offerWords", { params: params(), body }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(["TEXT_ERASED", "TEXT_ERASED"]);
    const { storage } = opened.installation.context;
    const { person, epoch } = restored.copies.Amina;
    const rooms = { accessChangeCount: 0 };
    const admit = createAdmit({
      publicUrl: TEST_URL,
      authenticate: async () => person,
      sessionLastsMs: async () => 60_000,
      storage,
      rooms,
    });
    const headers = new Headers({ Origin: TEST_URL });
    for (const said of [String(epoch), undefined])
      expect(
        await admit({
          headers,
          charterId: restored.charterId,
          layout: undefined,
          build: undefined,
          person: undefined,
          epoch: said,
        }),
      ).toEqual({ kind: "told", reason: "restored" });
    expect(await storedWords()).toBe(BEFORE);
  });

  it("nor by restoring, after the erasure, a backup from before it", async () => {
    opened = await restored.open(async (folder) => {
      erase(folder);
      await restoreFrom(folder.databaseFile, folder.backup);
    });
    expect((await openIt()).state).toBe("open");
    expect(await offerRefused("Amina")).toBe("TEXT_ERASED");
    // Nor by saying that the copy is newer than it is: the receipts tell.
    const { oldestEpoch } = await opened.lead.call("getGivingBack", { params: params() });
    expect(await offerRefused("Amina", { epoch: oldestEpoch })).toBe("NOT_YOUR_WORDS");
  });
});
