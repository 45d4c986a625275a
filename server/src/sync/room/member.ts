/** A participant as its room sees it. */
import type { CloseReason } from "@acb/shared/protocol/close-code";
import type { Login } from "../entrance/login.ts";

/** Why a participant is let go: a reason with its own close code, or a server that stops and will be back. */
export type Ending = CloseReason | "restarting";

export type Member = {
  readonly login: Login;
  readonly send: (frame: Uint8Array) => void;
  /** Bytes that were sent to it and have not left yet. */
  readonly bufferedBytes: number;
  /** For presence: passed over by a socket that is slow already. */
  readonly sendIfFlowing: (frame: Uint8Array) => void;
  /** So many more of this participant's update frames are on disk. */
  readonly stored: (frameCount: number) => void;
  readonly close: (ending: Ending) => void;
};
