/** The stream of events that brings a server's frames by HTTP (SPEC: Protocol): `text/event-stream`, frames in base64. */
import { fromBase64, toBase64 } from "lib0/buffer";

export type StreamEvent =
  /** The first of a new socket: the id to post under. */
  | { readonly kind: "open"; readonly socketId: string }
  /** Numbered from 1; on a stream that is taken up again, those that were not heard come once more. */
  | { readonly kind: "frame"; readonly number: number; readonly frame: Uint8Array }
  /** Asks for a sign of life: a post. */
  | { readonly kind: "beat" }
  /** The last one: the code that a WebSocket would have been closed with. */
  | { readonly kind: "close"; readonly code: number; readonly reason: string };

export const EVENT_STREAM_TYPE = "text/event-stream; charset=utf-8";

/** A comment that fills what some proxies and virus scanners hold back before they let a stream begin. */
export const STREAM_PADDING = `:${" ".repeat(2048)}\n\n`;

export const writeStreamEvent = (event: StreamEvent): string => {
  switch (event.kind) {
    case "open":
      return named("open", event.socketId);
    case "frame":
      return `id: ${event.number}\ndata: ${toBase64(event.frame)}\n\n`;
    case "beat":
      return named("beat", "");
    case "close":
      return named("close", `${event.code} ${event.reason}`);
    default:
      return event satisfies never;
  }
};

/** Answers the events that a piece of the stream completes; pieces may be cut anywhere. What is not known is passed over. */
export const createStreamReader = (): ((piece: string) => readonly StreamEvent[]) => {
  let rest = "";
  return (piece) => {
    if (!piece.includes("\n")) {
      rest += piece;
      return [];
    }
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.map(readBlock).filter((event) => event !== null);
  };
};

const named = (name: string, data: string): string => `event: ${name}\ndata: ${data}\n\n`;

const readBlock = (block: string): StreamEvent | null => {
  const fields = new Map(block.split("\n").map(fieldOf));
  return READERS.get(fields.get("event") ?? "frame")?.(fields) ?? null;
};

const fieldOf = (line: string): readonly [name: string, value: string] => {
  const colon = line.indexOf(":");
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, "")];
};

type Fields = ReadonlyMap<string, string>;

const READERS: ReadonlyMap<string, (fields: Fields) => StreamEvent | null> = new Map([
  ["open", (fields: Fields) => ({ kind: "open" as const, socketId: fields.get("data") ?? "" })],
  ["beat", () => ({ kind: "beat" as const })],
  ["frame", (fields: Fields) => readFrameEvent(fields)],
  [
    "close",
    (fields: Fields) => {
      const [code = "", reason = ""] = (fields.get("data") ?? "").split(" ");
      return { kind: "close" as const, code: Number(code), reason };
    },
  ],
]);

/** No groups: the platform would run out of stack over a whole charter. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const isBase64 = (text: string): boolean => text.length % 4 === 0 && BASE64.test(text);

/** A frame that was damaged on the way is missing in the count, so that the next one tells. */
const readFrameEvent = (fields: Fields): StreamEvent | null => {
  const [id, data] = [fields.get("id"), fields.get("data")];
  if (id === undefined || data === undefined || !isBase64(data)) return null;
  return { kind: "frame", number: Number(id), frame: Uint8Array.from(fromBase64(data)) };
};
