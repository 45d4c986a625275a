/** Reads a template and names every fault by its place and the rule it breaks (SPEC: Templates). */
import type * as z from "zod";
import { type JsonPath, readJson } from "./json-places.ts";
import { Template } from "./template.ts";
import { templateFaults } from "./template-faults.ts";

/** `place`: line, column and path, "12:7 sections[3].key". `rule`: what must hold, in plain words. */
export type TemplateProblem = { readonly file: string; readonly place: string; readonly rule: string };
export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/** All faults of the shape, or, once the shape is right, all faults of what it says. */
export const parseTemplate = (file: string, json: string): ParsedTemplate => {
  const read = readJson(json);
  if (!read.ok) return { ok: false, problems: [{ file, place: read.place, rule: read.rule }] };
  const shaped = Template.safeParse(read.value, { reportInput: true });
  const faults = shaped.success ? templateFaults(shaped.data) : shaped.error.issues.map(shapeFault);
  if (shaped.success && faults.length === 0) return { ok: true, template: shaped.data };
  return {
    ok: false,
    problems: faults.map(({ path, rule }) => ({ file, place: read.placeOf(path), rule })),
  };
};

type Issue = z.core.$ZodIssue;

const shapeFault = (issue: Issue): { readonly path: JsonPath; readonly rule: string } => ({
  path: issue.path,
  rule: shapeRule(issue),
});

const shapeRule = (issue: Issue): string => {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "This is required"
        : `This must be ${TYPE_WORDS.get(issue.expected) ?? issue.expected}`;
    case "too_small":
      return `This must have at least ${counted(issue.minimum, issue.origin)}`;
    case "too_big":
      return `This must have at most ${counted(issue.maximum, issue.origin)}`;
    case "invalid_value":
      return `This must be one of: ${issue.values.map(String).join(", ")}`;
    case "invalid_format":
      return `This must have the form ${issue.pattern ?? issue.format}`;
    case "unrecognized_keys":
      return `A template has no such entry here: ${issue.keys.join(", ")}`;
    default:
      return issue.message;
  }
};

const TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ["string", "text"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["object", "an object"],
  ["record", "an object"],
]);

const counted = (count: number | bigint, origin: string): string => {
  const [one, more] = origin === "string" ? ["character", "characters"] : ["entry", "entries"];
  return `${count} ${Number(count) === 1 ? one : more}`;
};
