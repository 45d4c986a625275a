/** The items of one type in a section: how many, each as a card, and the way to add one. */
import type { SectionId } from "@acb/schemas/ids";
import { itemTypeOf } from "@acb/schemas/item-types";
import type { SectionList } from "@acb/schemas/template";
import { bringBackItem } from "@acb/shared/document/edit";
import { type ItemView, removedItems } from "@acb/shared/document/layout";
import { useEditing, usePart } from "../../../editor/editing.ts";
import { useStore } from "../../../store/use-store.ts";
import { OWN_EDIT } from "../../../sync/undo-history.ts";
import { Button } from "../../../ui/button.tsx";
import { Details } from "../../../ui/details.tsx";
import { useAnnounce } from "../../../ui/live-region.tsx";
import { itemTitle } from "../sections/section-status.ts";
import { addAnchor, itemAnchor, sectionAnchor } from "../writing/anchors.ts";
import { newItemId } from "../writing/new-id.ts";
import { useWriting } from "../writing/writing.ts";
import { addItemUndoably } from "./add-undoably.ts";
import { focusWhenDrawn } from "./focus-more.ts";
import { groupItems, type ItemGroup } from "./group-items.ts";
import cardStyles from "./item-card.module.css";
import { ItemCard } from "./item-card.tsx";
import styles from "./item-list.module.css";
import { TakenAway } from "./taken-away.tsx";
import { referenceWords } from "./value-words.ts";

type ItemListProps = {
  readonly sectionId: SectionId;
  readonly list: SectionList;
  readonly items: readonly ItemView[];
};

export const ItemList = ({ sectionId, list, items }: ItemListProps) => {
  const { ydoc, mayWrite, openItems } = useWriting();
  const announce = useAnnounce();
  const { history } = useEditing().connection;
  const type = itemTypeOf(list.type);
  const add = () => {
    const id = newItemId();
    const preset = list.preset === undefined ? {} : { preset: list.preset };
    const item = { id, type: list.type, sectionId, ...preset };
    addItemUndoably(ydoc, history, item, new Date().toISOString());
    openItems.add(id);
    announce(`${type.name} added. Its form is open.`);
  };
  return (
    <div className={styles.list}>
      {items.length === 0 ? (
        <div className={styles.none}>
          <p>
            No {type.plural.toLowerCase()} yet. {type.help}
          </p>
          {type.example === undefined ? null : (
            <p className={styles.example}>
              <span className={styles.exampleName}>For example: </span>
              {type.example}
            </p>
          )}
        </div>
      ) : (
        groupItems(ydoc, list.type, items).map((group) => (
          <Group key={group.partnerId ?? "all"} group={group} plural={type.plural} />
        ))
      )}
      {mayWrite ? (
        <div className={styles.add}>
          <Button id={addAnchor(sectionId, list.type)} onClick={add}>
            Add {article(type.name)}
          </Button>
        </div>
      ) : null}
      {mayWrite ? <Removed sectionId={sectionId} type={list.type} /> : null}
    </div>
  );
};

const article = (name: string): string => {
  const lower = name.toLowerCase();
  return `${/^[aeiou]/.test(lower) ? "an" : "a"} ${lower}`;
};

const Group = ({ group, plural }: { readonly group: ItemGroup; readonly plural: string }) => {
  const { ydoc, charter } = useWriting();
  usePart("titles");
  const here = group.items.filter(({ removedAt }) => removedAt === null);
  const cards = (
    <ol className={styles.cards} aria-label={plural}>
      {group.items.map((item) => {
        const at = here.indexOf(item);
        if (at < 0) return <TakenAwayItem key={item.id} item={item} />;
        return (
          <ItemCard
            key={item.id}
            item={item}
            before={here[at - 1]}
            after={here[at + 1]}
            without={group.partnerId === null ? undefined : "partner"}
          />
        );
      })}
    </ol>
  );
  if (group.partnerId === null) return cards;
  const name =
    group.partnerId === ""
      ? "No partner chosen yet"
      : referenceWords({ ydoc, charter }, "partner", group.partnerId);
  return (
    <details className={styles.group} open>
      <summary className={styles.groupName}>
        {name} <span className={styles.count}>({here.length})</span>
      </summary>
      {cards}
    </details>
  );
};

const TakenAwayItem = ({ item }: { readonly item: ItemView }) => {
  const { ydoc, takenAway } = useWriting();
  const announce = useAnnounce();
  const title = itemTitle(ydoc, item);
  const bringBack = () => {
    bringBackItem(ydoc, item.id, OWN_EDIT);
    takenAway.drop(item.id);
    announce(`${title} is back.`);
    focusWhenDrawn(() => document.getElementById(`${itemAnchor(item.id)}-title`));
  };
  const close = () => {
    takenAway.drop(item.id);
    document.getElementById(`${sectionAnchor(item.sectionId)}-title`)?.focus({ preventScroll: true });
  };
  return (
    <li className={cardStyles.card}>
      <TakenAway title={title} what="removed" onBringBack={bringBack} onClose={close} />
    </li>
  );
};

/** Nothing that was removed is gone: it comes back with all that was written in it. */
const Removed = ({ sectionId, type }: { readonly sectionId: SectionId; readonly type: ItemView["type"] }) => {
  const { ydoc, takenAway } = useWriting();
  const announce = useAnnounce();
  const noticed = useStore(takenAway.store);
  usePart("items");
  const removed = removedItems(ydoc).filter(
    (item) => item.sectionId === sectionId && item.type === type && !noticed.has(item.id),
  );
  if (removed.length === 0) return null;
  const bringBack = (item: ItemView) => {
    if (bringBackItem(ydoc, item.id, OWN_EDIT)) announce(`${itemTitle(ydoc, item)} is back.`);
    focusWhenDrawn(() => document.getElementById(`${itemAnchor(item.id)}-title`));
  };
  return (
    <Details summary={`Removed ${itemTypeOf(type).plural.toLowerCase()} (${removed.length})`}>
      <ul className={styles.removed}>
        {removed.map((item) => (
          <li key={item.id} className={styles.removedItem}>
            <span>{itemTitle(ydoc, item)}</span>
            <Button size="compact" onClick={() => bringBack(item)}>
              Bring back
              <span className="visually-hidden"> {itemTitle(ydoc, item)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Details>
  );
};
