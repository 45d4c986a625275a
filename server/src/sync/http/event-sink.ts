/** An HTTP answer that is a stream of events, written by a socket as they come. */
import { EVENT_STREAM_TYPE, STREAM_PADDING, writeStreamEvent } from "@acb/shared/protocol/event-stream";
import type { EventSink } from "./http-socket.ts";

const HEADERS = {
  "Content-Type": EVENT_STREAM_TYPE,
  // No cache keeps it, and no proxy may gather or compress it before it hands it on.
  "Cache-Control": "private, no-store, no-transform",
  "X-Accel-Buffering": "no",
};

type Listener = {
  readonly attach: (sink: EventSink) => void;
  /** The client, or something on the way, has broken the stream off. */
  readonly detach: (sink: EventSink) => void;
};

export const streamEvents = ({ attach, detach }: Listener): Response => {
  const encoder = new TextEncoder();
  let isOpen = true;
  let broken = (): void => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string): void => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      const sink: EventSink = {
        write: (event) => write(writeStreamEvent(event)),
        end: () => {
          if (isOpen) controller.close();
          isOpen = false;
        },
      };
      broken = () => detach(sink);
      write(STREAM_PADDING);
      attach(sink);
    },
    cancel: () => {
      isOpen = false;
      broken();
    },
  });
  return new Response(body, { headers: HEADERS });
};
