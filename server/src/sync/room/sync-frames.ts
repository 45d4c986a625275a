/** The frames of the sync exchange, made once for all who need the same ones until the document changes (SPEC: SY44). */
import { syncStep1Frame, syncStep2Frame } from "@acb/shared/protocol/frames";
import * as Y from "yjs";
import type { RoomDocument } from "./room-document.ts";

/** After a restart most clients are missing the same; a few had left before the others. */
const MOST_ANSWERS = 8;
const EVERYTHING = "everything";

export class SyncFrames {
  readonly #document: Pick<RoomDocument, "stateVector" | "missingFrom">;
  #question: Uint8Array | null = null;
  #clocks: ReadonlyMap<number, number> | null = null;
  /** By what is missing: what else a client has, words of its own say, changes nothing in the answer. */
  readonly #answers = new Map<string, Uint8Array>();

  constructor(document: Pick<RoomDocument, "stateVector" | "missingFrom">) {
    this.#document = document;
  }

  /** What do you have that is not here? */
  question(): Uint8Array {
    this.#question ??= syncStep1Frame(this.#document.stateVector());
    return this.#question;
  }

  /** What a client with this state vector is missing. */
  answer(stateVector: Uint8Array): Uint8Array {
    const lack = this.#lackOf(stateVector);
    const known = this.#answers.get(lack);
    if (known !== undefined) return known;
    const answer = syncStep2Frame(this.#document.missingFrom(stateVector));
    if (this.#answers.size < MOST_ANSWERS) this.#answers.set(lack, answer);
    return answer;
  }

  /** The document has changed, or nobody has asked for a while. */
  forget(): void {
    this.#question = null;
    this.#clocks = null;
    this.#answers.clear();
  }

  /** From which clock on it has nothing of which client. */
  #lackOf(stateVector: Uint8Array): string {
    const known = Y.decodeStateVector(stateVector);
    if (known.size === 0) return EVERYTHING;
    this.#clocks ??= Y.decodeStateVector(this.#document.stateVector());
    const lack: string[] = [];
    for (const [clientId, clock] of this.#clocks) {
      const has = known.get(clientId) ?? 0;
      if (has < clock) lack.push(`${clientId}:${has}`);
    }
    return lack.join();
  }
}
