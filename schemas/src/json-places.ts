/** Reads JSON and remembers where each value stands, so that a fault can be named by line, column and path. */

export type JsonPath = readonly PropertyKey[];
export type PlacedJson =
  | { readonly ok: true; readonly value: unknown; readonly placeOf: (path: JsonPath) => string }
  | { readonly ok: false; readonly place: string; readonly path: JsonPath; readonly rule: string };

/** Stricter than `JSON.parse`: no key twice, no key that reaches a prototype, no nesting beyond 40. */
export const readJson = (text: string): PlacedJson => {
  const reading: Reading = { text, at: 0, fault: null, offsets: new Map() };
  const value = readValue(reading, []);
  skipSpace(reading);
  if (reading.fault === null && reading.at < text.length) fail(reading, "The file goes on after its end");
  if (reading.fault !== null) {
    const { offset, path, rule } = reading.fault;
    return { ok: false, place: placeAt(text, offset, path), path, rule };
  }
  return { ok: true, value, placeOf: (path) => placeAt(text, offsetOf(reading.offsets, path), path) };
};

type Fault = { readonly offset: number; readonly path: JsonPath; readonly rule: string };
type Reading = {
  readonly text: string;
  readonly offsets: Map<string, number>;
  at: number;
  fault: Fault | null;
};

const MAX_DEPTH = 40;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\p{Cc}]+|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const readValue = (reading: Reading, path: JsonPath): unknown => {
  skipSpace(reading);
  reading.offsets.set(keyOf(path), reading.at);
  if (path.length > MAX_DEPTH) return fail(reading, "This is nested too deeply", path);
  switch (reading.text[reading.at]) {
    case "{":
      return readObject(reading, path);
    case "[":
      return readList(reading, path);
    case '"':
      return readToken(reading, TEXT, path);
    default:
      return readToken(reading, WORD, path);
  }
};

const readObject = (reading: Reading, path: JsonPath): Readonly<Record<string, unknown>> => {
  const entries = new Map<string, unknown>();
  readMembers(reading, { path, close: "}" }, () => {
    skipSpace(reading);
    const start = reading.at;
    const key = readToken(reading, TEXT, path);
    if (typeof key !== "string") return;
    if (FORBIDDEN_KEYS.has(key)) fail(reading, `The key “${key}” may not be used`, path, start);
    if (entries.has(key)) fail(reading, `The key “${key}” is here twice`, [...path, key], start);
    if (!take(reading, ":")) fail(reading, "A colon is missing after the key", path);
    entries.set(key, readValue(reading, [...path, key]));
  });
  return Object.fromEntries(entries);
};

const readList = (reading: Reading, path: JsonPath): readonly unknown[] => {
  const list: unknown[] = [];
  readMembers(reading, { path, close: "]" }, () => {
    list.push(readValue(reading, [...path, list.length]));
  });
  return list;
};

const readMembers = (
  reading: Reading,
  { path, close }: { readonly path: JsonPath; readonly close: "}" | "]" },
  readMember: () => void,
): void => {
  reading.at += 1;
  if (take(reading, close)) return;
  do readMember();
  while (take(reading, ","));
  if (!take(reading, close)) fail(reading, `A comma or “${close}” is missing`, path);
};

const readToken = (reading: Reading, token: RegExp, path: JsonPath): unknown => {
  token.lastIndex = reading.at;
  const found = token.exec(reading.text)?.[0];
  if (found === undefined || found === "") return fail(reading, "This is not JSON", path);
  reading.at += found.length;
  return JSON.parse(found);
};

const take = (reading: Reading, sign: string): boolean => {
  skipSpace(reading);
  if (reading.text[reading.at] !== sign) return false;
  reading.at += 1;
  return true;
};

const skipSpace = (reading: Reading): void => {
  SPACE.lastIndex = reading.at;
  reading.at += SPACE.exec(reading.text)?.[0].length ?? 0;
};

/** Keeps the first fault and goes to the end of the text, where all reading stops. */
const fail = (reading: Reading, rule: string, path: JsonPath = [], offset = reading.at): undefined => {
  reading.fault ??= { offset, path, rule };
  reading.at = reading.text.length;
};

const keyOf = (path: JsonPath): string => JSON.stringify(path.map(String));

/** A missing value has no place of its own; its nearest parent has. */
const offsetOf = (offsets: ReadonlyMap<string, number>, path: JsonPath): number =>
  offsets.get(keyOf(path)) ?? (path.length === 0 ? 0 : offsetOf(offsets, path.slice(0, -1)));

const placeAt = (text: string, offset: number, path: JsonPath): string => {
  const before = text.slice(0, offset).split("\n");
  const trail = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  return `${before.length}:${(before.at(-1) ?? "").length + 1} ${trail.replace(/^\./, "")}`.trim();
};
