/** One item of a section: text until it is opened, then its form in the same place. */
import type { ItemView } from "@acb/shared/document/layout";
import { memo, useEffect, useRef, useSyncExternalStore } from "react";
import { useOthers, usePart } from "../../../editor/editing.ts";
import { people } from "../../../sync/presence.ts";
import { classNames } from "../../../ui/class-names.ts";
import { itemTitle, missingFields } from "../sections/section-status.ts";
import { Interrupted } from "../stopped/interrupted.tsx";
import { itemAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";
import { ItemActions } from "./item-actions.tsx";
import styles from "./item-card.module.css";
import { ItemForm } from "./item-form.tsx";
import { ItemSummary } from "./item-summary.tsx";
import { PartnerGone } from "./partner-gone.tsx";

type ItemCardProps = {
  readonly item: ItemView;
  readonly before: ItemView | undefined;
  readonly after: ItemView | undefined;
  readonly without?: string | undefined;
};

export const ItemCard = memo(({ item, before, after, without }: ItemCardProps) => {
  const { ydoc, mayWrite, openItems } = useWriting();
  usePart(`item:${item.id}`);
  const isOpen = useSyncExternalStore(openItems.store.subscribe, () => openItems.store.get().has(item.id));
  const title = itemTitle(ydoc, item);
  const titleId = `${itemAnchor(item.id)}-title`;
  const missing = missingFields(ydoc, item);
  const show = isOpen && mayWrite;
  return (
    <li
      id={itemAnchor(item.id)}
      className={classNames(styles.card, show ? styles.cardOpen : styles.cardClosed)}
      data-item={item.id}
      aria-labelledby={titleId}
    >
      <div className={styles.head}>
        <h3 id={titleId} className={styles.title} tabIndex={-1}>
          {title}
        </h3>
        {mayWrite ? (
          <ItemActions item={item} title={title} isOpen={show} before={before} after={after} />
        ) : null}
      </div>
      <div className={styles.marks}>
        {mayWrite && !show && missing.length > 0 ? (
          <p className={styles.missing}>
            Still missing: {missing.map(({ label }) => label.toLowerCase()).join(", ")}
          </p>
        ) : null}
        <PartnerGone item={item} />
        <PeopleInItem itemId={item.id} />
      </div>
      <Interrupted sectionId={item.sectionId} at={item.id} />
      {show ? <OpenForm item={item} /> : <ItemSummary item={item} all={!mayWrite} without={without} />}
    </li>
  );
});

/** Moves the focus into the first field when the item was opened by this person just now. */
const OpenForm = ({ item }: { readonly item: ItemView }) => {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[role=textbox], select, input")?.focus();
  }, []);
  return (
    <div ref={form}>
      <ItemForm item={item} />
    </div>
  );
};

const PeopleInItem = ({ itemId }: { readonly itemId: string }) => {
  const here = people(useOthers().filter(({ at }) => at?.item === itemId));
  if (here.length === 0) return null;
  return <span className={styles.here}>Here now: {here.map(({ name }) => name).join(", ")}</span>;
};
