/** Reads a JSON body up to a limit and checks it by the route's schema (SPEC: HTTP). */
import { type JsonPath, readJson } from "@acb/schemas/json-places";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import type * as z from "zod";
import { done, type Result, refuse } from "../commands/result.ts";
import { answerRefusal } from "./answer-refusal.ts";
import type { AppEnvironment } from "./app-environment.ts";

/** A whole charter as JSON has about 200 kB. */
const LARGEST_BODY_BYTES = 1024 * 1024;
/** A place in a body has this many steps at most. */
const DEEPEST_NAMED = 8;

/** Counts the bytes while they come, so that a body without a stated length ends as early. */
export const limitBody = bodyLimit({
  maxSize: LARGEST_BODY_BYTES,
  onError: (c: Context<AppEnvironment>) => answerRefusal(c, refuse("BODY_TOO_LARGE")),
});

/**
 * Answers the body as its schema makes it, or INVALID with the words for each place in it. A key that is there twice is one of
 * those: which of the two somebody meant is not to be guessed.
 */
export const readBody = async (c: Context<AppEnvironment>, schema: z.ZodType): Promise<Result<unknown>> => {
  const mediaType = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") return refuse("BODY_NOT_JSON");
  const text = await c.req.text();
  const json = parseJson(text);
  if (!json.ok) return json;
  const strict = readJson(text);
  if (!strict.ok) return refuse("INVALID", { [nameOf(strict.path)]: strict.rule });
  return checkBy(schema, json.value);
};

/** What the schema makes of it, or INVALID with the words for each place in it. */
export const checkBy = (schema: z.ZodType, value: unknown): Result<unknown> => {
  const parsed = schema.safeParse(value);
  return parsed.success ? done(parsed.data) : refuse("INVALID", fieldsOf(parsed.error));
};

/** What is nested deeper than anything is named as the body as a whole. */
const nameOf = (path: JsonPath): string => (path.length > DEEPEST_NAMED ? "" : path.map(String).join("."));

/** The first thing to correct at each place; the body as a whole is the place "". */
const fieldsOf = (error: z.ZodError): Readonly<Record<string, string>> =>
  Object.fromEntries(
    error.issues.toReversed().map((issue) => [issue.path.map(String).join("."), issue.message]),
  );

const parseJson = (text: string): Result<unknown> => {
  try {
    return done(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof SyntaxError) return refuse("BODY_NOT_JSON");
    throw cause;
  }
};
