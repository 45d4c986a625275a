/** What a pen leaves alone (SPEC: PEN4): other sections, the holder's own writing, and what Yjs tidies by itself. */
import { OrganisationId, SectionId } from "@acb/schemas/ids";
import type { PenHolder, SectionPen } from "@acb/schemas/pen";
import { fieldFragment, itemMap, sectionMap } from "@acb/shared/document/layout";
import { PARTNERS, TENSION, TENSIONS, typeInto, VISION } from "@acb/shared/document/testing/test-charter";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openDocument } from "../room/trial-document.ts";
import { writeOf } from "../testing/free-text.ts";
import { loginOf } from "../testing/room-world.ts";
import { ClientIdOwners } from "./client-id-owners.ts";
import { createGuard } from "./guard.ts";
import { SectionPens } from "./section-pens.ts";
import { createStage, edited, itemWith, wordsIn } from "./testing/hostile-updates.ts";
import { AMINA_ID, MALLORY_ID } from "./testing/people.ts";

const FROZEN: PenHolder = { kind: "nobody" };
const OWN: PenHolder = { kind: "organisation", organisationId: OrganisationId.parse("org_trust") };
const { seed, words } = createStage();
const STATE = Y.mergeUpdates([seed, words]);

const outcome = (update: Uint8Array, pens: readonly SectionPen[], state = STATE): string => {
  const owners = new ClientIdOwners([
    { clientId: AMINA_ID, personId: loginOf("Amina").personId, organisationId: null },
  ]);
  const opened = openDocument(
    { checkpoint: state, updates: [], lastSeq: 1 },
    { guard: createGuard(), owners, pens: new SectionPens(pens) },
  );
  return opened.accept(writeOf(update), { login: loginOf("Mallory") }, true).kind;
};

describe("closed sections", () => {
  const EDITS: readonly (readonly [string, PenHolder, SectionId, (doc: Y.Doc) => void])[] = [
    ["a letter where the own organisation has the pen", OWN, VISION, (doc) => wordsIn(doc).insert(0, "x")],
    ["a letter in another section", FROZEN, TENSIONS, (doc) => wordsIn(doc).insert(0, "x")],
    [
      "a word in another section's item",
      FROZEN,
      VISION,
      (doc) => typeInto(fieldFragment(doc, TENSION, "title"), "x"),
    ],
    [
      "an item moved between two others",
      FROZEN,
      PARTNERS,
      (doc) => void itemMap(doc, TENSION)?.set("sectionId", VISION),
    ],
    [
      "a new item elsewhere",
      FROZEN,
      PARTNERS,
      (doc) => void doc.getMap("items").set("itm_new1", itemWith("sectionId", VISION)),
    ],
    ["another section moved", FROZEN, VISION, (doc) => void sectionMap(doc, TENSIONS)?.set("order", "zz")],
    ["the charter's own title", FROZEN, VISION, (doc) => void doc.getMap("charter").set("title", "Ours")],
    [
      "an item that came in and went out again before anybody saw it",
      FROZEN,
      VISION,
      (doc) => {
        itemMap(doc, TENSION)?.set("sectionId", VISION);
        itemMap(doc, TENSION)?.set("sectionId", TENSIONS);
      },
    ],
  ];
  it.each(EDITS)("PEN4 %s is taken", (_what, holder, sectionId, edit) => {
    expect(outcome(edited(edit)({ state: STATE }), [{ sectionId, holder }])).toBe("accepted");
  });

  /** Two people make the same words bold at once: the second mark says nothing new. */
  const boldTwice = (): Y.Doc => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    for (const doc of [one, other]) Y.applyUpdate(doc, STATE);
    [one.clientID, other.clientID] = [AMINA_ID + 1, AMINA_ID + 2];
    for (const doc of [one, other]) wordsIn(doc).format(0, 4, { bold: {} });
    const [fromOne, fromOther] = [one, other].map((doc) => Y.encodeStateAsUpdate(doc));
    const both = new Y.Doc();
    both.on("afterTransaction", (transaction: Y.Transaction) => {
      transaction._needFormattingCleanup = false;
    });
    both.clientID = MALLORY_ID;
    for (const update of [fromOne, fromOther]) if (update !== undefined) Y.applyUpdate(both, update);
    wordsIn(both);
    return both;
  };
  const marksIn = (doc: Y.Doc): readonly Y.Item[] => {
    const marks: Y.Item[] = [];
    for (let piece = wordsIn(doc)._start; piece !== null; piece = piece.right)
      if (piece.content instanceof Y.ContentFormat && !piece.deleted) marks.push(piece);
    return marks;
  };
  /** The update that the deletion of these marks comes to. */
  const withoutMarks = (doc: Y.Doc, pick: (marks: readonly Y.Item[]) => readonly Y.Item[]): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    doc.transact((transaction) => {
      for (const piece of pick(marksIn(doc))) piece.delete(transaction);
    });
    return Y.encodeStateAsUpdate(doc, before);
  };
  const FROZEN_VISION = [{ sectionId: VISION, holder: FROZEN }];

  it("PEN4 marks that say nothing new are tidied away by whoever reads the section", () => {
    const doc = boldTwice();
    const state = Y.encodeStateAsUpdate(doc);
    expect(marksIn(doc).length).toBeGreaterThan(2);
    // The outer pair goes, the inner one still says it all.
    const update = withoutMarks(doc, (marks) =>
      [marks[0], marks.at(-1)].filter((mark) => mark !== undefined),
    );
    expect(wordsIn(doc).toString()).toContain("<bold>More</bold>");
    expect(outcome(update, FROZEN_VISION, state)).toBe("accepted");
  });

  it("PEN4 to take bold off somebody's words is writing, also when nothing is put in its place", () => {
    const doc = boldTwice();
    const state = Y.encodeStateAsUpdate(doc);
    const update = withoutMarks(doc, (marks) => marks);
    expect(wordsIn(doc).toString()).not.toContain("bold");
    expect([outcome(update, FROZEN_VISION, state), outcome(update, [], state)]).toEqual([
      "refused",
      "accepted",
    ]);
  });

  it("PEN4 what is looked at grows with the update: one letter in a charter of a thousand sections costs the same climbs", () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, STATE);
    for (let at = 0; at < 1_000; at += 1)
      doc.getMap("sections").set(`sec_more${at}`, new Y.Map(Object.entries({ title: "x".repeat(50) })));
    const asked: string[] = [];
    const pens = new SectionPens([{ sectionId: SectionId.parse("sec_other"), holder: FROZEN }]);
    const isClosed = pens.closedTo(null);
    const guard = createGuard();
    const update = edited((copy) => wordsIn(copy).insert(0, "x"))({ state: Y.encodeStateAsUpdate(doc) });
    const standing = {
      personId: loginOf("Mallory").personId,
      broughtCount: 0,
      clockOf: (clientId: number) => Y.getState(doc.store, clientId),
      ownerOf: () => null,
      hasWritten: () => false,
      isClosed: (sectionId: string) => {
        asked.push(sectionId);
        return isClosed?.(sectionId) ?? false;
      },
    };
    expect(guard.update(writeOf(update), standing, doc).ok).toBe(true);
    expect(asked).toEqual([VISION]);
  });
});
