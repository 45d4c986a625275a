/**
 * Whose the client ids of an open charter are (SPEC: SY20, rule G1): by their words, those included that are being stored;
 * before the first word, by presence.
 */
import type { PersonId } from "@acb/schemas/ids";
import type { ClientIdOwner } from "../../storage/ports/update-log.ts";

export class ClientIdOwners {
  readonly #owners: Map<number, PersonId>;
  /** Of ids that nobody has written under, for as long as the room is open. */
  readonly #speakers = new Map<number, PersonId>();
  /** How many ids a participant has brought, for as long as it lasts. */
  readonly #brought = new WeakMap<object, number>();

  constructor(stored: readonly ClientIdOwner[]) {
    this.#owners = new Map(stored.map(({ clientId, personId }) => [clientId, personId]));
  }

  ownerOf(clientId: number): PersonId | null {
    return this.#owners.get(clientId) ?? this.#speakers.get(clientId) ?? null;
  }

  hasWritten(clientId: number): boolean {
    return this.#owners.has(clientId);
  }

  /** May this person be present under the id? If nobody had it, it is theirs from now on. */
  maySpeakFor(clientId: number, personId: PersonId): boolean {
    const owner = this.ownerOf(clientId);
    if (owner === null) this.#speakers.set(clientId, personId);
    return owner === null || owner === personId;
  }

  broughtBy(participant: object): number {
    return this.#brought.get(participant) ?? 0;
  }

  give(clientIds: readonly number[], participant: object, personId: PersonId): void {
    if (clientIds.length === 0) return;
    for (const clientId of clientIds) this.#owners.set(clientId, personId);
    this.#brought.set(participant, this.broughtBy(participant) + clientIds.length);
  }
}
