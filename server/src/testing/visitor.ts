/** A browser as the API sees it: keeps its cookies, names its origin, calls routes by their name in the table. */
import { API, type RouteName } from "@acb/schemas/api";
import type { PathNames } from "@acb/schemas/api/route";
import { ErrorBody } from "@acb/schemas/error";
import type { Hono } from "hono";
import type * as z from "zod";
import type { AppEnvironment } from "../middleware/app-environment.ts";
import { TEST_URL } from "./test-url.ts";

export type Visitor = {
  /** The request as it is given; cookies and origin are added unless they are given too. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** The parsed answer. Throws with the refusal's code when it is refused. */
  readonly call: <Name extends RouteName>(
    name: Name,
    given?: Given<Name>,
  ) => Promise<z.output<(typeof API)[Name]["answer"]>>;
  /** The refusal, with its HTTP status. Throws when the call succeeds. */
  readonly refused: <Name extends RouteName>(
    name: Name,
    given?: Given<Name>,
  ) => Promise<ErrorBody["error"] & { readonly status: number }>;
  readonly cookies: () => string;
};

type Given<Name extends RouteName> = {
  readonly params?: Readonly<Record<PathNames<(typeof API)[Name]["path"]>, string>>;
  /** What stands after the `?`; unknown as below. */
  readonly query?: Readonly<Record<string, string>>;
  /** Unknown on purpose: tests send wrong bodies too. */
  readonly body?: unknown;
};

export const createVisitor = (app: Hono<AppEnvironment>): Visitor => {
  const jar = new Map<string, string>();
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

  const request: Visitor["request"] = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has("Origin")) headers.set("Origin", TEST_URL);
    if (!headers.has("Cookie")) headers.set("Cookie", cookies());
    const response = await app.request(path, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    return response;
  };

  const send = <Name extends RouteName>(name: Name, given: Given<Name> = {}): Promise<Response> => {
    const { method, path } = API[name];
    const params: Readonly<Record<string, string>> = given.params ?? {};
    const address = path.replace(/:(\w+)/g, (_match, part: string) => params[part] ?? "");
    const asked = given.query === undefined ? "" : `?${new URLSearchParams(given.query)}`;
    const body = given.body === undefined ? {} : { body: JSON.stringify(given.body) };
    return request(`${address}${asked}`, {
      method,
      headers: { "Content-Type": "application/json" },
      ...body,
    });
  };

  return {
    request,
    cookies,
    call: async (name, given) => {
      const response = await send(name, given);
      const json: unknown = await response.json();
      if (!response.ok) throw new Error(`${name} was refused: ${JSON.stringify(json)}`);
      // Each row's answer schema makes that row's answer.
      return API[name].answer.parse(json) as z.output<(typeof API)[typeof name]["answer"]>;
    },
    refused: async (name, given) => {
      const response = await send(name, given);
      const json: unknown = await response.json();
      if (response.ok) throw new Error(`${name} was not refused: ${JSON.stringify(json)}`);
      return { ...ErrorBody.parse(json).error, status: response.status };
    },
  };
};

const keep = (jar: Map<string, string>, cookie: string): void => {
  const [pair = "", ...attributes] = cookie.split(";");
  const [name = "", value = ""] = pair.split("=", 2);
  const ends = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
  if (ends) jar.delete(name);
  else jar.set(name, value);
};
