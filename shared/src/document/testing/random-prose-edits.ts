/** What somebody may do in a text editor, for seeded tests: typing, erasing, blocks, lists, marks, pasting (SPEC: Document). */
import {
  deleteSelection,
  joinBackward,
  joinForward,
  lift,
  setBlockType,
  splitBlock,
  toggleMark,
  wrapIn,
} from "@tiptap/pm/commands";
import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "@tiptap/pm/schema-list";
import { type Command, TextSelection } from "@tiptap/pm/state";
import type { HeadlessEditor } from "./headless-editor.ts";

/** A whole number from 0 and below the bound. */
export type Random = (below: number) => number;
type Edit = (editor: HeadlessEditor, random: Random) => void;

const WORDS = ["care", "housing", "local", "é", "🌱", "jobs", " ", "anchor"];

/** Each with how often it is done. The first three are all that a line of plain text knows. */
const EDITS: readonly (readonly [weight: number, edit: Edit])[] = [
  [14, (editor, random) => typeWord(editor, random)],
  [4, (editor, random) => erase(editor, random)],
  [2, (editor, random) => replaceRange(editor, random)],
  [4, (editor) => void (editor.run(splitListItem(node(editor, "listItem"))) || editor.run(splitBlock))],
  [3, (editor) => void editor.run(joinBackward)],
  [1, (editor) => void editor.run(joinForward)],
  [3, (editor, random) => onRange(editor, random, toggleMark(mark(editor, random(2) ? "bold" : "italic")))],
  [
    1,
    (editor, random) => onRange(editor, random, toggleMark(mark(editor, "link"), { href: linkOf(random) })),
  ],
  [2, (editor, random) => void editor.run(setBlockType(node(editor, "heading"), { level: 1 + random(3) }))],
  [1, (editor) => void editor.run(setBlockType(node(editor, "paragraph")))],
  [2, (editor, random) => onRange(editor, random, wrapInList(node(editor, listOf(random))))],
  [1, (editor) => void editor.run(liftListItem(node(editor, "listItem")))],
  [1, (editor) => void editor.run(sinkListItem(node(editor, "listItem")))],
  [1, (editor, random) => onRange(editor, random, wrapIn(node(editor, "blockquote")))],
  [1, (editor) => void editor.run(lift)],
  [1, (editor) => void editor.run(insertBreak)],
  [1, (editor, random) => moveBlock(editor, random)],
  [2, (editor, random) => paste(editor, random)],
];
const LINE_EDIT_COUNT = 3;

/** Puts the caret somewhere and does one thing there, as one person's hand would. */
export const editProse = (editor: HeadlessEditor, random: Random): void => {
  placeCaret(editor, random);
  const edits = editor.kind === "line" ? EDITS.slice(0, LINE_EDIT_COUNT) : EDITS;
  let rest = random(edits.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, edit] of edits) {
    rest -= weight;
    if (rest >= 0) continue;
    edit(editor, random);
    return;
  }
};

const node = (editor: HeadlessEditor, name: string) => editor.state().schema.nodes[name] ?? missing(name);
const mark = (editor: HeadlessEditor, name: string) => editor.state().schema.marks[name] ?? missing(name);
const missing = (name: string): never => {
  throw new RangeError(`The schema has no ${name}`);
};
const listOf = (random: Random): string => (random(2) ? "bulletList" : "orderedList");
const linkOf = (random: Random): string => `https://example.org/${random(3)}`;

/** Mostly where the last edit left it, as people write. */
const placeCaret = (editor: HeadlessEditor, random: Random): void => {
  if (random(3) > 0) return;
  editor.run(({ doc, tr }, dispatch) => {
    const found = TextSelection.near(doc.resolve(betweenSigns(doc, random(doc.content.size + 1))));
    dispatch?.(tr.setSelection(found));
    return true;
  });
};

/** A sign outside the basic plane is two code units: no browser puts a caret between them. */
const betweenSigns = (doc: Node, position: number): number => {
  const before = position === 0 ? "" : doc.textBetween(position - 1, position);
  return /[\uD800-\uDBFF]/.test(before) ? position - 1 : position;
};

const selectRange = (editor: HeadlessEditor, random: Random): void => {
  editor.run(({ doc, tr, selection }, dispatch) => {
    const to = betweenSigns(doc, Math.min(doc.content.size, selection.from + 1 + random(20)));
    dispatch?.(tr.setSelection(TextSelection.between(selection.$from, doc.resolve(to))));
    return true;
  });
};

const onRange = (editor: HeadlessEditor, random: Random, command: Command): void => {
  selectRange(editor, random);
  editor.run(command);
};

/** Letter by letter, each an update of its own. An empty text gets its first paragraph. */
const typeWord = (editor: HeadlessEditor, random: Random): void => {
  ensureBlock(editor);
  for (const letter of WORDS[random(WORDS.length)] ?? "") {
    editor.run(({ tr }, dispatch) => {
      dispatch?.(tr.insertText(letter));
      return true;
    });
  }
};

const ensureBlock = (editor: HeadlessEditor): void => {
  editor.run(({ doc, tr, schema }, dispatch) => {
    const paragraph = schema.nodes.paragraph?.createAndFill();
    if (doc.childCount > 0 || !paragraph) return false;
    const begun = tr.insert(0, paragraph);
    dispatch?.(begun.setSelection(TextSelection.create(begun.doc, 1)));
    return true;
  });
};

const erase = (editor: HeadlessEditor, random: Random): void => {
  if (random(4) === 0) {
    onRange(editor, random, deleteSelection);
    return;
  }
  const erased = editor.run(({ tr, selection: { $from, from } }, dispatch) => {
    if ($from.parentOffset === 0) return false;
    dispatch?.(tr.delete(from - ($from.nodeBefore?.isText ? lastLetterOf($from.nodeBefore.text) : 1), from));
    return true;
  });
  if (!erased && editor.kind === "prose") editor.run(joinBackward);
};

/** Half of a sign is never left behind. */
const lastLetterOf = (text = ""): number => [...text].at(-1)?.length ?? 1;

const replaceRange = (editor: HeadlessEditor, random: Random): void => {
  selectRange(editor, random);
  typeWord(editor, random);
};

const insertBreak: Command = ({ tr, schema, selection }, dispatch) => {
  const hardBreak = schema.nodes.hardBreak;
  if (hardBreak === undefined || !selection.$from.parent.inlineContent) return false;
  dispatch?.(tr.replaceSelectionWith(hardBreak.create()));
  return true;
};

/** Drags a block to another place. */
const moveBlock = (editor: HeadlessEditor, random: Random): void => {
  editor.run(({ doc, tr }, dispatch) => {
    if (doc.childCount < 2) return false;
    const from = random(doc.childCount);
    const block = doc.child(from);
    const start = startOf(doc.content, from);
    tr.delete(start, start + block.nodeSize);
    tr.insert(startOf(tr.doc.content, random(tr.doc.childCount + 1)), block);
    dispatch?.(tr);
    return true;
  });
};

const startOf = (blocks: Fragment, at: number): number => {
  let start = 0;
  for (let before = 0; before < at; before += 1) start += blocks.child(before).nodeSize;
  return start;
};

/** A few blocks, open at both ends as a selection in another text is. */
const paste = (editor: HeadlessEditor, random: Random): void => {
  editor.run(({ tr, schema }, dispatch) => {
    dispatch?.(tr.replaceSelection(pasted(schema, random)));
    return true;
  });
};

const pasted = (schema: Schema, random: Random): Slice => {
  const { paragraph, heading, bulletList, listItem, bold } = { ...schema.nodes, ...schema.marks };
  const text = (words: string) => schema.text(words, bold && random(3) === 0 ? [schema.mark("bold")] : []);
  const block = () => schema.node(random(4) ? "paragraph" : "heading", null, text(`pasted ${random(100)}`));
  const list = () => schema.node("bulletList", null, [schema.node("listItem", null, block())]);
  if (!paragraph || !heading || !bulletList || !listItem) return Slice.empty;
  const blocks = Array.from({ length: 1 + random(3) }, () => (random(4) ? block() : list()));
  const open = random(2);
  return new Slice(Fragment.from(blocks), open, open);
};
