/** How the live document is read (SPEC: Document). The properties of reading garbage are in to-content.property.test.ts. */
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  byOrder,
  fieldFragment,
  fieldValue,
  itemView,
  listSections,
  sectionProse,
  sectionView,
} from "./layout.ts";
import { ICB, replica, TENSION, VISION } from "./testing/test-charter.ts";

describe("reading", () => {
  it("DO2 an empty document has nothing in it, and stays empty", () => {
    const doc = new Y.Doc();
    expect([listSections(doc), sectionView(doc, VISION), itemView(doc, ICB)]).toEqual([[], null, null]);
    expect([sectionProse(doc, VISION), fieldFragment(doc, ICB, "name")]).toEqual([null, null]);
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(new Y.Doc()));
  });

  it("DO2 an item of an unknown type, of a record, or with an id of another form is left out", () => {
    const doc = replica();
    const items = doc.getMap<Y.Map<unknown>>("items");
    const put = (id: string, type: string) =>
      items.set(
        id,
        new Y.Map([
          ["type", type],
          ["sectionId", VISION],
        ]),
      );
    put("itm_dream", "dream");
    put("itm_record", "signoff");
    put("not an id", "tension");
    put("itm_good", "tension");
    const ids = ["itm_dream", "itm_record", "not an id", "itm_good"];
    expect(ids.map((id) => itemView(doc, id)?.id)).toEqual([undefined, undefined, undefined, "itm_good"]);
  });

  it.each([
    ["a whole number, as its text", 12, "12"],
    ["a fraction, as nothing", 1.5, undefined],
    ["a list, without what is not text", ["a", 1, "b"], ["a", "b"]],
    ["an object, as nothing", { a: 1 }, undefined],
  ])("DO2 another writer's value is read: %s", (_, value, expected) => {
    const doc = replica();
    doc.getMap<Y.Map<unknown>>("items").get(TENSION)?.set("field.residual", value);
    expect(fieldValue(doc, TENSION, "residual")).toEqual(expected);
  });

  it("DO2 an element is not taken for a text", () => {
    const doc = replica();
    doc.getMap<Y.Map<unknown>>("items").get(TENSION)?.set("field.title", new Y.XmlElement("paragraph"));
    expect(fieldFragment(doc, TENSION, "title")).toBeNull();
  });

  it("DO3 equal orders are told apart by id", () => {
    const list = [
      { id: "b", order: "a0" },
      { id: "a", order: "a1" },
      { id: "a", order: "a0" },
    ];
    expect(list.sort(byOrder).map(({ id, order }) => `${order}${id}`)).toEqual(["a0a", "a0b", "a1a"]);
  });
});
