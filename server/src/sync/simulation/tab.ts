/** A browser tab in a run: the document, an editor in one field of it, undo, and the line to the server. */
import type { CharterId } from "@acb/schemas/ids";
import type { TextKind } from "@acb/shared/document/prose-schema";
import { type HeadlessEditor, openHeadlessEditor } from "@acb/shared/document/testing/headless-editor";
import { createUndoManager } from "@acb/shared/document/undo";
import * as Y from "yjs";
import type { Login } from "../entrance/login.ts";
import { type Door, Peer } from "../testing/peer.ts";

/** Whose hand moves the document: the person's, the person's by undoing, or nobody's, who only looks. */
type Hand = "nobody" | "person" | "undo";

export type TabOptions = {
  readonly door: Door;
  readonly charterId: CharterId;
  readonly login: Login;
  readonly drawClientId: () => number;
  /** Hears of what must never happen. */
  readonly onBreach: (what: string) => void;
};

export class Tab {
  readonly #options: TabOptions;
  #hand: Hand = "nobody";
  #peer: Peer;
  #undoManager: Y.UndoManager;
  #editor: HeadlessEditor | null = null;

  constructor(options: TabOptions) {
    this.#options = options;
    [this.#peer, this.#undoManager] = this.#load(null);
  }

  get login(): Login {
    return this.#options.login;
  }

  get peer(): Peer {
    return this.#peer;
  }

  get doc(): Y.Doc {
    return this.#peer.doc;
  }

  get editor(): HeadlessEditor | null {
    return this.#editor;
  }

  /** Loads the page again from what the device has kept. Its history and its client id are new. */
  reload(copy: Uint8Array): void {
    this.close();
    [this.#peer, this.#undoManager] = this.#load(copy);
    this.#peer.connect();
  }

  close(): void {
    this.leaveField();
    this.#peer.disconnect();
    this.#undoManager.destroy();
    this.#peer.doc.destroy();
  }

  connect(): void {
    if (!this.#peer.isConnected) this.#peer.connect();
  }

  enterField(fragment: Y.XmlFragment, kind: TextKind): void {
    this.leaveField();
    this.#undoManager.stopCapturing();
    this.#editor = openHeadlessEditor({ fragment, kind, undoManager: this.#undoManager });
  }

  leaveField(): void {
    this.#editor?.close();
    this.#editor = null;
  }

  /** A step of this person's history. */
  edit(run: (doc: Y.Doc) => void): void {
    this.#undoManager.stopCapturing();
    this.#by("person", () => run(this.doc));
  }

  /** The next edit is a step of its own, within one deed as well. */
  startStep(): void {
    this.#undoManager.stopCapturing();
  }

  undo(): void {
    this.#by("undo", () => void this.#undoManager.undo());
  }

  redo(): void {
    this.#by("person", () => void this.#undoManager.redo());
  }

  #by(hand: Hand, run: () => void): void {
    this.#hand = hand;
    run();
    this.#hand = "nobody";
  }

  #load(copy: Uint8Array | null): readonly [Peer, Y.UndoManager] {
    const { door, charterId, login, drawClientId } = this.#options;
    const peer = new Peer(door, charterId, login);
    peer.doc.clientID = drawClientId();
    if (copy !== null) Y.applyUpdate(peer.doc, copy, peer);
    const undoManager = createUndoManager(peer.doc);
    peer.doc.on("afterTransaction", (transaction) => this.#judge(transaction, undoManager));
    return [peer, undoManager];
  }

  #judge(transaction: Y.Transaction, undoManager: Y.UndoManager): void {
    const { local, origin, deleteSet } = transaction;
    if (!local || !hasChanged(transaction)) return;
    // Without an origin it is Yjs itself that tidies formatting, or the binding that joins two texts of its own.
    if (this.#hand === "nobody" && origin !== null)
      this.#options.onBreach(`I-11: ${this.login.name}'s editor wrote because it rendered`);
    if (this.#hand === "undo" && origin === undoManager)
      Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
        if (isAnothersWork(transaction, struct))
          this.#options.onBreach(`I-12: ${this.login.name} undid what ${struct.id.client} wrote`);
      });
  }
}

/** A mark that stands around no letter is nobody's work: Yjs tidies it away, whoever's change it stands beside. */
const isAnothersWork = ({ doc }: Y.Transaction, struct: Y.Item | Y.GC): boolean =>
  struct.id.client !== doc.clientID &&
  !(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat);

const hasChanged = ({ deleteSet, beforeState, afterState }: Y.Transaction): boolean =>
  deleteSet.clients.size > 0 ||
  [...afterState].some(([client, clock]) => clock !== (beforeState.get(client) ?? 0));
