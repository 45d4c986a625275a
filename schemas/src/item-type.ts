/** What an item type is, and the makers that keep its declarations short. */
import type { Field, Option, ReferenceTarget } from "./field.ts";

/**
 * One kind of item, declared once. `home` says where items of it live: in the charter's `document`, or as a `record`
 * beside it that the sign-off or the progress report keeps (never in the live document).
 */
export type ItemType = {
  readonly key: string;
  /** Singular and plural, in sentence case: "Commitment", "Commitments". */
  readonly name: string;
  readonly plural: string;
  readonly home: "document" | "record";
  /** One sentence: what it is and what makes a good one. */
  readonly help: string;
  /** A filled example as one sentence, shown beside the empty form. */
  readonly example?: string;
  /** In the order of the form. */
  readonly fields: readonly Field[];
  /** The field whose text names the item wherever it is mentioned: in the outline, in references, as a heading. */
  readonly titleField: string;
  /** The field with a shorter name, for places with little room: references and tables in print. */
  readonly shortTitleField?: string;
  /** Fields shown under the title while the item is closed, in order; empty ones are left out. */
  readonly summaryFields: readonly string[];
  /**
   * `entries`: a heading with its facts. `table`: one row each, with these fields as columns after the title, the most
   * telling first; what has no column follows as details. `groupBy` names a reference: a longer list becomes one table per
   * item it points at. `annex` names fields that are printed in the annex of definitions instead, where there is one.
   */
  readonly publishedAs:
    | { readonly as: "entries" }
    | {
        readonly as: "table";
        readonly columns: readonly string[];
        readonly groupBy?: string;
        readonly annex?: readonly string[];
      };
};

type Hint = { readonly hint?: string };
type Chosen = Hint & { readonly options: readonly Option[] | "domainScheme" };
type Pointing = Hint & { readonly to: ReferenceTarget };
type Need = "required" | "optional";
const base = (key: string, label: string, need: Need, hint?: string) => ({
  key,
  label,
  required: need === "required",
  ...(hint === undefined ? {} : { hint }),
});

/** Makers of fields, so that a declaration reads as a table. */
export const prose = (key: string, label: string, need: Need, hint?: string): Field => ({
  kind: "prose",
  ...base(key, label, need, hint),
});
export const line = (key: string, label: string, need: Need, hint?: string): Field => ({
  kind: "line",
  ...base(key, label, need, hint),
});
export const date = (key: string, label: string, need: Need, hint?: string): Field => ({
  kind: "date",
  ...base(key, label, need, hint),
});
export const number = (
  key: string,
  label: string,
  need: Need,
  limits: Hint & { readonly unit?: string; readonly min?: number; readonly max?: number } = {},
): Field => {
  const { hint, ...rest } = limits;
  return { kind: "number", ...base(key, label, need, hint), ...rest };
};
export const money = (key: string, label: string, need: Need, hint?: string): Field => ({
  kind: "money",
  ...base(key, label, need, hint),
});
export const flag = (key: string, label: string, need: Need, hint?: string): Field => ({
  kind: "flag",
  ...base(key, label, need, hint),
});
export const choice = (key: string, label: string, need: Need, { hint, options }: Chosen): Field => ({
  kind: "choice",
  ...base(key, label, need, hint),
  options,
});
export const choices = (key: string, label: string, need: Need, { hint, options }: Chosen): Field => ({
  kind: "choices",
  ...base(key, label, need, hint),
  options,
});
export const reference = (key: string, label: string, need: Need, { hint, to }: Pointing): Field => ({
  kind: "reference",
  ...base(key, label, need, hint),
  to,
});
export const references = (key: string, label: string, need: Need, { hint, to }: Pointing): Field => ({
  kind: "references",
  ...base(key, label, need, hint),
  to,
});

/** Options from a table of value and label, in the order of the table. */
export const options = (labels: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The field of that key. Throws `RangeError` when the type has none. */
export const fieldOf = (type: ItemType, key: string): Field => {
  const found = type.fields.find((field) => field.key === key);
  if (found === undefined) throw new RangeError(`${type.key} has no field ${key}`);
  return found;
};
