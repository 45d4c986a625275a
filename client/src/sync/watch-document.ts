/** Tells screens which part of a charter changed, and by whom, so that a keystroke repaints one field (SPEC: LIVE-8). */
import { fieldEntry } from "@acb/shared/document/layout";
import type * as Y from "yjs";
import { createSignal } from "../store/signal.ts";

/**
 * A part of the document that can be watched: one item, one section, the order of all of either, the titles of all
 * items (what references and the outline show), or the charter's own details.
 */
export type Part =
  | "charter"
  | "sections"
  | "items"
  | "titles"
  | "anything"
  | `section:${string}`
  | `item:${string}`
  | `field:${string}/${string}`;

/** One change of one field, of this person or of somebody else; `authors` are Yjs client ids. */
export type FieldChange = {
  readonly kind: "section" | "item";
  readonly id: string;
  /** The field's key, `prose` for a section's text; `null` when the whole thing came or went. */
  readonly field: string | null;
  /** Where it stands or whether it is shown, not what it says. */
  readonly isPlace: boolean;
  readonly own: boolean;
  readonly authors: readonly number[];
};

export type DocumentWatch = {
  readonly ydoc: Y.Doc;
  /** Counts the changes of a part: equal counts mean nothing changed. */
  readonly version: (part: Part) => number;
  readonly subscribe: (part: Part, listener: () => void) => () => void;
  readonly onFieldChange: (listener: (change: FieldChange) => void) => () => void;
  readonly destroy: () => void;
};

/** `titleFieldOf` names the field that titles an item, so that only its edits count as a change of titles. */
export const watchDocument = (ydoc: Y.Doc, titleFieldOf: (itemId: string) => string): DocumentWatch => {
  const versions = new Map<Part, number>();
  const listeners = new Map<Part, Set<() => void>>();
  const fieldChanges = createSignal<FieldChange>();

  const watch = (root: "sections" | "items", one: "section" | "item") => {
    const observer = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      const touched = new Set<Part>(["anything"]);
      const changes = events.flatMap((event) => changesOf(one, event, transaction));
      for (const change of changes) {
        touched.add(`${one}:${change.id}`);
        if (change.field !== null) touched.add(`field:${change.id}/${change.field}`);
        if (change.field === null || change.isPlace) touched.add(root).add("titles");
        else if (one === "item" && change.field === titleFieldOf(change.id)) touched.add("titles");
      }
      for (const part of touched) versions.set(part, (versions.get(part) ?? 0) + 1);
      for (const part of touched) for (const listener of [...(listeners.get(part) ?? [])]) listener();
      for (const change of changes) fieldChanges.emit(change);
    };
    ydoc.getMap(root).observeDeep(observer);
    return () => ydoc.getMap(root).unobserveDeep(observer);
  };

  const unwatchSections = watch("sections", "section");
  const unwatchItems = watch("items", "item");
  const onCharter = () => {
    for (const part of ["charter", "anything"] as const) {
      versions.set(part, (versions.get(part) ?? 0) + 1);
      for (const listener of [...(listeners.get(part) ?? [])]) listener();
    }
  };
  ydoc.getMap("charter").observeDeep(onCharter);

  return {
    ydoc,
    version: (part) => versions.get(part) ?? 0,
    subscribe: (part, listener) => {
      const set = listeners.get(part) ?? new Set();
      listeners.set(part, set.add(listener));
      return () => void set.delete(listener);
    },
    onFieldChange: fieldChanges.subscribe,
    destroy: () => {
      unwatchSections();
      unwatchItems();
      ydoc.getMap("charter").unobserveDeep(onCharter);
    },
  };
};

const FIELD_ENTRY = fieldEntry("");

const changesOf = (
  kind: "section" | "item",
  event: Y.YEvent<Y.AbstractType<unknown>>,
  transaction: Y.Transaction,
): FieldChange[] => {
  const facts = { kind, own: transaction.local, authors: authorsOf(transaction) };
  const [id, entry] = event.path.map(String);
  const keys = [...event.changes.keys.keys()];
  if (id === undefined) return keys.map((key) => ({ ...facts, id: key, field: null, isPlace: true }));
  return (entry === undefined ? keys : [entry]).map((key) => {
    const isField = key.startsWith(FIELD_ENTRY);
    const field = isField ? key.slice(FIELD_ENTRY.length) : key;
    return { ...facts, id, field, isPlace: !isField && key !== "prose" };
  });
};

/** The client ids under which the transaction brought something new; a pure deletion names nobody. */
const authorsOf = (transaction: Y.Transaction): readonly number[] =>
  [...transaction.afterState]
    .filter(([client, clock]) => (transaction.beforeState.get(client) ?? 0) < clock)
    .map(([client]) => client);
