/**
 * What a hostile or broken client sends in place of honest edits, each with the rule that keeps it out. Every update is
 * Mallory's, who may write, on the charter of the stage.
 */
import type { SectionPen } from "@acb/schemas/pen";
import { seedDocument } from "@acb/shared/document/from-template";
import { fieldFragment, itemMap, sectionMap, sectionProse } from "@acb/shared/document/layout";
import { PARTNERS, smallSeed, TENSION, VISION } from "@acb/shared/document/testing/test-charter";
import * as Y from "yjs";
import type { RULES } from "../rules.ts";
import { DEEPEST, LONGEST_TEXT } from "../shape-rules.ts";
import { AMINA_ID, MALLORY_ID } from "./people.ts";
import { gaps, inThisOrder, put, withTrailingSkip } from "./raw-update.ts";

export type RuleName = keyof (typeof RULES)["update"] | keyof (typeof RULES)["trial"];
export type HostileUpdate = {
  readonly what: string;
  readonly rule: RuleName;
  /** Where pens are when it comes; nowhere without it. */
  readonly pens?: readonly SectionPen[];
  readonly make: (stage: Stage) => Uint8Array;
};
/** What is stored when Mallory comes: the seed, and words that Amina typed into it under her id. */
type Stage = { readonly state: Uint8Array };

/** Of two code units. */
const SIGN = "\u{1f600}";

/** A paragraph of Amina's, so that there are words of hers to be harmed. */
export const createStage = (): { readonly seed: Uint8Array; readonly words: Uint8Array } => {
  const seed = seedDocument(smallSeed());
  const doc = new Y.Doc();
  doc.clientID = AMINA_ID;
  Y.applyUpdate(doc, seed);
  const before = Y.encodeStateVector(doc);
  wordsIn(doc).insert(0, `More people start and stay in good jobs. ${SIGN} `);
  return { seed, words: Y.encodeStateAsUpdate(doc, before) };
};

/** The first words of the vision. */
export const wordsIn = (doc: Y.Doc): Y.XmlText => {
  const words = paragraphIn(doc).get(0);
  if (words instanceof Y.XmlText) return words;
  throw new Error("The vision has no words to write in.");
};

const signIn = (doc: Y.Doc): number => wordsIn(doc).toString().indexOf(SIGN);

/** Words of a tension, which is an item. */
export const otherWordsIn = (doc: Y.Doc): Y.XmlText => {
  const words = fieldFragment(doc, TENSION, "title")?.get(0);
  const inner = words instanceof Y.XmlElement ? words.get(0) : words;
  if (inner instanceof Y.XmlText) return inner;
  throw new Error("The tension has no words to write in.");
};

const proseIn = (doc: Y.Doc): Y.XmlFragment => {
  const prose = sectionProse(doc, VISION);
  if (prose === null) throw new Error("The vision has no text.");
  return prose;
};
const paragraphIn = (doc: Y.Doc): Y.XmlElement => {
  const paragraph = proseIn(doc).get(0);
  if (paragraph instanceof Y.XmlElement) return paragraph;
  throw new Error("The vision has no paragraph.");
};

/** The update that this edit comes to, under Mallory's id or another's. */
export const edited =
  (edit: (doc: Y.Doc) => void, clientId = MALLORY_ID) =>
  ({ state }: Stage): Uint8Array => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    // Afterwards: a document that hears of its own id from elsewhere takes another.
    doc.clientID = clientId;
    // Read them by their kind, as every client does: Yjs writes differently into what it does not know.
    proseIn(doc);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => edit(doc));
    return Y.encodeStateAsUpdate(doc, before);
  };
const typed = (clientId: number) => edited((doc) => wordsIn(doc).insert(0, "x"), clientId);

const inCharter = (key: string, value: unknown) =>
  edited((doc) => void doc.getMap("charter").set(key, value));
const inItem = (key: string, value: unknown) => edited((doc) => void itemMap(doc, TENSION)?.set(key, value));
const inProse = (make: () => Y.XmlElement | Y.XmlText) => edited((doc) => proseIn(doc).push([make()]));
const marked = (mark: string, value: unknown) =>
  edited((doc) => wordsIn(doc).format(0, 4, { [mark]: value as object }));
const attributed = (name: string, value: unknown) =>
  // Yjs types attributes as text and keeps any value.
  inProse(() => withAttribute(new Y.XmlElement("heading"), name, value));
const withAttribute = (element: Y.XmlElement, name: string, value: unknown): Y.XmlElement => {
  element.setAttribute(name, value as string);
  return element;
};

const nested = (levels: number) =>
  edited((doc) => {
    let inside = proseIn(doc);
    for (let level = 0; level < levels; level += 1) {
      const next = new Y.XmlElement("blockquote");
      inside.insert(0, [next]);
      inside = next;
    }
  });

/** Words without their predecessor (M5), or the deletion of words that are not there yet (M3). */
const ahead = (edit: (words: Y.XmlText) => void) => (stage: Stage) => {
  const doc = new Y.Doc();
  doc.clientID = MALLORY_ID;
  Y.applyUpdate(doc, stage.state);
  wordsIn(doc).insert(0, "never sent");
  const before = Y.encodeStateVector(doc);
  edit(wordsIn(doc));
  return Y.encodeStateAsUpdate(doc, before);
};

/** It decodes, and says that it stands beside a letter that is not written yet. */
const besideItself = (): Uint8Array => put(["x", [MALLORY_ID, 7], null]);

/** Between the fourth letter and the second. */
const crossed = (stage: Stage): Uint8Array => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stage.state);
  const clock = Y.getState(doc.store, AMINA_ID) - 20;
  return put(["x", [AMINA_ID, clock + 3], [AMINA_ID, clock + 1]]);
};

export const HOSTILE_UPDATES: readonly HostileUpdate[] = [
  { what: "M1: words under another's client id", rule: "underOwnClientIds", make: typed(AMINA_ID) },
  {
    what: "M2: a gap under another's client id",
    rule: "underOwnClientIds",
    make: () => gaps(AMINA_ID, [1_000]),
  },
  {
    what: "M13: 300 client ids at once",
    rule: "fewNewClientIds",
    make: (stage) => Y.mergeUpdates(Array.from({ length: 300 }, (_, at) => typed(MALLORY_ID + at)(stage))),
  },
  { what: "M2: a gap of 2^30", rule: "shortGaps", make: () => gaps(MALLORY_ID, [2 ** 30]) },
  {
    what: "M2: gaps up to a clock above 2^31",
    rule: "clocksInRange",
    make: () =>
      gaps(
        MALLORY_ID,
        Array.from({ length: 2_200 }, () => 1_000_000),
      ),
  },
  {
    what: "runs in an order that Yjs does not write",
    rule: "oneRunPerClient",
    make: (stage) => inThisOrder(typed(MALLORY_ID)(stage), typed(MALLORY_ID + 1)(stage)),
  },
  {
    what: "a skip at the end",
    rule: "withoutSkips",
    make: (stage) => withTrailingSkip(typed(MALLORY_ID)(stage), 2 ** 20),
  },
  {
    what: "a piece without length",
    rule: "nothingEmpty",
    make: () => put(["", [AMINA_ID, 0], [AMINA_ID, 1]], ["x", [AMINA_ID, 0], [AMINA_ID, 1]]),
  },
  { what: "M7: a piece that stands beside itself", rule: "applies", make: besideItself },
  {
    what: "M3: the deletion of words to come",
    rule: "nothingWaits",
    make: ahead((words) => words.delete(0, 5)),
  },
  {
    what: "M5: words without their predecessor",
    rule: "nothingWaits",
    make: ahead((words) => words.insert(3, "x")),
  },
  { what: "M8: words left of what they say stands on their left", rule: "betweenNeighbours", make: crossed },
  ...[0, 1].map(
    (half): HostileUpdate => ({
      what: `half a sign deleted (${half})`,
      rule: "signsStayWhole",
      make: edited((doc) => wordsIn(doc).delete(signIn(doc) + half, 1)),
    }),
  ),
  {
    what: "a letter between the halves of a sign",
    rule: "signsStayWhole",
    make: edited((doc) => wordsIn(doc).insert(signIn(doc) + 1, "x")),
  },
  {
    what: "a letter between the halves of a sign that it brings itself",
    rule: "signsStayWhole",
    make: () => put([SIGN, [AMINA_ID, 0], null], ["x", [MALLORY_ID, 0], [MALLORY_ID, 1]]),
  },
  {
    what: "another root",
    rule: "knownRoots",
    make: edited((doc) => void doc.getMap("graffiti").set("x", "y")),
  },
  {
    what: "text in a root of a charter",
    rule: "knownEntries",
    make: ({ state: _ }) => bareTextIn("charter"),
  },
  ...["__proto__", "constructor", "layout", "template", "extra"].map(
    (key): HostileUpdate => ({
      what: `B-18, M11: ${key} in the charter's map`,
      rule: "knownEntries",
      make: inCharter(key, "x"),
    }),
  ),
  { what: "a field that the type has not", rule: "knownEntries", make: inItem("field.money", "1") },
  {
    what: "M11: an item called __proto__",
    rule: "knownEntries",
    make: edited((doc) => void doc.getMap("items").set("__proto__", new Y.Map())),
  },
  { what: "another type for an item", rule: "writtenOnce", make: inItem("type", "goal") },
  {
    what: "another kind for a section",
    rule: "writtenOnce",
    make: edited((doc) => void sectionMap(doc, VISION)?.set("kind", "generated")),
  },
  ...[7, true, null, ["a"], { a: 1 }, "x".repeat(5_000)].map(
    (value, at): HostileUpdate => ({
      what: `B-18: a title of the wrong kind (${at})`,
      rule: "entriesFit",
      make: inCharter("title", value),
    }),
  ),
  { what: "a file where a word belongs", rule: "entriesFit", make: inCharter("place", Uint8Array.of(1)) },
  {
    what: "a map where a text belongs",
    rule: "entriesFit",
    make: edited((doc) => void doc.getMap("items").set("itm_new1", itemWith("field.title", new Y.Map()))),
  },
  {
    what: "text where an item belongs",
    rule: "entriesFit",
    make: edited((doc) => void doc.getMap("items").set("itm_new1", new Y.XmlFragment())),
  },
  ...["table", "script", "doc", "text", "__proto__"].map(
    (name): HostileUpdate => ({
      what: `B-17: a node ${name}`,
      rule: "knownNodes",
      make: inProse(() => new Y.XmlElement(name)),
    }),
  ),
  {
    what: "B-17, M9: bare text in a section",
    rule: "nodesInTheirPlace",
    make: inProse(() => new Y.XmlText("bare")),
  },
  {
    what: "B-17, M9: a known node in the wrong place",
    rule: "nodesInTheirPlace",
    make: inProse(() => new Y.XmlElement("listItem")),
  },
  {
    what: "M9: a paragraph in a paragraph",
    rule: "nodesInTheirPlace",
    make: edited((doc) => paragraphIn(doc).push([new Y.XmlElement("paragraph")])),
  },
  {
    what: "M9: a heading in a line",
    rule: "nodesInTheirPlace",
    make: edited((doc) => fieldFragment(doc, TENSION, "title")?.push([new Y.XmlElement("heading")])),
  },
  { what: "B-18: an attribute onclick", rule: "knownAttributes", make: attributed("onclick", "alert(1)") },
  ...[["1"], "1", 9, { toString: 1 }, true].map(
    (level, at): HostileUpdate => ({
      what: `B-18: a level of the wrong kind (${at})`,
      rule: "knownAttributes",
      make: attributed("level", level),
    }),
  ),
  {
    what: "a picture among the words",
    rule: "nothingButWords",
    make: edited((doc) => wordsIn(doc).insertEmbed(0, { src: "x" })),
  },
  { what: "M9, B-18: an unknown mark", rule: "knownMarks", make: marked("comment", {}) },
  ...[
    "javascript:alert(1)",
    "JaVa\tScript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "java&#115;cript:x",
  ].map(
    (href): HostileUpdate => ({
      what: `B-19: a link to ${JSON.stringify(href)}`,
      rule: "marksFit",
      make: marked("link", { href }),
    }),
  ),
  {
    what: "an attribute of a mark that it has not",
    rule: "marksFit",
    make: marked("bold", { onclick: "x" }),
  },
  ...[DEEPEST + 1, 2_000, 50_000].map(
    (levels): HostileUpdate => ({
      what: `B-16, M6: ${levels} levels`,
      rule: "shallow",
      make: nested(levels),
    }),
  ),
  {
    what: "a text beyond the limit in one piece",
    rule: "shortTexts",
    make: edited((doc) => wordsIn(doc).insert(0, "x".repeat(LONGEST_TEXT + 1))),
  },
  {
    what: "an item taken away",
    rule: "structureStays",
    make: edited((doc) => doc.getMap("items").delete(TENSION)),
  },
  {
    what: "a section put in place of another",
    rule: "structureStays",
    make: edited((doc) => void doc.getMap("sections").set(PARTNERS, new Y.Map())),
  },
  {
    what: "a text put in place of another",
    rule: "structureStays",
    make: edited((doc) => void sectionMap(doc, VISION)?.set("prose", new Y.XmlFragment())),
  },
  {
    what: "an item without its section",
    rule: "structureStays",
    make: edited((doc) => itemMap(doc, TENSION)?.delete("sectionId")),
  },
  {
    what: "an item without its type",
    rule: "structureStays",
    make: edited((doc) => itemMap(doc, TENSION)?.delete("type")),
  },
];

export const itemWith = (key: string, value: unknown): Y.Map<unknown> => {
  const item = new Y.Map<unknown>();
  for (const [name, one] of Object.entries({ type: "tension", sectionId: VISION, order: "a0", [key]: value }))
    item.set(name, one);
  return item;
};

const bareTextIn = (root: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = MALLORY_ID;
  doc.getText(root).insert(0, "bare");
  return Y.encodeStateAsUpdate(doc);
};
