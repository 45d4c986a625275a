/** One field's value as a run of text, blocks included (PUB-5). */
import type { Block, FieldValue } from "@acb/schemas/content";
import type { Field } from "@acb/schemas/field";
import { type Lookup, printValue } from "../values/print-value.ts";
import { flattenBlocks, textCell } from "./inlines.ts";
import type { Cell } from "./publication.ts";

/** An empty run when there is nothing to say (an unticked flag, an empty list). */
export const valueCell = (field: Field, value: FieldValue, lookup: Lookup): Cell =>
  isBlocks(value) ? flattenBlocks(value) : textCell(printValue(field, value, lookup));

/** Is the value shared text with blocks? An empty list is not. */
export const isBlocks = (value: FieldValue): value is Block[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one !== "string");
