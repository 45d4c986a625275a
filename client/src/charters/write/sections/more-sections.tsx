/** At the end of the page: a section of the partners' own, and the sections that were hidden. */
import { bringBackSection } from "@acb/shared/document/edit";
import { hiddenSections, listSections, type SectionView } from "@acb/shared/document/layout";
import { useId, useState } from "react";
import { useEditing, usePart } from "../../../editor/editing.ts";
import { useStore } from "../../../store/use-store.ts";
import { OWN_EDIT } from "../../../sync/undo-history.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Details } from "../../../ui/details.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { SelectField, TextField } from "../../../ui/fields.tsx";
import { Form } from "../../../ui/layout.tsx";
import { useAnnounce } from "../../../ui/live-region.tsx";
import { addSectionUndoably } from "../items/add-undoably.ts";
import { focusWhenDrawn } from "../items/focus-more.ts";
import listStyles from "../items/item-list.module.css";
import { closedTo, penOf, penWords } from "../pen/pens.ts";
import { sectionAnchor } from "../writing/anchors.ts";
import { newSectionId } from "../writing/new-id.ts";
import { useWriting } from "../writing/writing.ts";
import styles from "./section.module.css";
import { useSectionTitle } from "./use-section-title.ts";

export const MoreSections = () => {
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles.more}>
      <div>
        <Button onClick={() => setAdding(true)}>Add a section of your own</Button>
      </div>
      <HiddenSections />
      <Dialog open={adding} title="Add a section" onClose={() => setAdding(false)}>
        <AddForm onDone={() => setAdding(false)} />
      </Dialog>
    </div>
  );
};

const AddForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { ydoc } = useWriting();
  const announce = useAnnounce();
  const { history } = useEditing().connection;
  const id = useId();
  const sections = listSections(ydoc);
  const { take, field } = useSectionTitle();
  const [after, setAfter] = useState<string>(
    sections.findLast(({ generated }) => generated === null)?.id ?? "",
  );
  const add = () => {
    const title = take();
    if (title === null) return;
    const newId = newSectionId();
    const place = sections.find((section) => section.id === after)?.id ?? null;
    const section = { id: newId, title, after: place };
    addSectionUndoably(ydoc, history, section, new Date().toISOString());
    onDone();
    announce(`Section ${title} added.`);
    focusWhenDrawn(() => document.getElementById(`${sectionAnchor(newId)}-title`));
  };
  return (
    <Form onSubmit={add}>
      <TextField id={`${id}-title`} {...field} />
      <SelectField
        id={`${id}-after`}
        label="Where it stands"
        width="full"
        value={after}
        options={[
          { value: "", label: "At the start" },
          ...sections.map((section) => ({ value: section.id, label: `After ${section.title}` })),
        ]}
        onChange={setAfter}
      />
      <ButtonRow>
        <Button variant="primary" type="submit">
          Add the section
        </Button>
        <Button onClick={onDone}>Do not add one</Button>
      </ButtonRow>
    </Form>
  );
};

const HiddenSections = () => {
  const { ydoc, charter, takenAway, pens, writesFor } = useWriting();
  const pensNow = useStore(pens);
  const isClosed = closedTo(pensNow, writesFor);
  const announce = useAnnounce();
  const noticed = useStore(takenAway.store);
  usePart("sections");
  const hidden = hiddenSections(ydoc).filter(({ id }) => isClosed(id) || !noticed.has(id));
  if (hidden.length === 0) return null;
  const bringBack = (section: SectionView) => {
    if (bringBackSection(ydoc, section.id, OWN_EDIT)) announce(`${section.title} is back in the charter.`);
    focusWhenDrawn(() => document.getElementById(`${sectionAnchor(section.id)}-title`));
  };
  return (
    <Details summary={`Hidden sections (${hidden.length})`}>
      <ul className={listStyles.removed}>
        {hidden.map((section) => (
          <li key={section.id} className={listStyles.removedItem}>
            <span>{section.title}</span>
            {isClosed(section.id) ? (
              <span>{penWords(penOf(pensNow, section.id), charter)}</span>
            ) : (
              <Button size="compact" onClick={() => bringBack(section)}>
                Bring back
                <span className="visually-hidden"> {section.title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
};
