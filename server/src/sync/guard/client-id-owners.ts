/** Whose the client ids of an open charter are, those included that are being stored (SPEC: SY20, rule G1). */
import type { PersonId } from "@acb/schemas/ids";
import type { ClientIdOwner } from "../../storage/storage.ts";

export class ClientIdOwners {
  readonly #owners: Map<number, PersonId>;
  /** How many ids a session has brought, for as long as it lasts. */
  readonly #brought = new WeakMap<object, number>();

  constructor(stored: readonly ClientIdOwner[]) {
    this.#owners = new Map(stored.map(({ clientId, personId }) => [clientId, personId]));
  }

  ownerOf(clientId: number): PersonId | null {
    return this.#owners.get(clientId) ?? null;
  }

  broughtBy(session: object): number {
    return this.#brought.get(session) ?? 0;
  }

  give(clientIds: readonly number[], session: object, personId: PersonId): void {
    if (clientIds.length === 0) return;
    for (const clientId of clientIds) this.#owners.set(clientId, personId);
    this.#brought.set(session, this.broughtBy(session) + clientIds.length);
  }
}
