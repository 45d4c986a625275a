/**
 * Who is present in a room (SPEC: Sync). A client says where it is; who it is comes from its login. Each session has one
 * Yjs client id; what it says of others, as a stock client does when it echoes what it hears, is passed over.
 */
import type { PersonId } from "@acb/schemas/ids";
import type { Login } from "./login.ts";
import { type PresenceEntry, writePresence } from "./presence-frame.ts";

/** Dark enough for white letters, apart enough for each other; never the only sign of a person. */
const COLOURS = ["#1d4f91", "#7a2048", "#00615c", "#8a4b08", "#4b3a8f", "#33691e", "#9c2a10"] as const;
const FIRST_COLOUR = COLOURS[0];

type Present<Session> = {
  readonly session: Session;
  readonly login: Login;
  readonly entry: PresenceEntry;
};

export class Presence<Session> {
  readonly #present = new Map<number, Present<Session>>();
  readonly #clientIds = new Map<Session, number>();
  readonly #changed = new Map<number, PresenceEntry>();

  /** Takes what the session says of itself. */
  heard(session: Session, login: Login, entries: readonly PresenceEntry[]): void {
    for (const entry of entries) {
      if (!this.#isOwn(session, login, entry)) continue;
      if (entry.state === null) this.#remove(session, entry);
      else this.#put({ session, login, entry: sign(entry, login) });
    }
  }

  left(session: Session): void {
    const known = this.#present.get(this.#clientIds.get(session) ?? -1);
    if (known?.session === session) {
      this.#remove(session, { ...known.entry, clock: known.entry.clock + 1, state: null });
    }
    this.#clientIds.delete(session);
  }

  /** What changed since this was last asked, ready to be told; `null` for nothing. */
  takeChanges(): Uint8Array | null {
    const entries = [...this.#changed.values()];
    this.#changed.clear();
    return entries.length === 0 ? null : writePresence(entries);
  }

  /** Everybody who is present, ready to be told; `null` for nobody. */
  everybody(): Uint8Array | null {
    const entries = [...this.#present.values()].map(({ entry }) => entry);
    return entries.length === 0 ? null : writePresence(entries);
  }

  #isOwn(session: Session, login: Login, { clientId, state, clock }: PresenceEntry): boolean {
    const own = this.#clientIds.get(session);
    const holder = this.#present.get(clientId);
    if (own !== undefined) {
      return (
        own === clientId &&
        (holder === undefined || (holder.session === session && clock >= holder.entry.clock))
      );
    }
    // The same person, back before their half-open socket was noticed, takes their place over.
    return state !== null && (holder === undefined || holder.login.personId === login.personId);
  }

  #put(present: Present<Session>): void {
    const { session, entry } = present;
    this.#clientIds.set(session, entry.clientId);
    this.#present.set(entry.clientId, present);
    this.#changed.set(entry.clientId, entry);
  }

  #remove(session: Session, entry: PresenceEntry): void {
    if (this.#present.get(entry.clientId)?.session !== session) return;
    this.#present.delete(entry.clientId);
    this.#changed.set(entry.clientId, entry);
  }
}

/** Whatever name, organisation or colour the client wrote is replaced. */
const sign = (entry: PresenceEntry, login: Login): PresenceEntry => ({
  ...entry,
  state: {
    ...entry.state,
    user: { name: login.name, organisation: login.organisation?.name ?? "", color: colourOf(login.personId) },
  },
});

const colourOf = (personId: PersonId): string => {
  const sum = [...personId].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return COLOURS[sum % COLOURS.length] ?? FIRST_COLOUR;
};
