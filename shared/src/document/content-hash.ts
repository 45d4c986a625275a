/** The hashes of content (SPEC: Content; signoff model §5.3): the same in browser and server, from the JSON alone. */
import { Content, type ContentItem, type ContentSection } from "@acb/schemas/content";
import type { BlockHash } from "@acb/schemas/version";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.ts";

export type ContentHashes = { readonly contentHash: string; readonly blockHashes: readonly BlockHash[] };
export type HashedText =
  | ({ readonly ok: true; readonly content: Content } & ContentHashes)
  | { readonly ok: false; readonly why: string };

/** What each hash is of: a hash of a block can never pass as one of a content. */
const PREFIX = { block: "acb/block/1", content: "acb/content/1" } as const;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 10;
const BITS_PER_SYMBOL = 5;

/** One hash per section and item in order, and one over these with everything that is in no block. */
export const hashContent = (content: Content): ContentHashes => {
  const blockHashes = content.sections.flatMap((section) => [
    hashOfBlock(section.id, sectionBlock(section)),
    ...section.items.map((item) => hashOfBlock(item.id, item)),
  ]);
  const { format, charter, parties } = content;
  return {
    contentHash: hash(PREFIX.content, { format, charter, parties, blocks: blockHashes }),
    blockHashes,
  };
};

/**
 * For the reader's own browser: the text as it came, with its hashes. It is refused when it is not content, or not
 * in its canonical form, so that no two texts share a hash.
 */
export const hashCanonicalText = (json: string): HashedText => {
  const content = Content.safeParse(parseJson(json));
  if (!content.success) return { ok: false, why: "This is not the content of a charter." };
  if (!isCanonical(content.data, json)) return { ok: false, why: "This text is not in its canonical form." };
  return { ok: true, content: content.data, ...hashContent(content.data) };
};

/** The look-up code for board papers, "K7Q2-M9XD-41": to find a version by, never to compare by. */
export const contentCode = (contentHash: string): string => {
  const bits = BigInt(`0x${contentHash}`) >> BigInt(256 - CODE_LENGTH * BITS_PER_SYMBOL);
  const symbols = Array.from({ length: CODE_LENGTH }, (_, place) => {
    const shift = BigInt((CODE_LENGTH - 1 - place) * BITS_PER_SYMBOL);
    return CROCKFORD.charAt(Number((bits >> shift) & 31n));
  }).join("");
  return `${symbols.slice(0, 4)}-${symbols.slice(4, 8)}-${symbols.slice(8)}`;
};

const sectionBlock = ({ items: _items, ...block }: ContentSection): Omit<ContentSection, "items"> => block;

const hashOfBlock = (blockId: string, block: ContentItem | Omit<ContentSection, "items">): BlockHash => ({
  blockId,
  hash: hash(PREFIX.block, block),
});

const hash = (prefix: string, value: unknown): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(prefix), Uint8Array.of(0), utf8ToBytes(canonicalJson(value)))));

/** `undefined` for what is no JSON, which no schema takes. */
const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

const isCanonical = (content: Content, json: string): boolean => {
  try {
    return canonicalJson(content) === json;
  } catch {
    // Escaped lone surrogates pass JSON.parse; canonical JSON has none.
    return false;
  }
};
