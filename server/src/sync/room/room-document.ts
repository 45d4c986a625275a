/**
 * The stored document of a room. While it is only read it is held as the bytes of one update and no `Y.Doc` is made; the
 * live document is opened by the first write, and given up again when writing has paused (SPEC: SY42).
 */
import type { StoredDocument } from "../../storage/ports/update-log.ts";
import type { Write } from "../guard/evidence.ts";
import { StoredBytes } from "./stored-bytes.ts";
import type { Trial, TrialDocument, Writer } from "./trial-document.ts";

export type OpenLive = (stored: StoredDocument) => TrialDocument;

type Held =
  | { readonly kind: "bytes"; readonly document: StoredBytes }
  | { readonly kind: "live"; readonly document: TrialDocument };

const NOTHING_KNOWN = Uint8Array.of(0);

export class RoomDocument {
  readonly #open: OpenLive;
  #held: Held;
  #stateVector: Uint8Array | null = null;
  #byteCount: number;

  /** Throws for bytes that are no updates. */
  constructor(stored: StoredDocument, open: OpenLive) {
    this.#open = open;
    const document = new StoredBytes(stored);
    this.#held = { kind: "bytes", document };
    this.#byteCount = document.asOneUpdate().byteLength;
  }

  /** How large it was when it was last held as bytes. */
  get byteCount(): number {
    return this.#byteCount;
  }

  /** Tries the update; keeps nothing of one that is not accepted. With `isKept`, a large deletion is accepted too. */
  accept(write: Write, writer: Writer, isKept: boolean): Trial {
    return this.#live().accept(write, writer, isKept);
  }

  /** The oldest `count` accepted updates are stored now; answers them as one update, `null` for none. */
  confirm(count: number): Uint8Array | null {
    if (this.#held.kind === "bytes") return null;
    this.#stateVector = null;
    return this.#held.document.confirm(count);
  }

  stateVector(): Uint8Array {
    this.#stateVector ??= this.#held.document.stateVector();
    return this.#stateVector;
  }

  /** What a peer with this state vector is missing. */
  missingFrom(stateVector: Uint8Array): Uint8Array {
    return this.#held.document.missingFrom(stateVector);
  }

  /** Gives the live document up. Only while no accepted update waits to be stored. */
  rest(): void {
    if (this.#held.kind === "bytes") return;
    const { document } = this.#held;
    const state = document.missingFrom(NOTHING_KNOWN);
    document.startAfresh();
    this.#held = { kind: "bytes", document: asBytes(state) };
    this.#byteCount = state.byteLength;
  }

  /** The document on which updates are tried is made again from what was accepted. */
  startAfresh(): void {
    if (this.#held.kind === "live") this.#held.document.startAfresh();
  }

  #live(): TrialDocument {
    if (this.#held.kind === "live") return this.#held.document;
    const checkpoint = this.#held.document.asOneUpdate();
    const document = this.#open({ checkpoint, updates: [], lastSeq: 0 });
    this.#held = { kind: "live", document };
    return document;
  }
}

const asBytes = (state: Uint8Array): StoredBytes =>
  new StoredBytes({ checkpoint: state, updates: [], lastSeq: 0 });
