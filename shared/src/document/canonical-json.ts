/** Canonical JSON after RFC 8785 (SPEC: Content), for the values that content consists of. */

/** One text for one value, whatever the order of its keys. Throws `RangeError` for anything that JSON would bend or drop. */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return canonicalString(value);
  if (typeof value === "number") return canonicalInteger(value);
  if (Array.isArray(value)) return canonicalArray(value);
  if (isPlainObject(value)) return canonicalObject(value);
  throw new RangeError(`Canonical JSON has no ${typeof value === "object" ? "such object" : typeof value}`);
};

const canonicalString = (text: string): string => {
  if (!text.isWellFormed()) throw new RangeError("Canonical JSON has no lone surrogates");
  return JSON.stringify(text);
};

const canonicalInteger = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new RangeError("Canonical JSON here has safe integers only");
  return JSON.stringify(value);
};

const canonicalArray = (list: readonly unknown[]): string =>
  // Array.from visits holes, which map would skip and JSON would turn into null.
  `[${Array.from(list, canonicalJson).join(",")}]`;

const canonicalObject = (value: Readonly<Record<string, unknown>>): string => {
  // The default sort is by UTF-16 code units, as RFC 8785 asks.
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(",")}}`;
};

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};
