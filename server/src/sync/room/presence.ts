/**
 * Who is present in a room (SPEC: Sync). A client says where it is; who it is comes from its login. Each participant has one
 * Yjs client id, its person's own; what it says of others, as a stock client does when it echoes what it hears, is passed
 * over.
 */
import type { PersonId } from "@acb/schemas/ids";
import { awarenessFrame } from "@acb/shared/protocol/frames";
import type { Login } from "../entrance/login.ts";
import type { ClientIdOwners } from "../guard/client-id-owners.ts";
import { joinEntries, type PresenceEntry, writeEntry } from "./presence-frame.ts";

/** Dark enough for white letters, apart enough for each other; never the only sign of a person. */
const COLOURS = ["#1d4f91", "#7a2048", "#00615c", "#8a4b08", "#4b3a8f", "#33691e", "#9c2a10"] as const;
const FIRST_COLOUR = COLOURS[0];

type Present<Participant> = {
  readonly participant: Participant;
  readonly login: Login;
  readonly entry: PresenceEntry;
  /** The entry as it is told, written once for all who are told of it. */
  readonly written: Uint8Array;
};

export class Presence<Participant> {
  readonly #present = new Map<number, Present<Participant>>();
  readonly #clientIds = new Map<Participant, number>();
  /** The newest of each, as it is told: who moved ten times since the last telling is told of once. */
  readonly #changed = new Map<number, Uint8Array>();
  readonly #owners: Pick<ClientIdOwners, "maySpeakFor">;
  #everybody: Uint8Array | null = null;

  constructor(owners: Pick<ClientIdOwners, "maySpeakFor">) {
    this.#owners = owners;
  }

  /** Takes what the participant says of itself. */
  heard(participant: Participant, login: Login, entries: readonly PresenceEntry[]): void {
    for (const entry of entries) {
      if (!this.#isOwn(participant, login, entry)) continue;
      if (entry.state === null) this.#remove(participant, entry);
      else this.#put(participant, login, sign(entry, login));
    }
  }

  left(participant: Participant): void {
    const known = this.#present.get(this.#clientIds.get(participant) ?? -1);
    if (known?.participant === participant) {
      this.#remove(participant, { ...known.entry, clock: known.entry.clock + 1, state: null });
    }
    this.#clientIds.delete(participant);
  }

  /** The frame of what changed since this was last asked; `null` for nothing. */
  takeChanges(): Uint8Array | null {
    if (this.#changed.size === 0) return null;
    const frame = awarenessFrame(joinEntries([...this.#changed.values()]));
    this.#changed.clear();
    return frame;
  }

  /** The frame of everybody who is present, the same for all who come until somebody moves; `null` for nobody. */
  everybody(): Uint8Array | null {
    if (this.#present.size === 0) return null;
    this.#everybody ??= awarenessFrame(
      joinEntries([...this.#present.values()].map(({ written }) => written)),
    );
    return this.#everybody;
  }

  #isOwn(participant: Participant, login: Login, { clientId, state, clock }: PresenceEntry): boolean {
    const own = this.#clientIds.get(participant);
    const holder = this.#present.get(clientId);
    if (own !== undefined) {
      return (
        own === clientId &&
        (holder === undefined || (holder.participant === participant && clock >= holder.entry.clock))
      );
    }
    // The same person, back before their half-open socket was noticed, takes their place over.
    return state !== null && this.#owners.maySpeakFor(clientId, login.personId);
  }

  #put(participant: Participant, login: Login, entry: PresenceEntry): void {
    const written = writeEntry(entry);
    this.#clientIds.set(participant, entry.clientId);
    this.#present.set(entry.clientId, { participant, login, entry, written });
    this.#change(entry.clientId, written);
  }

  #remove(participant: Participant, entry: PresenceEntry): void {
    if (this.#present.get(entry.clientId)?.participant !== participant) return;
    this.#present.delete(entry.clientId);
    this.#change(entry.clientId, writeEntry(entry));
  }

  #change(clientId: number, written: Uint8Array): void {
    this.#changed.set(clientId, written);
    this.#everybody = null;
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
