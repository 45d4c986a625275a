/** The body of an awareness message (y-protocols `awareness.js`, to the byte): who is where, by Yjs client id. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export type PresenceState = Readonly<Record<string, unknown>>;
export type PresenceEntry = {
  readonly clientId: number;
  readonly clock: number;
  /** `null` when this client has left. */
  readonly state: PresenceState | null;
};

/** A room of 150 tells each newcomer of all the others, and a stock client echoes that. */
const MOST_ENTRIES = 1_000;
const MOST_STATE_CHARACTERS = 4_096;
/** A clock at the end of its range could never be passed again: that presence would be frozen for good. */
const HIGHEST_CLOCK = 2 ** 31;

/** Answers `null` for anything that is not a well-formed awareness message within its bounds. */
export const readPresence = (bytes: Uint8Array): readonly PresenceEntry[] | null => {
  try {
    const decoder = decoding.createDecoder(bytes);
    const count = decoding.readVarUint(decoder);
    if (count > MOST_ENTRIES) return null;
    const entries = Array.from({ length: count }, () => readEntry(decoder));
    return entries.every((entry) => entry !== null) ? entries : null;
  } catch {
    // lib0 and JSON throw on what is cut short or malformed.
    return null;
  }
};

export const writePresence = (entries: readonly PresenceEntry[]): Uint8Array =>
  joinEntries(entries.map(writeEntry));

/** One entry as it stands in every message that tells of it. */
export const writeEntry = ({ clientId, clock, state }: PresenceEntry): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });

export const joinEntries = (written: readonly Uint8Array[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, written.length);
    for (const entry of written) encoding.writeUint8Array(encoder, entry);
  });

const readEntry = (decoder: decoding.Decoder): PresenceEntry | null => {
  const clientId = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const text = decoding.readVarString(decoder);
  if (clock > HIGHEST_CLOCK || text.length > MOST_STATE_CHARACTERS) return null;
  const state: unknown = JSON.parse(text);
  if (state === null) return { clientId, clock, state };
  return isState(state) ? { clientId, clock, state } : null;
};

const isState = (value: unknown): value is PresenceState =>
  typeof value === "object" && value !== null && !Array.isArray(value);
