/** What can be done with an item: open, move, remove. The focus stays with the item, or with what stands in its place. */
import { itemTypeOf } from "@acb/schemas/item-types";
import { type ItemPlace, moveItem, removeItem } from "@acb/shared/document/edit";
import { type ItemView, listItems, listSections } from "@acb/shared/document/layout";
import { useState } from "react";
import { OWN_EDIT } from "../../../sync/undo-history.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useAnnounce } from "../../../ui/live-region.tsx";
import { Menu, MenuAction } from "../../../ui/menu.tsx";
import { closedTo } from "../pen/pens.ts";
import { itemTitle } from "../sections/section-status.ts";
import { itemAnchor } from "../writing/anchors.ts";
import { templateSectionOf, useWriting, type Writing } from "../writing/writing.ts";
import { focusMore } from "./focus-more.ts";
import styles from "./item-actions.module.css";
import { PlaceForm } from "./place-form.tsx";

type ItemActionsProps = {
  readonly item: ItemView;
  readonly title: string;
  readonly isOpen: boolean;
  readonly before: ItemView | undefined;
  readonly after: ItemView | undefined;
};

export const ItemActions = ({ item, title, isOpen, before, after }: ItemActionsProps) => {
  const { ydoc, openItems, takenAway } = useWriting();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const anchor = itemAnchor(item.id);
  const move = (place: ItemPlace) => {
    if (moveItem(ydoc, item.id, place, OWN_EDIT)) announce(`${title} moved: ${placeInWords(ydoc, item)}.`);
    focusMore(anchor);
  };
  const remove = () => {
    takenAway.add(item.id);
    openItems.drop(item.id);
    removeItem(ydoc, item.id, new Date().toISOString(), OWN_EDIT);
    announce(`${title} is removed.`);
  };
  const closeDialog = () => {
    setAsking(false);
    focusMore(anchor);
  };
  return (
    <div className={styles.actions}>
      <Button
        size="compact"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? openItems.drop(item.id) : openItems.add(item.id))}
      >
        {isOpen ? "Close" : "Open"}
        <span className="visually-hidden"> {title}</span>
      </Button>
      <span data-more="">
        <Menu label={<MoreLabel title={title} />}>
          <MenuAction disabled={before === undefined} onClick={() => before && move({ before: before.id })}>
            Move up
          </MenuAction>
          <MenuAction disabled={after === undefined} onClick={() => after && move({ after: after.id })}>
            Move down
          </MenuAction>
          <MenuAction onClick={() => setAsking(true)}>Move to another place</MenuAction>
          <MenuAction onClick={remove}>Remove {itemTypeOf(item.type).name.toLowerCase()}</MenuAction>
        </Menu>
      </span>
      <Dialog open={asking} title={`Move “${title}”`} onClose={closeDialog}>
        <MoveForm item={item} onMove={move} onDone={closeDialog} />
      </Dialog>
    </div>
  );
};

const MoreLabel = ({ title }: { readonly title: string }) => (
  <>
    More<span className="visually-hidden"> for {title}</span>
  </>
);

/** "3 of 8 in What we will achieve together". */
const placeInWords = (ydoc: Writing["ydoc"], { id, type }: ItemView): string => {
  for (const section of listSections(ydoc)) {
    const list = listItems(ydoc, section.id).filter((item) => item.type === type);
    const at = list.findIndex((item) => item.id === id);
    if (at >= 0) return `${at + 1} of ${list.length} in ${section.title}`;
  }
  return "not on the page any more";
};

type MoveFormProps = {
  readonly item: ItemView;
  readonly onMove: (place: ItemPlace) => void;
  readonly onDone: () => void;
};

const MoveForm = ({ item, onMove, onDone }: MoveFormProps) => {
  const places = placesFor(useWriting(), item);
  return (
    <PlaceForm
      places={places}
      onMove={(chosen) => {
        const found = places.find(({ value }) => value === chosen);
        if (found !== undefined) onMove(found.place);
      }}
      onDone={onDone}
    />
  );
};

/** Beside its neighbours in this section, or at the end of another open section that has a list of its type. */
const placesFor = (
  { ydoc, charter, pens, writesFor }: Pick<Writing, "ydoc" | "charter" | "pens" | "writesFor">,
  item: ItemView,
) => {
  const isClosed = closedTo(pens.get(), writesFor);
  const siblings = listItems(ydoc, item.sectionId).filter(
    ({ id, type }) => type === item.type && id !== item.id,
  );
  const [first] = siblings;
  const start =
    first === undefined ? [] : [{ value: "start", label: "At the start", place: { before: first.id } }];
  const after = siblings.map((other) => ({
    value: other.id,
    label: `After ${itemTitle(ydoc, other)}`,
    place: { after: other.id },
  }));
  const elsewhere = listSections(ydoc)
    .filter(({ id, key }) => {
      const lists = templateSectionOf(charter, key)?.lists ?? [];
      return id !== item.sectionId && !isClosed(id) && lists.some(({ type }) => type === item.type);
    })
    .map(({ id, title }) => ({ value: id, label: `To the section ${title}`, place: { sectionId: id } }));
  return [...start, ...after, ...elsewhere];
};
