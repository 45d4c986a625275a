/** Canonical content: what a version holds, what is hashed, what every export is made from (signoff model §5.3). */
import * as z from "zod";
import { DomainScheme } from "./charter.ts";
import { ITEM_TYPE_KEYS } from "./item-types.ts";

/** Marks are sorted by type; a link carries an http, https, mailto or tel address. */
export const Mark = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bold") }),
  z.strictObject({ type: z.literal("italic") }),
  z.strictObject({ type: z.literal("link"), href: z.string() }),
]);
export type Mark = z.infer<typeof Mark>;

export const Inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1), marks: z.array(Mark) }),
  z.strictObject({ type: z.literal("break") }),
]);
export type Inline = z.infer<typeof Inline>;

/** A heading's level counts from 1 below the section's own heading. */
export type Block =
  | { readonly type: "paragraph"; readonly content: readonly Inline[] }
  | { readonly type: "heading"; readonly level: 1 | 2 | 3; readonly content: readonly Inline[] }
  | { readonly type: "bulletList"; readonly items: readonly (readonly Block[])[] }
  | { readonly type: "orderedList"; readonly items: readonly (readonly Block[])[] }
  | { readonly type: "quote"; readonly content: readonly Block[] };

export const Block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("paragraph"), content: z.array(Inline) }),
    z.strictObject({
      type: z.literal("heading"),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      content: z.array(Inline),
    }),
    z.strictObject({ type: z.literal("bulletList"), items: z.array(z.array(Block)) }),
    z.strictObject({ type: z.literal("orderedList"), items: z.array(z.array(Block)) }),
    z.strictObject({ type: z.literal("quote"), content: z.array(Block) }),
  ]),
);

/**
 * One field's value: `prose` is blocks, `choices` and `references` are lists of strings, `flag` is a boolean,
 * everything else is text (dates YYYY-MM-DD, numbers decimal strings, references ids). An empty field is absent.
 */
export const FieldValue = z.union([z.string(), z.boolean(), z.array(z.string()), z.array(Block)]);
export type FieldValue = z.infer<typeof FieldValue>;

export const ContentItem = z.strictObject({
  id: z.string(),
  type: z.enum(ITEM_TYPE_KEYS),
  fields: z.record(z.string(), FieldValue),
});
export type ContentItem = z.infer<typeof ContentItem>;

export const ContentSection = z.strictObject({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  generated: z.enum(["signatures", "annexes"]).optional(),
  prose: z.array(Block),
  /** In the order of the charter; removed items are not content. */
  items: z.array(ContentItem),
});
export type ContentSection = z.infer<typeof ContentSection>;

export const Content = z.strictObject({
  format: z.literal("acb/content/1"),
  charter: z.strictObject({
    id: z.string(),
    title: z.string(),
    label: z.string(),
    level: z.string(),
    place: z.string(),
    language: z.string(),
    template: z.string(),
    entryPoint: z.string().optional(),
    startingPoint: z.string().optional(),
    domainScheme: DomainScheme,
  }),
  /** The organisations asked to sign, by id, with their names at the freeze; in the order of the charter's partners. */
  parties: z.array(z.strictObject({ id: z.string(), name: z.string(), shortName: z.string() })),
  sections: z.array(ContentSection),
});
export type Content = z.infer<typeof Content>;
