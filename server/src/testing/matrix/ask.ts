/** Sends a row of the matrix as somebody, and says what was answered in one line. */
import { ErrorBody, type RefusalCode } from "@acb/schemas/error";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { createStreamReader } from "@acb/shared/protocol/event-stream";
import type { Visitor } from "../visitor.ts";
import type { Cast, Ids } from "./cast.ts";
import { ROUTE_NEEDS } from "./route-needs.ts";

export type Asked = { readonly path: string; readonly init: RequestInit };

/** The request of a route with these ids in its path and body. */
export const requestOf = (route: string, ids: Ids, cast: Cast): Asked => {
  const row = ROUTE_NEEDS[route];
  if (row === undefined) throw new Error(missingRow(route));
  const [method = "", pattern = ""] = route.split(" ");
  const parts: Readonly<Record<string, string>> = { ...ids, ...row.parts?.(ids, cast) };
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? "missing").replace(/\*$/, "");
  const body = row.body?.(ids, cast);
  if (body === undefined) return { path, init: { method } };
  if (body instanceof Uint8Array) return { path, init: { method, body: Uint8Array.from(body) } };
  const headers = { "Content-Type": "application/json" };
  return { path, init: { method, headers, body: JSON.stringify(body) } };
};

export const missingRow = (route: string): string =>
  `“${route}” has no row in server/src/testing/matrix: add one to the “…-needs.ts” of its kind that says what it needs of who asks (an ` +
  "action of the table of access, or signedIn, administrator, anybody …), with a body that changes nothing.";

/** Status and code, and of a refusal everything but its own id, so that two can be compared to the byte. */
export type Answer = { readonly outcome: string; readonly bytes: string };

export const ask = async (visitor: Visitor, { path, init }: Asked): Promise<Answer> => {
  const response = await visitor.request(path, init);
  const type = response.headers.get("Content-Type") ?? "";
  const text = type.startsWith("text/event-stream") ? await beginningOf(response) : await response.text();
  const bytes = `${response.status} ${type} ${text.replace(/"requestId":"[^"]+"/, "")}`;
  if (type.startsWith("text/event-stream")) return { outcome: streamOutcome(text), bytes };
  if (response.ok) return { outcome: "200", bytes };
  const code = type.startsWith("application/json")
    ? ErrorBody.parse(JSON.parse(text)).error.code
    : BARE[response.status];
  return { outcome: `${response.status}${code === undefined ? "" : ` ${code}`}`, bytes };
};

/** What a transport of frames means by a status without a body, as its client reads it. */
const BARE: Readonly<Record<number, RefusalCode>> = {
  401: "NOT_SIGNED_IN",
  403: "FOREIGN_ORIGIN",
  404: "NOT_FOUND",
};

/** A stream goes on for as long as its socket: its first event says what became of the request. */
const beginningOf = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let piece = await reader?.read(); piece !== undefined && !piece.done; piece = await reader?.read()) {
    text += decoder.decode(piece.value, { stream: true });
    if (text.includes("event: ")) break;
  }
  await reader?.cancel();
  return text;
};

/** A refusal that a WebSocket would hear by its close code. */
const streamOutcome = (text: string): string => {
  const told = createStreamReader()(text).find(({ kind }) => kind === "close");
  if (told?.kind !== "close") return "200";
  return told.code === CLOSE.notSignedIn.code ? "401 NOT_SIGNED_IN" : `closed ${told.code}`;
};
