/** What hears the frames of a socket, and its end: a participant, or whatever else a transport is opened for. */

export type Receiver = { readonly receive: (frame: Uint8Array) => void; readonly end: () => void };
