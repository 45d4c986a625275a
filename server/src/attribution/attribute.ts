/**
 * Who wrote which characters of a document (SPEC: Attribution): each stands under the client id that brought it, and a
 * client id belongs to one person for ever. Pure: reads the document as it is, and keeps nothing.
 */
import type { AttributedField, AttributedRun } from "@acb/schemas/api/attribution-routes";
import { itemTypeOf } from "@acb/schemas/item-types";
import {
  fieldEntry,
  fieldFragment,
  fieldValue,
  type ItemView,
  itemMap,
  listItems,
  listSections,
  type SectionView,
  sectionMap,
  sectionProse,
} from "@acb/shared/document/layout";
import * as Y from "yjs";

/** The number of the author to whom a client id belongs; `null` for the server's own and for one that nobody has. */
export type AuthorOf = (clientId: number) => number | null;

type Lines = AttributedField["lines"];

/** What is on the page: removed items and hidden sections are not. */
export const attribute = (doc: Y.Doc, authorOf: AuthorOf): readonly AttributedField[] =>
  listSections(doc).flatMap((section) => [
    ...fieldsOfSection(doc, section, authorOf),
    ...listItems(doc, section.id).flatMap((item) => fieldsOfItem(doc, item, authorOf)),
  ]);

const fieldsOfSection = (
  doc: Y.Doc,
  { id, title }: SectionView,
  authorOf: AuthorOf,
): readonly AttributedField[] => {
  const prose = sectionProse(doc, id);
  return [
    { field: "title", lines: valueLines(sectionMap(doc, id), { entry: "title", text: title }, authorOf) },
    { field: "prose", lines: prose === null ? [] : textLines(prose, authorOf) },
  ]
    .filter(({ lines }) => lines.length > 0)
    .map((field) => ({ sectionId: id, itemId: null, ...field }));
};

const fieldsOfItem = (
  doc: Y.Doc,
  { id, type, sectionId }: ItemView,
  authorOf: AuthorOf,
): readonly AttributedField[] =>
  itemTypeOf(type).fields.flatMap(({ key }) => {
    const fragment = fieldFragment(doc, id, key);
    const value = { entry: fieldEntry(key), text: String(fieldValue(doc, id, key) ?? "") };
    const lines =
      fragment === null ? valueLines(itemMap(doc, id), value, authorOf) : textLines(fragment, authorOf);
    return lines.length === 0 ? [] : [{ sectionId, itemId: id, field: key, lines }];
  });

/** A value that was chosen is its last chooser's, whole. */
const valueLines = (
  map: Y.Map<unknown> | null,
  { entry, text }: { readonly entry: string; readonly text: string },
  authorOf: AuthorOf,
): Lines => {
  const chosen = map?._map.get(entry);
  return chosen === undefined || text === "" ? [] : [[{ text, author: authorOf(chosen.id.client) }]];
};

/** Every text node with words in it is a line. Without recursion: a text may be nested deeper than the stack. */
const textLines = (fragment: Y.XmlFragment, authorOf: AuthorOf): Lines => {
  const lines: Lines = [];
  const open: unknown[] = fragment.toArray().reverse();
  while (open.length > 0) {
    const node = open.pop();
    if (node instanceof Y.Text) {
      const runs = runsOf(node, authorOf);
      if (runs.length > 0) lines.push(runs);
    } else if (node instanceof Y.XmlElement) open.push(...node.toArray().reverse());
  }
  return lines;
};

/** Neighbours of one author are one run, whichever of their devices wrote them. */
const runsOf = (text: Y.Text, authorOf: AuthorOf): AttributedRun[] => {
  const runs: AttributedRun[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const run = { text: item.content.str, author: authorOf(item.id.client) };
    const last = runs.at(-1);
    if (last?.author === run.author) last.text += run.text;
    else runs.push(run);
  }
  return runs;
};
