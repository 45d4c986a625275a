/** The frames of the sync exchange, made once for all who need the same ones until the document changes (SPEC: SY44). */
import { syncStep1Frame, syncStep2Frame } from "@acb/shared/protocol/frames";
import type { RoomDocument } from "./room-document.ts";

/** After a restart most clients have the same; a few had written what the others had not seen. */
const MOST_ANSWERS = 8;

export class SyncFrames {
  readonly #document: Pick<RoomDocument, "stateVector" | "missingFrom">;
  #question: Uint8Array | null = null;
  /** By the state vector that was asked with. */
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
    const key = Buffer.from(stateVector).toString("latin1");
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = syncStep2Frame(this.#document.missingFrom(stateVector));
    if (this.#answers.size < MOST_ANSWERS) this.#answers.set(key, answer);
    return answer;
  }

  /** The document has changed, or nobody has asked for a while. */
  forget(): void {
    this.#question = null;
    this.#answers.clear();
  }
}
