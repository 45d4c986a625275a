/** One field of an item type: declared once, and the form, validation, content and exports derive from it. */
import * as z from "zod";

/** A choice's options: value in the data, label on screen and in print. */
export type Option = { readonly value: string; readonly label: string };

/** What a `reference` may point at: an item of that type in the same charter, or an organisation of the network. */
export type ReferenceTarget =
  | "organisation"
  | "partner"
  | "strategy"
  | "objective"
  | "commitment"
  | "goal"
  | "measure"
  | "governanceForum"
  | "engagementActivity";

type FieldBase = {
  /** The key in the document, the content and the API: camelCase. */
  readonly key: string;
  /** The label of the control and the heading of the column, in sentence case, without a colon. */
  readonly label: string;
  /** One sentence of help below the label; absent where the label says it all. */
  readonly hint?: string;
  /** Missing required fields are shown as gaps; they never stop anybody writing. */
  readonly required: boolean;
};

/**
 * The kinds of field. `prose` and `line` are shared text (a `line` is a single block without marks); the others
 * are plain values edited by a native control. `number` and `money` are decimal strings, `date` is YYYY-MM-DD.
 */
export type Field =
  | (FieldBase & { readonly kind: "prose" })
  | (FieldBase & { readonly kind: "line" })
  | (FieldBase & { readonly kind: "choice"; readonly options: readonly Option[] | "domainScheme" })
  | (FieldBase & { readonly kind: "choices"; readonly options: readonly Option[] | "domainScheme" })
  | (FieldBase & { readonly kind: "date" })
  | (FieldBase & {
      readonly kind: "number";
      readonly unit?: string;
      readonly min?: number;
      readonly max?: number;
    })
  | (FieldBase & { readonly kind: "money" })
  | (FieldBase & { readonly kind: "flag" })
  | (FieldBase & { readonly kind: "reference"; readonly to: ReferenceTarget })
  | (FieldBase & { readonly kind: "references"; readonly to: ReferenceTarget });

export type FieldKind = Field["kind"];

/** Shared text lives in a Y.XmlFragment; everything else is a plain value in the item's Y.Map. */
export const isSharedText = (field: Field): boolean => field.kind === "prose" || field.kind === "line";

/** A decimal number as text, so that no float ever enters the hashed content: "46", "-3.5", "2150.00". */
export const Decimal = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, "Enter a number, like 46 or 3.5, without commas or a unit");
/** A calendar date without a time, Europe/London: "2027-03-31". */
export const IsoDate = z.iso.date("Enter a date, like 31 March 2027");

/**
 * The schema of one plain value, by field kind. Throws `RangeError` for shared text, which has no plain value.
 * Options from a domain scheme are checked by whoever knows the charter's scheme.
 */
export const plainValueSchema = (field: Field): z.ZodType => {
  switch (field.kind) {
    case "choice":
      return field.options === "domainScheme"
        ? z.string().max(60)
        : z.enum(field.options.map((o) => o.value));
    case "choices":
      return z
        .array(
          field.options === "domainScheme" ? z.string().max(60) : z.enum(field.options.map((o) => o.value)),
        )
        .max(40);
    case "date":
      return IsoDate;
    case "number":
    case "money":
      return Decimal;
    case "flag":
      return z.boolean();
    case "reference":
      return z.string().max(60);
    case "references":
      return z.array(z.string().max(60)).max(80);
    case "prose":
    case "line":
      throw new RangeError(`${field.key} is shared text and has no plain value`);
    default:
      return field satisfies never;
  }
};
