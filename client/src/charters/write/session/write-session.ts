/** What the parts of the write screen share: the charter, what this person may do, and how they change the document. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { ItemId, type OrganisationId, SectionId } from "@acb/schemas/ids";
import type { ItemTypeKey } from "@acb/schemas/item-types";
import type { SectionPen } from "@acb/schemas/pen";
import type { TemplateSection } from "@acb/schemas/template";
import { createContext, useContext, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { ConnectionState } from "../../../sync/connection-state.ts";
import type { Transport } from "../../../sync/transport-memory.ts";
import type { SectionStatus } from "../sections/section-status.ts";
import type { IdSet } from "./id-set.ts";
import type { Store } from "./store.ts";

export type WriteSession = {
  readonly charter: CharterView;
  readonly ydoc: Y.Doc;
  readonly mayWrite: boolean;
  /** The organisation that this person writes for here: its pens let them write. */
  readonly writesFor: OrganisationId | null;
  /** Of the sections whose pen is not everybody's. */
  readonly pens: Store<readonly SectionPen[]>;
  /** The item, or the section, in which this person was writing when its pen went elsewhere. */
  readonly interrupted: Store<string | null>;
  /** The status of every section by id, brought up to date a little after each change. */
  readonly statuses: Store<ReadonlyMap<string, SectionStatus>>;
  /** The section under the reader's eyes, or the one with the focus. */
  readonly currentSection: Store<string | null>;
  /** The items whose forms are open on this page. */
  readonly openItems: IdSet;
  /** Items and sections that this person just took away: a notice stands in their place. */
  readonly takenAway: IdSet;
  readonly connectionState: Store<ConnectionState>;
  /** The way that the frames go; `null` before one has worked. */
  readonly transport: Store<Transport | null>;
};

export const WriteContext = createContext<WriteSession | null>(null);

/** Throws outside the write screen. */
export const useWriting = (): WriteSession => {
  const session = useContext(WriteContext);
  if (session === null) throw new Error("This part belongs to the write screen");
  return session;
};

export const useStore = <T>(store: Pick<Store<T>, "get" | "subscribe">): T =>
  useSyncExternalStore(store.subscribe, store.get);

/** The template's words for a section; `null` for one that the partners added. */
export const templateSectionOf = (charter: CharterView, key: string): TemplateSection | null =>
  charter.template.sections.find((section) => section.key === key) ?? null;

/** A new random id; it needs no secure context, unlike `crypto.randomUUID`. */
const randomPart = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
export const newItemId = (): ItemId => ItemId.parse(`itm_${randomPart()}`);
export const newSectionId = (): SectionId => SectionId.parse(`sec_${randomPart()}`);

/** The ids by which one part of the page leads to another. */
export const sectionAnchor = (sectionId: string): string => `section-${sectionId}`;
export const itemAnchor = (itemId: string): string => `item-${itemId}`;
export const fieldAnchor = (itemId: string, key: string): string => `field-${itemId}-${key}`;
export const sectionTextAnchor = (sectionId: string): string => `${sectionAnchor(sectionId)}-text`;
/** The button that adds to the first list of that type in the section. */
export const addAnchor = (sectionId: string, type: ItemTypeKey): string => `add-${type}-${sectionId}`;
