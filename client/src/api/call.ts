/** Calls the API by the name of a route; the table in schemas gives method, path and the types of body and answer. */
import { API, type RouteName } from "@acb/schemas/api";
import type { PathNames, QueryInput } from "@acb/schemas/api/route";
import type * as z from "zod";
import { ApiError, parseFailure, UNREACHABLE } from "./api-error.ts";

type Table = typeof API;
/** The parts of the path, and what the route may be asked after it. */
export type Params<Name extends RouteName> = Readonly<Record<PathNames<Table[Name]["path"]>, string>> &
  QueryInput<Table[Name]>;
export type Body<Name extends RouteName> = Table[Name]["body"] extends z.ZodType
  ? z.input<Table[Name]["body"]>
  : null;
export type Answer<Name extends RouteName> = z.output<Table[Name]["answer"]>;

export type CallInput<Name extends RouteName> = {
  readonly params: Params<Name>;
  readonly body: Body<Name>;
  readonly signal?: AbortSignal;
};

/** Resolves with the parsed answer. Rejects with an `ApiError`, or with the signal's reason when it was aborted. */
export const call = async <Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Answer<Name>> => {
  const response = await ask(name, input);
  const parsed = API[name].answer.safeParse(await readJson(response));
  if (!parsed.success) throw new ApiError(parseFailure(null));
  // The table's schema has just parsed it; TypeScript cannot follow a lookup by a generic name.
  return parsed.data as Answer<Name>;
};

/** The answer's text to the byte, for what is hashed. Rejects as `call` does. */
export const callText = async <Name extends RouteName>(name: Name, input: CallInput<Name>): Promise<string> =>
  (await ask(name, input)).text();

/** A file that stands beside the API table, and the name that the server gives it. Rejects as `call` does. */
export const fetchFile = async (path: string): Promise<{ readonly file: Blob; readonly name: string }> => {
  const response = await request(path, {});
  const [, name = ""] = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { file: await response.blob(), name };
};

const ask = <Name extends RouteName>(name: Name, input: CallInput<Name>): Promise<Response> => {
  const route = API[name];
  return request(fillPath(route.path, input.params), {
    method: route.method,
    // A request without headers of its own takes up what the page's head has asked for already.
    ...(route.body === null
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(input.body) }),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  });
};

const request = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(path, { credentials: "same-origin", ...init }).catch((reason: unknown) => {
    init.signal?.throwIfAborted();
    throw reason instanceof TypeError ? new ApiError(UNREACHABLE) : reason;
  });
  if (!response.ok) throw new ApiError(parseFailure(await readJson(response)));
  return response;
};

const readJson = (response: Response): Promise<unknown> => response.json().catch(() => null);

type Values = Readonly<Record<string, string | undefined>>;

/** The path with its `:parts` filled in and encoded, and behind it whatever else has a value. */
export const fillPath = (path: string, params: Values): string => {
  const asked = Object.entries(params).filter(
    (entry): entry is [string, string] => Boolean(entry[1]) && !path.split("/").includes(`:${entry[0]}`),
  );
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked)}`;
};
