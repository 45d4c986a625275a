/** The words of the state line: exactly what is known, and where the words are. */
import type { ConnectionState, Kept } from "../../../sync/connection-state.ts";
import type { Transport } from "../../../sync/transport-memory.ts";

export type StateLine = { readonly tone: "good" | "busy" | "care" | "bad"; readonly words: string };

/** Where words are that are not saved. */
export const KEPT: Readonly<Record<Kept, string>> = {
  device: "kept on this device",
  tab: "kept only while this tab is open",
};

type About = {
  readonly mayWrite: boolean;
  /** Saving has gone on for so long that somebody on bad wi-fi asks where their words are. */
  readonly isSlow?: boolean;
};

export const stateLineWords = (state: ConnectionState, { mayWrite, isSlow = false }: About): StateLine => {
  switch (state.kind) {
    case "opening":
      return { tone: "busy", words: "Opening the charter" };
    case "saved":
      return { tone: "good", words: mayWrite ? "Saved" : "Up to date" };
    case "saving":
      if (!mayWrite) return { tone: "busy", words: "Getting the newest text" };
      return { tone: "busy", words: isSlow ? `Still saving: ${KEPT[state.kept]}` : "Saving" };
    case "offline":
      return mayWrite
        ? { tone: "care", words: `Offline: ${KEPT[state.kept]}` }
        : { tone: "care", words: "Offline: the text may be older" };
    case "paused":
      return { tone: "bad", words: "The server cannot store just now" };
    case "refused":
      return { tone: "bad", words: state.holdsWords ? `Not saved: ${KEPT[state.kept]}` : "Not connected" };
    default:
      return state satisfies never;
  }
};

/** Beside the state, where it is worth knowing how the words travel; the words of a room's technician. */
export const transportWords = (transport: Transport | null): string | null =>
  transport === "http" ? "Slower connection: your network blocks live sockets" : null;
