/** Frames with bytes changed at random (M7, M8): nothing breaks, and nobody's text is forged (SPEC: SY21 … SY27). */
import { addItem, setField } from "@acb/shared/document/edit";
import { sectionProse } from "@acb/shared/document/layout";
import { item, TENSION, TENSIONS, VISION } from "@acb/shared/document/testing/test-charter";
import { updateFrame } from "@acb/shared/protocol/frames";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { LANE, seedOfRun } from "../../testing/lane.ts";
import { openDocument } from "../room/trial-document.ts";
import { loginOf } from "../testing/room-world.ts";
import { ClientIdOwners } from "./client-id-owners.ts";
import { createGuard } from "./guard.ts";
import { SectionPens } from "./section-pens.ts";
import { drawAll } from "./testing/draw-all.ts";
import { createStage, HOSTILE_UPDATES, wordsIn } from "./testing/hostile-updates.ts";
import { AMINA_ID, MALLORY_ID } from "./testing/people.ts";

/** A fresh charter after so many frames, so that what is taken does not bury what comes after. */
const FRAMES_PER_CHARTER = 500;

const { seed, words } = createStage();
const state = Y.mergeUpdates([seed, words]);
const mallory = { login: loginOf("Mallory") };

/** The short ones: a byte changed among a million others seldom says anything new. */
const HOSTILE_FRAMES = HOSTILE_UPDATES.map(({ make }) => updateFrame(make({ state }))).filter(
  ({ byteLength }) => byteLength < 1_000,
);

type Random = (below: number) => number;

/** Mulberry32: small, seeded, the same everywhere. */
const randomOf = (start: number): Random => {
  let next = start;
  return (below) => {
    next = (next + 0x6d2b79f5) | 0;
    let mixed = Math.imul(next ^ (next >>> 15), 1 | next);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

const HONEST: readonly ((doc: Y.Doc, count: number) => void)[] = [
  (doc) => wordsIn(doc).insert(3, "and so on "),
  (doc) => wordsIn(doc).delete(2, 6),
  (doc) => wordsIn(doc).format(0, 9, { bold: {} }),
  (doc) => wordsIn(doc).format(5, 4, { link: { href: "https://example.org" } }),
  (doc) => void doc.getMap("charter").set("title", "Another title"),
  (doc) => void setField(doc, { itemId: TENSION, key: "residual" }, "low", null),
  (doc, count) => void addItem(doc, { id: item(`f${count}`), type: "tension", sectionId: TENSIONS }, null),
  (doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("A second paragraph.")]);
    sectionProse(doc, VISION)?.push([paragraph]);
  },
];

/** What an honest page of Mallory's would send. */
const honestFrame = (random: Random, count: number): Uint8Array => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  doc.clientID = MALLORY_ID + count;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => HONEST[random(HONEST.length)]?.(doc, count));
  return updateFrame(Y.encodeStateAsUpdate(doc, before));
};

const mutated = (frame: Uint8Array, other: Uint8Array, random: Random): Uint8Array => {
  const bytes = [...frame];
  const at = () => 2 + random(Math.max(1, bytes.length - 2));
  const kind = random(10);
  if (kind === 0) bytes.splice(at());
  else if (kind === 1) bytes.splice(at(), 0, random(256));
  else if (kind === 2) bytes.splice(at(), 1);
  else if (kind === 3) bytes.splice(at(), bytes.length, ...other.slice(random(other.length)));
  else for (let changes = 1 + random(3); changes > 0; changes -= 1) bytes[at()] = random(256);
  // The length before the update, so that it is read at all.
  return updateFrame(Uint8Array.from(bytes.slice(frame.length < 130 ? 3 : 4)));
};

/** The letters of Amina's that are there, by their place in her writing: others may delete, never change them. */
const lettersOf = (doc: Y.Doc, clientId: number): ReadonlyMap<number, string> => {
  const letters = new Map<number, string>();
  for (const struct of doc.store.clients.get(clientId) ?? [])
    if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString)
      for (const [at, letter] of struct.content.str.split("").entries())
        letters.set(struct.id.clock + at, letter);
  return letters;
};

const docOf = (update: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
};
const original = lettersOf(docOf(state), AMINA_ID);
const clockOf = (doc: Y.Doc, clientId: number) => Y.getState(doc.store, clientId);

const fuzzCharter = (random: Random): { readonly taken: number } => {
  const guard = createGuard();
  const owners = new ClientIdOwners([
    { clientId: AMINA_ID, personId: loginOf("Amina").personId, organisationId: null },
  ]);
  const document = openDocument(
    { checkpoint: state, updates: [], lastSeq: 1 },
    { guard, owners, pens: new SectionPens([]) },
  );
  const viewer = docOf(state);
  let taken = 0;
  const sources = [...Array.from({ length: 40 }, (_, at) => honestFrame(random, at)), ...HOSTILE_FRAMES];
  const pick = () => sources[random(sources.length)] ?? updateFrame(words);
  for (let count = 0; count < FRAMES_PER_CHARTER; count += 1) {
    if (random(20) === 0) sources[random(40)] = honestFrame(random, 40 + count);
    const seen = guard.frame(mutated(pick(), pick(), random), { ...mallory.login, mayWrite: true });
    if (!seen.ok || seen.frame.kind !== "write") continue;
    if (document.accept(seen.frame, { ...mallory }, true).kind !== "accepted") continue;
    taken += 1;
    const told = document.confirm(1);
    if (told !== null) Y.applyUpdate(viewer, told, "server");
  }
  const server = docOf(document.missingFrom(Uint8Array.of(0)));
  for (const doc of [server, viewer]) {
    expect(clockOf(doc, AMINA_ID)).toBe(clockOf(docOf(state), AMINA_ID));
    for (const [at, letter] of lettersOf(doc, AMINA_ID)) expect(letter).toBe(original.get(at));
  }
  // Of a forger's own words what stands where may differ until the page is loaded again; of others' it never does.
  expect(lettersOf(server, AMINA_ID)).toEqual(lettersOf(viewer, AMINA_ID));
  expect([drawAll(server), drawAll(viewer)]).toEqual([0, 0]);
  return { taken };
};

const SEED = seedOfRun();

it(
  `SY21 (M7, M8) ${LANE.frames} frames with bytes changed: nothing breaks, no text of others is forged, and drawing it writes nothing (seed ${SEED})`,
  () => {
    const random = randomOf(SEED);
    let taken = 0;
    for (let frames = 0; frames < LANE.frames; frames += FRAMES_PER_CHARTER)
      taken += fuzzCharter(random).taken;
    // Some changes are harmless, such as another letter: a fuzzer whose frames are all refused tests nothing.
    expect(taken).toBeGreaterThan(LANE.frames / 100);
  },
  LANE.timeLimitMs,
);
