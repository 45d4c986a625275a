/** A template is data: sections in order, each shared prose, lists of items, or generated. */
import * as z from "zod";
import { ITEM_TYPE_KEYS } from "./item-types.ts";

const SectionKey = z.string().regex(/^[a-z][a-zA-Z0-9]{1,30}$/);
const PlainValue = z.union([z.string(), z.boolean(), z.array(z.string())]);

/** A list of items of one type; `preset` gives new items their first values and says which items belong here. */
export const SectionList = z.strictObject({
  type: z.enum(ITEM_TYPE_KEYS),
  preset: z.record(z.string(), PlainValue).optional(),
});
export type SectionList = z.infer<typeof SectionList>;

/** An item that a new charter starts with; `fields` holds plain text for shared-text fields. */
export const StarterItem = z.strictObject({
  type: z.enum(ITEM_TYPE_KEYS),
  fields: z.record(z.string(), PlainValue),
});
export type StarterItem = z.infer<typeof StarterItem>;

/** Details of the charter itself that a section asks for with form controls. */
export const CharterDetail = z.enum(["level", "entryPoint", "startingPoint"]);
export type CharterDetail = z.infer<typeof CharterDetail>;

export const TemplateSection = z.strictObject({
  key: SectionKey,
  title: z.string().min(2).max(120),
  required: z.boolean(),
  /** Has this section a text of its own? */
  prose: z.boolean(),
  lists: z.array(SectionList),
  /** Generated from the rest of the charter or from its records; nobody writes in it. */
  generated: z.enum(["signatures", "annexes"]).optional(),
  details: z.array(CharterDetail).optional(),
  /** Usual length, in words for the writer: "150 to 250 words", "5 to 8, at least one per domain". */
  usual: z.string().min(1).max(120),
  purpose: z.string().min(1).max(200),
  prompt: z.string().min(1).max(400),
  example: z.string().max(300).optional(),
  checks: z.array(z.string().regex(/^C\d\d$/)),
  starters: z.array(StarterItem).optional(),
});
export type TemplateSection = z.infer<typeof TemplateSection>;

export const Template = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]{2,40}$/),
  name: z.string().min(3).max(80),
  description: z.string().min(10).max(400),
  level: z.enum(["hyper_local", "local", "system", "regional"]),
  label: z.enum(["charter", "framework", "pledge", "compact", "social_value_charter"]),
  domainScheme: z.string(),
  /** For whom and how long, in words: "10 to 16 partners, 16 to 28 pages". */
  size: z.string().max(160),
  sections: z.array(TemplateSection).min(1).max(60),
});
export type Template = z.infer<typeof Template>;
