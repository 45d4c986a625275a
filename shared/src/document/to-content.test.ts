/** What is content of a charter, and in which form (SPEC: Content). */
import { Content } from "@acb/schemas/content";
import { describe, expect, it } from "vitest";
import { addItem, hideSection, moveItem, removeItem, setField, setTitle } from "./edit.ts";
import { fieldFragment, sectionProse } from "./layout.ts";
import { ABOUT, ICB, item, replica, TENSION, TENSIONS, typeInto, VISION } from "./testing/test-charter.ts";
import { toContent } from "./to-content.ts";

const AT = "2026-11-21T12:00:00Z";
const contentOf = (doc: ReturnType<typeof replica>) => toContent(doc, ABOUT);
const tensionIn = (doc: ReturnType<typeof replica>) =>
  contentOf(doc)
    .sections.flatMap(({ items }) => items)
    .find(({ id }) => id === TENSION);

describe("content", () => {
  it("CO8 is the charter, its parties, its sections and their items, in order, without empty fields", () => {
    const doc = replica();
    typeInto(sectionProse(doc, VISION), "We share.");
    const content = contentOf(doc);
    expect(Content.parse(content)).toEqual(content);
    expect(content.charter).toEqual({
      id: "cha_0001",
      title: "Wendle Vale Charter",
      label: "charter",
      level: "system",
      place: "Wendle Vale",
      language: "en-GB",
      template: "small-template",
      domainScheme: ABOUT.domainScheme,
    });
    expect(content.parties).toEqual(ABOUT.parties);
    expect(content.sections[0]).toEqual({
      id: VISION,
      key: "vision",
      title: "Vision",
      prose: [{ type: "paragraph", content: [{ type: "text", text: "We share.", marks: [] }] }],
      items: [],
    });
    expect(content.sections[1]?.items[0]).toEqual({
      id: ICB,
      type: "partner",
      fields: { name: "Wendle Vale ICB", shortName: "ICB", type: "icb", organisation: "org_icb1" },
    });
    expect(content.sections[3]).toMatchObject({
      key: "signatures",
      generated: "signatures",
      prose: [],
      items: [],
    });
  });

  it("CO8 removed items and hidden sections are not content", () => {
    const doc = replica();
    removeItem(doc, ICB, AT, null);
    hideSection(doc, TENSIONS, AT, null);
    expect(contentOf(doc).sections.map(({ key, items }) => [key, items.length])).toEqual([
      ["vision", 0],
      ["partners", 1],
      ["signatures", 0],
    ]);
  });

  it("CO8 an item that moved is content where it stands", () => {
    const doc = replica();
    moveItem(doc, TENSION, { before: ICB }, null);
    expect(contentOf(doc).sections[1]?.items[0]?.id).toBe(TENSION);
  });

  it("CO9 references are content once each, in the order in which they were chosen", () => {
    const doc = replica();
    const set = (key: string, value: string | boolean | readonly string[]) =>
      setField(doc, { itemId: TENSION, key }, value, null);
    set("relatedObjectives", ["itm_b", "itm_a", "itm_b"]);
    set("residual", "low");
    expect(tensionIn(doc)?.fields).toMatchObject({ relatedObjectives: ["itm_b", "itm_a"], residual: "low" });
  });

  it("CO9 ticked boxes stand in the order of their options, whichever was ticked first", () => {
    const doc = replica();
    addItem(doc, { id: item("plan"), type: "strategy", sectionId: VISION }, null);
    setField(
      doc,
      { itemId: item("plan"), key: "coversDomains" },
      ["procurement", "other", "employment"],
      null,
    );
    expect(contentOf(doc).sections[0]?.items[0]?.fields).toEqual({
      coversDomains: ["employment", "procurement", "other"],
    });
  });

  it("CO9 a flag that was set and cleared is no field, like one that never was", () => {
    const doc = replica();
    addItem(doc, { id: item("will"), type: "commitment", sectionId: VISION }, null);
    const set = (value: boolean) => setField(doc, { itemId: item("will"), key: "allPartner" }, value, null);
    const fields = () => contentOf(doc).sections[0]?.items[0]?.fields;
    expect([set(true), fields(), set(false), fields()]).toEqual([true, { allPartner: true }, true, {}]);
  });

  it("CO5 names and titles are in one spelling on one line", () => {
    const doc = replica();
    setTitle(doc, " Siarter\nW\u0302y ", null);
    expect(contentOf(doc).charter.title).toBe("Siarter Ŵy");
  });

  it("CO8 making content writes nothing", () => {
    const doc = replica();
    let updates = 0;
    doc.on("update", () => {
      updates += 1;
    });
    typeInto(fieldFragment(doc, TENSION, "owner"), "Helen");
    contentOf(doc);
    expect(updates).toBe(1);
  });
});
