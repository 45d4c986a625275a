/**
 * The editor's schema of shared text (SPEC: Document). It is total: each node takes any number of its children, none
 * included. The Yjs binding deletes what its schema refuses, so that strictness here would delete people's words.
 */
import { type Extensions, getSchema } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import type { Schema } from "@tiptap/pm/model";
import { OneLinePaste } from "./one-line-paste.ts";
import { safeHref } from "./safe-link.ts";

/** `prose`: blocks with marks. `line`: one paragraph of plain text. */
export type TextKind = "prose" | "line";

/** Undo, collaboration and carets are the client's to add. */
export const proseExtensions: Extensions = [
  Document.extend({ content: "block*" }),
  // The first block is what the editor makes where it needs one.
  Paragraph,
  Text,
  Heading.configure({ levels: [1, 2, 3] }),
  BulletList.extend({ content: "listItem*" }),
  // Without the number to start at: content numbers every list from 1.
  OrderedList.extend({ content: "listItem*", addAttributes: () => ({}) }),
  ListItem.extend({ content: "block*" }),
  Blockquote.extend({ content: "block*" }),
  HardBreak,
  Bold,
  Italic,
  Link.configure({
    // Automatic links would be written by whoever looks on, not by the person who types.
    autolink: false,
    openOnClick: false,
    isAllowedUri: (address) => safeHref(address) !== null,
    HTMLAttributes: { rel: null, target: null },
  }),
];

export const lineExtensions: Extensions = [
  Document.extend({ content: "paragraph*" }),
  Paragraph.extend({
    content: "text*",
    addKeyboardShortcuts: () => ({
      Enter: () => true,
      "Shift-Enter": () => true,
      "Mod-Enter": () => true,
    }),
  }),
  Text,
  OneLinePaste,
];

const SCHEMAS: Readonly<Record<TextKind, Schema>> = {
  prose: getSchema(proseExtensions),
  line: getSchema(lineExtensions),
};

export const textSchema = (kind: TextKind): Schema => SCHEMAS[kind];
