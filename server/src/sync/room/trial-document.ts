/**
 * A charter's document in memory, twice: as stored, in bytes, which is what everybody sees; and ahead of that by the updates
 * that are being stored, as a document on which every new update is tried before it may enter the log, but for letters that
 * go on a run of typing (SPEC: Sync).
 */
import type { CloseReason } from "@acb/shared/protocol/close-code";
import * as Y from "yjs";
import type { StoredDocument } from "../../storage/ports/update-log.ts";
import { replay } from "../../storage/replay.ts";
import type { Login } from "../entrance/login.ts";
import type { ClientIdOwners } from "../guard/client-id-owners.ts";
import { newClientIds } from "../guard/client-id-rules.ts";
import type { Standing, Write } from "../guard/evidence.ts";
import type { Guard } from "../guard/guard.ts";
import { deletesMuch } from "../guard/large-deletion.ts";
import { OpenRuns } from "../guard/open-runs.ts";
import type { SectionPens } from "../guard/section-pens.ts";
import { StoredBytes } from "./stored-bytes.ts";

/** An update as it enters the log: what is new in it, and the client ids that nobody had written under before. */
export type Accepted = { readonly bytes: Uint8Array; readonly newClientIds: readonly number[] };

/**
 * `early`: it builds on an update that is not here, and would wait for it unseen, perhaps for ever. `large`: it deletes much
 * of the charter, and what is there is to be kept first.
 */
export type Trial =
  | { readonly kind: "accepted"; readonly accepted: Accepted }
  | { readonly kind: "nothingNew" }
  | { readonly kind: "early" }
  | { readonly kind: "large" }
  | { readonly kind: "refused"; readonly reason: CloseReason };

/** Whoever sends an update: one object for as long as they stay. */
export type Writer = { readonly login: Pick<Login, "personId" | "organisation"> };

export type TrialDocument = {
  /** Tries the update; keeps nothing of one that is not accepted. With `isKept`, a large deletion is accepted too. */
  readonly accept: (write: Write, writer: Writer, isKept: boolean) => Trial;
  /** The oldest `count` accepted updates are stored now; answers them as one update, `null` for none. */
  readonly confirm: (count: number) => Uint8Array | null;
  readonly stateVector: () => Uint8Array;
  /** What a peer with this state vector is missing of the stored document. */
  readonly missingFrom: (stateVector: Uint8Array) => Uint8Array;
  /** Forgets the document ahead: it is made again, from what was accepted, when it is needed. */
  readonly startAfresh: () => void;
};

/** Letters that go on a run are applied together, this many at once at the latest. */
const MOST_UNAPPLIED = 200;

type Options = { readonly guard: Guard; readonly owners: ClientIdOwners; readonly pens: SectionPens };

export const openDocument = (stored: StoredDocument, { guard, owners, pens }: Options): TrialDocument => {
  const state = new StoredBytes(stored);
  const accepted: Uint8Array[] = [];
  const runs = new OpenRuns();
  let ahead: Y.Doc | null = null;
  /** Accepted, and not in the document ahead yet: nobody has had to look at what they came to. */
  let unapplied: Uint8Array[] = [];

  const document = (): Y.Doc => {
    const doc = ahead ?? replay({ checkpoint: state.asOneUpdate(), updates: accepted, lastSeq: 0 });
    const waiting = ahead === null ? [] : unapplied;
    ahead = doc;
    unapplied = [];
    if (waiting.length > 0) doc.transact(() => waiting.forEach((update) => void Y.applyUpdate(doc, update)));
    return doc;
  };

  const acceptRun = (update: Uint8Array): Trial => {
    accepted.push(update);
    unapplied.push(update);
    if (unapplied.length >= MOST_UNAPPLIED) document();
    return { kind: "accepted", accepted: { bytes: update, newClientIds: [] } };
  };

  const standingOf = (doc: Y.Doc, writer: Writer, isClosed: Standing["isClosed"]): Standing => ({
    personId: writer.login.personId,
    broughtCount: owners.broughtBy(writer),
    clockOf: (clientId) => Y.getState(doc.store, clientId),
    ownerOf: (clientId) => owners.ownerOf(clientId),
    hasWritten: (clientId) => owners.hasWritten(clientId),
    isClosed,
  });

  /** What was applied of a refused update must not stay: the next writer starts from a clean copy. */
  const dropAhead = (): void => {
    ahead?.destroy();
    ahead = null;
    unapplied = [];
  };

  return {
    accept: (write, writer, isKept) => {
      const { personId, organisation } = writer.login;
      const isClosed = pens.closedTo(organisation?.id ?? null);
      // Where pens are, every letter is asked for its section.
      if (isClosed === null && runs.goOn(write, personId)) return acceptRun(write.update);
      const doc = document();
      const standing = standingOf(doc, writer, isClosed);
      const fresh = withoutKnown(write, doc);
      const ids = newClientIds(write, standing);
      const guarded = guard.update(write, standing, doc);
      if (!guarded.ok) {
        if (guarded.wasTried) dropAhead();
        return guarded.reason === "early" ? { kind: "early" } : { kind: "refused", reason: guarded.reason };
      }
      if (guarded.trial.isNothingNew) return { kind: "nothingNew" };
      if (!isKept && deletesMuch(doc, guarded.trial)) {
        dropAhead();
        return { kind: "large" };
      }
      owners.give(ids, writer, personId);
      runs.begin(write, guarded.trial, personId);
      accepted.push(fresh);
      return { kind: "accepted", accepted: { bytes: fresh, newClientIds: ids } };
    },
    confirm: (count) => {
      const confirmed = accepted.splice(0, count);
      const [only, ...more] = confirmed;
      if (only === undefined) return null;
      const update = more.length === 0 ? only : Y.mergeUpdates(confirmed);
      state.add(update);
      return update;
    },
    stateVector: () => state.stateVector(),
    missingFrom: (stateVector) => {
      const recent = state.recentFrom(stateVector);
      if (recent !== null) return recent;
      // Nothing is being stored: the document ahead is the stored one, and quicker to ask.
      return ahead !== null && accepted.length === 0
        ? Y.encodeStateAsUpdate(document(), stateVector)
        : state.missingFrom(stateVector);
    },
    startAfresh: dropAhead,
  };
};

/**
 * What is here already is not told again: others that lack it would take it from this sender, whose bytes for it nobody
 * has looked at.
 */
const withoutKnown = ({ update, structs }: Write, doc: Y.Doc): Uint8Array => {
  const repeats = structs.some(({ id }) => id.clock < Y.getState(doc.store, id.client));
  if (!repeats) return update;
  // Of all clients of the document, since Yjs has no way to write down some; few updates come here.
  return Y.diffUpdate(update, Y.encodeStateVector(doc));
};
