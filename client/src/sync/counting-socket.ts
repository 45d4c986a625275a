/** A WebSocket that counts the update frames it sends, to be compared with the server's `saved` count (SPEC: LIVE-1). */
import { MESSAGE, SYNC } from "@acb/shared/protocol/message-type";

/** Is this frame one that the server stores: sync step 2 or update? */
export const isUpdateFrame = (frame: Uint8Array): boolean =>
  frame[0] === MESSAGE.sync && (frame[1] === SYNC.step2 || frame[1] === SYNC.update);

export type SentFrame = "step2" | "update";

/** A constructor for y-websocket's `WebSocketPolyfill`; `onSent` runs after each stored kind of frame has been handed over. */
export const createCountingSocket = (
  Base: typeof WebSocket,
  onSent: (frame: SentFrame) => void,
): typeof WebSocket =>
  class CountingSocket extends Base {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
      super.send(data as Parameters<WebSocket["send"]>[0]); // the DOM types of `send` differ between library versions
      if (!(data instanceof Uint8Array) || !isUpdateFrame(data)) return;
      onSent(data[1] === SYNC.step2 ? "step2" : "update");
    }
  };
