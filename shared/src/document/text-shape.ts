/** What shared text may hold, derived from the editor's schema (SPEC: Document): which nodes where, which attributes and marks. */
import type { NodeType } from "@tiptap/pm/model";
import { type TextKind, textSchema } from "./prose-schema.ts";
import { safeHref } from "./safe-link.ts";

/** A run of words: the only thing in it besides words is marks. */
export type WordsShape = {
  readonly kind: "words";
  readonly hasMark: (name: string) => boolean;
  /** Asked for known marks; `null` ends one. */
  readonly markFits: (name: string, value: unknown) => boolean;
};
/** An element of shared text, or the text itself, which has no attributes. */
export type NodeShape = {
  readonly kind: "node";
  /** The shape of an element of that name in this place, or `null` when it has no place here. */
  readonly child: (name: string) => NodeShape | null;
  /** `null` where words have no place. */
  readonly words: WordsShape | null;
  readonly attribute: (name: string) => ((value: unknown) => boolean) | null;
};

const HEADING_LEVELS: ReadonlySet<unknown> = new Set([1, 2, 3]);
const isTextOrNothing = (value: unknown): boolean => value === null || typeof value === "string";

/** Which values an attribute may have. Each attribute of the schema has its row: a test holds the two together. */
export const NODE_ATTRIBUTES: Readonly<
  Record<string, Readonly<Record<string, (value: unknown) => boolean>>>
> = { heading: { level: (value) => HEADING_LEVELS.has(value) } };
export const MARK_ATTRIBUTES: typeof NODE_ATTRIBUTES = {
  link: {
    href: (value) => safeHref(value) !== null,
    target: isTextOrNothing,
    rel: isTextOrNothing,
    class: isTextOrNothing,
    title: isTextOrNothing,
  },
};

/** The same shape for the same node, so that asking again costs nothing. */
export const textShape = (kind: TextKind): NodeShape => SHAPES[kind];

const shapeOfText = (kind: TextKind): NodeShape => {
  const schema = textSchema(kind);
  const made = new Map<NodeType, NodeShape>();
  const words: WordsShape = {
    kind: "words",
    hasMark: (name) => Object.hasOwn(schema.marks, name),
    markFits: (name, value) => value === null || markFits(name, value),
  };
  const shapeOf = (node: NodeType): NodeShape => {
    const known = made.get(node);
    if (known !== undefined) return known;
    const shape = makeShape(node);
    made.set(node, shape);
    return shape;
  };
  const makeShape = (node: NodeType): NodeShape => ({
    kind: "node",
    child: (name) => {
      const child = Object.hasOwn(schema.nodes, name) ? schema.nodes[name] : undefined;
      return child === undefined || child.isText || !takes(node, child) ? null : shapeOf(child);
    },
    words: schema.nodes.text !== undefined && takes(node, schema.nodes.text) ? words : null,
    attribute: (name) => own(own(NODE_ATTRIBUTES, node.name) ?? {}, name) ?? null,
  });
  return shapeOf(schema.topNodeType);
};

/** The schema is total: what a node takes once it takes in any number and order. */
const takes = (node: NodeType, child: NodeType): boolean => node.contentMatch.matchType(child) !== null;

/** A mark without attributes is kept as `true` or as `{}`. */
const markFits = (name: string, value: unknown): boolean => {
  const attributes = own(MARK_ATTRIBUTES, name) ?? {};
  const needed = Object.hasOwn(attributes, "href");
  if (value === true) return !needed;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (Object.getPrototypeOf(value) !== Object.prototype || (needed && !Object.hasOwn(value, "href")))
    return false;
  return Object.entries(value).every(([key, one]) => own(attributes, key)?.(one) === true);
};

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const SHAPES: Readonly<Record<TextKind, NodeShape>> = {
  prose: shapeOfText("prose"),
  line: shapeOfText("line"),
};

/** The names of all elements that some editor knows. */
export const TEXT_NODE_NAMES: ReadonlySet<string> = new Set(
  (["prose", "line"] as const).flatMap((kind) => {
    const { nodes, topNodeType } = textSchema(kind);
    return Object.values(nodes).flatMap((node) => (node.isText || node === topNodeType ? [] : [node.name]));
  }),
);
