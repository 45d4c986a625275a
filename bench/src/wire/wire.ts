/** How a server's clients speak: the same sync messages of y-protocols, in each server's own envelope. */

export type Message =
  /** The server asks what it is missing. */
  | { readonly kind: "question"; readonly stateVector: Uint8Array }
  /** Part of the document: the answer to the client's question, or an update. */
  | { readonly kind: "content"; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: "other" };

export type Wire = {
  /** What a client says before anything else. */
  readonly greet: (room: string) => readonly Uint8Array[];
  readonly ask: (room: string, stateVector: Uint8Array) => Uint8Array;
  readonly answer: (room: string, update: Uint8Array) => Uint8Array;
  readonly tell: (room: string, update: Uint8Array) => Uint8Array;
  readonly read: (frame: Uint8Array) => Message;
};
