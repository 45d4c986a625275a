/** What a participant needs of its transport, so that a test or another transport can stand in for a WebSocket. */

export type Socket = {
  readonly send: (frame: Uint8Array) => void;
  /** Bytes that were sent and have not left yet. */
  readonly bufferedBytes: () => number;
  readonly close: (code: number, reason: string) => void;
};
