import { fragmentText } from "@acb/shared/document/fragment-to-blocks";
import { listSections, sectionProse } from "@acb/shared/document/layout";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { charterForTests, openForTests, seedForTests } from "../charters/write/testing/charter.ts";
import { createTextEditor, type Opening, placeCaret } from "./text-editor.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).reverse()) close();
});

/** A person with an open charter and an editor on a text that all of them share. */
const createPerson = () => {
  const opened = openForTests(charterForTests());
  const { ydoc } = opened.parts;
  const fragment = sectionProse(ydoc, listSections(ydoc)[0]?.id ?? "") ?? new Y.XmlFragment();
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local) updates.push(update);
  });
  const mount = (opening: Opening = { at: "end", typed: "" }) => {
    const element = document.createElement("div");
    document.body.append(element);
    const editor = createTextEditor({
      element,
      fragment,
      kind: "prose",
      editing: opened.editing,
      attributes: {},
      onTooLong: () => undefined,
      onLeave: () => undefined,
    });
    placeCaret(editor, opening);
    closers.push(() => {
      editor.destroy();
      element.remove();
    });
    return editor;
  };
  closers.push(opened.close);
  return { ydoc, fragment, mount, updates };
};

const exchange = (a: { readonly ydoc: Y.Doc }, b: { readonly ydoc: Y.Doc }) => {
  Y.applyUpdate(a.ydoc, Y.encodeStateAsUpdate(b.ydoc));
  Y.applyUpdate(b.ydoc, Y.encodeStateAsUpdate(a.ydoc));
};

test("ED-1 mounting, focusing and closing an editor writes nothing, on an empty and on a written text", () => {
  const [ann, bo] = [createPerson(), createPerson()];
  ann.mount().destroy();
  expect(ann.updates.length).toBe(0);
  bo.mount().commands.insertContent(
    "<h2>A heading</h2><p>Some <strong>words</strong></p><ul><li>one</li></ul>",
  );
  exchange(ann, bo);
  const editor = ann.mount();
  editor.commands.setTextSelection(3);
  editor.commands.blur();
  editor.destroy();
  expect(ann.updates.length).toBe(0);
  expect(fragmentText(ann.fragment)).toContain("Some words");
});

test("ED-2 two editors of one text converge, and each keeps its own undo", () => {
  const [ann, bo] = [createPerson(), createPerson()];
  const [annEditor, boEditor] = [ann.mount(), bo.mount()];
  annEditor.commands.insertContent("<p>Ann was here.</p>");
  exchange(ann, bo);
  annEditor.commands.insertContentAt(1, "First: ");
  boEditor.commands.insertContentAt(boEditor.state.doc.content.size - 1, " Bo too.");
  exchange(ann, bo);
  expect(annEditor.getText()).toBe("First: Ann was here. Bo too.");
  expect(boEditor.getHTML()).toBe(annEditor.getHTML());
  boEditor.commands.undo();
  exchange(ann, bo);
  expect([annEditor.getText(), boEditor.getText()]).toEqual(["First: Ann was here.", "First: Ann was here."]);
});

test.each(["bulletList", "heading"])(
  "ED-2 undoing one’s own %s leaves the words that somebody else put in it",
  (block) => {
    const [ann, bo] = [createPerson(), createPerson()];
    const [annEditor, boEditor] = [ann.mount(), bo.mount()];
    annEditor.commands.insertContent(block === "heading" ? "<h2>Ann</h2>" : "<ul><li>Ann</li></ul>");
    exchange(ann, bo);
    boEditor.commands.insertContentAt(
      boEditor.getText().length + (block === "heading" ? -2 : 0) + 2,
      " and Bo",
    );
    exchange(ann, bo);
    annEditor.commands.undo();
    exchange(ann, bo);
    expect([annEditor.getText(), boEditor.getText()].map((text) => text.trim())).toEqual([
      "and Bo",
      "and Bo",
    ]);
  },
);

test("ED-2 the letter that opens an empty field is the first of its text", () => {
  const ann = createPerson();
  const editor = ann.mount({ at: "end", typed: "W" });
  editor.commands.insertContent("e");
  expect(fragmentText(ann.fragment)).toBe("We");
  editor.commands.undo();
  editor.commands.undo();
  expect(fragmentText(ann.fragment)).toBe("");
});

test.each<Opening>([
  { at: "end", typed: "" },
  { at: "end", typed: "W" },
])(
  "ED-3 the focus is in the text when the key that opens it %j has been heard, not a frame later",
  (opening) => {
    const editor = createPerson().mount(opening);
    expect(document.activeElement).toBe(editor.view.dom);
  },
);

test("ED-1 the seed of a charter is the same for everybody", () => {
  const charter = charterForTests();
  expect(seedForTests(charter)).toEqual(seedForTests(charter));
});
