/** Who wrote which words, through the real rooms, guard and database, and asked over HTTP (SPEC: Attribution). */
import type { Attribution } from "@acb/schemas/api/attribution-routes";
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { ItemId } from "@acb/schemas/ids";
import type { Organisation } from "@acb/schemas/people";
import { addItem } from "@acb/shared/document/edit";
import { fieldEntry, itemMap, listSections } from "@acb/shared/document/layout";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { systemClock } from "../sync/clock.ts";
import { RoomRegistry } from "../sync/room/room-registry.ts";
import { Peer } from "../sync/testing/peer.ts";
import { writingIn } from "../sync/testing/writing.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";

let installation: TestInstallation;
let lead: Member;
let charter: CharterView;
let rooms: RoomRegistry;
let organisations: Readonly<Record<"trust" | "council", Organisation>>;
let peers: Peer[];

beforeEach(async () => {
  installation = await testInstallation();
  lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
  const add = (name: string, type: string) =>
    lead.call("addOrganisation", { body: { name, shortName: name, type } });
  organisations = {
    trust: await add("The Trust", "nhs_provider"),
    council: await add("The Council", "local_authority"),
  };
  charter = await lead.call("createCharter", { body: NEW_CHARTER });
  const { storage } = installation.context;
  rooms = new RoomRegistry({ storage, clock: systemClock, onFault: () => {} });
  peers = [];
});
afterEach(async () => {
  await rooms.close();
  await installation.close();
});

/** It waits for frames, for what it wrote to be stored, or for the charter itself. */
const isWaiting = ({ isConnected, hasTraffic, heard, sentUpdates, doc }: Peer): boolean =>
  isConnected && (hasTraffic || heard.saved < sentUpdates || listSections(doc).length === 0);

/** Everything that can arrive arrives, and is stored. */
const settle = async (): Promise<void> => {
  do {
    for (const peer of peers) peer.deliver("out");
    await new Promise((resolve) => setImmediate(resolve));
    for (const peer of peers) peer.deliver("in");
  } while (peers.some(isWaiting));
};

const join = async (name: string, organisation: Organisation): Promise<Peer> => {
  const { person } = await installation.signedIn({
    email: `${name.toLowerCase()}@charter.test`,
    name,
    organisationIds: [organisation.id],
  });
  const peer = new Peer(rooms, charter.record.id, {
    personId: person.id,
    name,
    organisation,
    mayWrite: true,
    lastsMs: null,
  });
  peers.push(peer);
  peer.connect();
  await settle();
  return peer;
};

const write = (peer: Peer, at: "start" | "end", words: string): void => {
  const text = writingIn(peer.doc);
  text.insert(at === "start" ? 0 : text.length, words);
};

const params = () => ({ charterId: charter.record.id });
const ask = (): Promise<Attribution> => lead.call("getDraftAttribution", { params: params() });

/** The runs of the text that the peers write in, each with its author's name. */
const runsIn = ({ authors, fields }: Attribution): readonly (readonly [string | null, string])[] => {
  const [prose] = fields.filter(({ field, itemId }) => field === "prose" && itemId === null);
  return (prose?.lines ?? []).flatMap((line) =>
    line.map(
      ({ text, author }) => [author === null ? null : (authors[author]?.personName ?? ""), text] as const,
    ),
  );
};
const runs = async () => runsIn(await ask());

it("AT1 (I-14) words stand under who sent them, with their organisation; the template's under nobody", async () => {
  const amina = await join("Amina", organisations.trust);
  const bela = await join("Bela", organisations.council);
  write(amina, "end", "Jobs for local people.");
  await settle();
  write(bela, "end", " And homes.");
  await settle();
  const attribution = await ask();
  expect(runsIn(attribution)).toEqual([
    ["Amina", "Jobs for local people."],
    ["Bela", " And homes."],
  ]);
  expect(attribution.authors).toEqual([
    {
      personId: amina.login.personId,
      personName: "Amina",
      organisationId: organisations.trust.id,
      organisationName: "The Trust",
    },
    expect.objectContaining({ personName: "Bela", organisationName: "The Council" }),
  ]);
  const titles = attribution.fields.filter(({ field }) => field === "title");
  expect(new Set(titles.flatMap(({ lines }) => lines.flat().map(({ author }) => author)))).toEqual(
    new Set([null]),
  );
});

it("AT1 (I-14) the audit of four who write at once is the log of what each sent", async () => {
  const names = ["Amina", "Bela", "Cara", "Dai"];
  for (const name of names) await join(name, organisations.trust);
  const sent = new Map<string, string>();
  for (let round = 0; round < 40; round += 1) {
    for (const [at, { doc, login }] of peers.entries()) {
      const text = writingIn(doc);
      // Into the middle of others' words, so that these are split.
      const word = `${login.name.slice(0, 1)}${round % 10}`;
      text.insert((round * 7 + at * 13) % (text.length + 1), word);
      sent.set(login.name, `${sent.get(login.name) ?? ""}${word}`);
    }
    if (round % 5 === 0) await settle();
  }
  await settle();
  const audited = await runs();
  expect(audited.map(([, text]) => text).join("")).toBe(writingIn(peers[0]?.doc ?? new Y.Doc()).toString());
  const inAnyOrder = (text: string) => [...text].sort().join("");
  const ofEach = names.map((name) =>
    audited
      .filter(([author]) => author === name)
      .map(([, text]) => text)
      .join(""),
  );
  expect(ofEach.map(inAnyOrder)).toEqual(names.map((name) => inAnyOrder(sent.get(name) ?? "")));
  expect(audited.every(([author]) => author !== null)).toBe(true);
});

it("AT2 who deletes writes nothing; what is left stays its writer's", async () => {
  const amina = await join("Amina", organisations.trust);
  const bela = await join("Bela", organisations.council);
  write(amina, "end", "Jobs for some local people.");
  await settle();
  writingIn(bela.doc).delete(9, 5);
  await settle();
  const attribution = await ask();
  expect(runsIn(attribution)).toEqual([["Amina", "Jobs for local people."]]);
  expect(attribution.authors.map(({ personName }) => personName)).toEqual(["Amina"]);
});

it("AT2 what is taken back and brought back stands under who brought it back", async () => {
  const amina = await join("Amina", organisations.trust);
  const bela = await join("Bela", organisations.council);
  write(amina, "end", "Jobs. ");
  await settle();
  const history = new Y.UndoManager(writingIn(bela.doc), { captureTimeout: 0 });
  write(bela, "end", "Homes.");
  await settle();
  history.undo();
  await settle();
  expect(await runs()).toEqual([["Amina", "Jobs. "]]);
  history.redo();
  await settle();
  expect(await runs()).toEqual([
    ["Amina", "Jobs. "],
    ["Bela", "Homes."],
  ]);
});

it("AT3 words written offline are their writer's after the merge, wherever they landed", async () => {
  const amina = await join("Amina", organisations.trust);
  const bela = await join("Bela", organisations.council);
  write(amina, "end", "Jobs.");
  await settle();
  bela.disconnect();
  write(bela, "start", "Homes. ");
  write(bela, "end", " Health.");
  write(amina, "end", " Air.");
  await settle();
  bela.connect();
  await settle();
  const merged = await runs();
  expect(merged.map(([, text]) => text).join("")).toBe(writingIn(amina.doc).toString());
  const of = (name: string) =>
    merged
      .filter(([author]) => author === name)
      .map(([, text]) => text)
      .join("");
  expect([of("Bela"), of("Amina")]).toEqual(["Homes.  Health.", "Jobs. Air."]);
});

it("AT3 one person on two devices is one author; a value is whole its last chooser's", async () => {
  const amina = await join("Amina", organisations.trust);
  const second = new Peer(rooms, charter.record.id, amina.login);
  peers.push(second);
  second.connect();
  await settle();
  write(amina, "end", "Jobs");
  await settle();
  write(second, "end", " and homes.");
  await settle();
  expect(peers.map(({ heard }) => heard.closeCode)).toEqual([null, null]);
  expect(await runs()).toEqual([["Amina", "Jobs and homes."]]);

  const bela = await join("Bela", organisations.council);
  const section = listSections(amina.doc).find(({ kind }) => kind === "list");
  const itemId = ItemId.parse("itm_audited");
  if (section === undefined) throw new Error("The pledge has no list");
  addItem(amina.doc, { id: itemId, type: "commitment", sectionId: section.id }, null);
  await settle();
  itemMap(amina.doc, itemId)?.set(fieldEntry("strength"), "exploring");
  await settle();
  itemMap(bela.doc, itemId)?.set(fieldEntry("strength"), "will");
  await settle();
  const { authors, fields } = await ask();
  const strength = fields.find((field) => field.itemId === itemId && field.field === "strength");
  expect([strength?.lines, authors[1]?.personName]).toEqual([[[{ text: "will", author: 1 }]], "Bela"]);
});

it("AT4 a version is answered as it was frozen, while the draft goes on", async () => {
  const amina = await join("Amina", organisations.trust);
  const bela = await join("Bela", organisations.council);
  write(amina, "end", "Jobs.");
  await settle();
  const { id } = await lead.call("freezeVersion", {
    params: params(),
    body: { label: "One", changeNote: "" },
  });
  write(bela, "end", " Homes.");
  await settle();
  const frozen = await lead.call("getVersionAttribution", { params: { ...params(), versionId: id } });
  expect(runsIn(frozen)).toEqual([["Amina", "Jobs."]]);
  expect(frozen.authors.map(({ personName }) => personName)).toEqual(["Amina"]);
  expect(await runs()).toEqual([
    ["Amina", "Jobs."],
    ["Bela", " Homes."],
  ]);
  const { code } = await lead.refused("getVersionAttribution", {
    params: { ...params(), versionId: "ver_nothing" },
  });
  expect(code).toBe("NOT_FOUND");
});

it("PD3 a person is told their own words alone, and the title of a charter only while it is shared with them", async () => {
  const amina = await join("Amina", organisations.trust);
  const bela = await join("Bela", organisations.council);
  write(amina, "end", "Jobs for local people.");
  await settle();
  write(bela, "end", " And homes.");
  await settle();
  const person = (await lead.call("listPeople")).find(({ id }) => id === amina.login.personId);
  if (person === undefined) throw new Error("Amina is not there");
  const her = await installation.signedInAgain(person);
  const [section] = listSections(amina.doc);
  const told = await her.call("getHeldAboutYou");
  const pieces = [{ section: section?.title, text: "Jobs for local people." }];
  expect(told.written).toEqual([{ charterId: charter.record.id, pieces }]);
  expect(told.names).not.toHaveProperty(charter.record.id);
  await lead.call("giveRole", { params: params(), body: { personId: person.id, role: "reader" } });
  expect((await her.call("getHeldAboutYou")).names).toMatchObject({ [charter.record.id]: NEW_CHARTER.title });
});
