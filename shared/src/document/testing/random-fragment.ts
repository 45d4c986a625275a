/** Random shared text, honest and hostile, for properties (SPEC: Content). */
// biome-ignore lint/correctness/noUndeclaredDependencies: only tests import this file, and their tools are the root's.
import fc from "fast-check";
import * as Y from "yjs";

type RandomText = {
  readonly words: readonly { readonly text: string; readonly marks: Readonly<Record<string, unknown>> }[];
};
export type RandomNode =
  | RandomText
  | {
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly children: readonly RandomNode[];
    };

const KNOWN_NAMES = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
  "hardBreak",
] as const;
const FOREIGN_NAMES = ["table", "script", "__proto__", "", "doc", "text"] as const;

const marks = (foreign: boolean): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  fc.dictionary(
    fc.constantFrom(
      "bold",
      "italic",
      "link",
      ...(foreign ? ["comment", "link--Zm9vYmFy", "constructor"] : []),
    ),
    fc.constantFrom<unknown>(
      true,
      { href: "https://a.example" },
      { href: "JaVa\tScript:alert(1)" },
      ...(foreign ? [null, 7, "x"] : []),
    ),
    { maxKeys: 2 },
  );

const word = fc.string({ unit: "binary", minLength: 1, maxLength: 6 });

const textNode = (foreign: boolean): fc.Arbitrary<RandomNode> =>
  fc.record({ words: fc.array(fc.record({ text: word, marks: marks(foreign) }), { maxLength: 3 }) });

/** Any nodes in any place, known ones or not. */
export const anyNodes: fc.Arbitrary<readonly RandomNode[]> = fc
  .letrec<{ node: RandomNode }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      textNode(true),
      fc.record({
        name: fc.constantFrom(...KNOWN_NAMES, ...FOREIGN_NAMES),
        attributes: fc.dictionary(
          fc.constantFrom("level", "href", "onclick"),
          fc.constantFrom("1", "2", "9", "x"),
        ),
        children: fc.array(tie("node"), { maxLength: 4 }),
      }),
    ),
  }))
  .node.chain((first) => fc.array(fc.constant(first), { minLength: 1, maxLength: 2 }));

/** A fragment that holds these nodes, in a document that got them from elsewhere. */
export const fragmentOf = (nodes: readonly RandomNode[]): Y.XmlFragment => {
  const author = new Y.Doc();
  author.getXmlFragment("text").insert(0, nodes.map(toShared));
  const reader = new Y.Doc();
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(author));
  return reader.getXmlFragment("text");
};

/** All words of the nodes in order, without regard to structure. */
export const wordsOf = (nodes: readonly RandomNode[]): string =>
  nodes
    .map((node) => ("words" in node ? node.words.map(({ text }) => text).join("") : wordsOf(node.children)))
    .join("");

export const toShared = (node: RandomNode): Y.XmlElement | Y.XmlText => {
  if ("words" in node) {
    const text = new Y.XmlText();
    text.applyDelta(node.words.map(({ text: insert, marks: attributes }) => ({ insert, attributes })));
    return text;
  }
  const element = new Y.XmlElement(node.name);
  for (const [key, value] of Object.entries(node.attributes)) element.setAttribute(key, value);
  element.insert(0, node.children.map(toShared));
  return element;
};
