/** A section's heading and what can be done with the section: rename, move, hide. */
import { hideSection, moveSection, renameSection } from "@acb/shared/document/edit";
import { listSections, type SectionView } from "@acb/shared/document/layout";
import { useId, useState } from "react";
import { OWN_EDIT } from "../../../sync/undo-history.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { TextField } from "../../../ui/fields.tsx";
import { Form } from "../../../ui/layout.tsx";
import { useAnnounce } from "../../../ui/live-region.tsx";
import { Menu, MenuAction } from "../../../ui/menu.tsx";
import { focusMore } from "../items/focus-more.ts";
import { PlaceForm } from "../items/place-form.tsx";
import { PenForm } from "../pen/pen-form.tsx";
import { sectionAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";
import styles from "./section.module.css";
import { useSectionTitle } from "./use-section-title.ts";

type SectionHeadProps = { readonly section: SectionView; readonly number: number; readonly titleId: string };
type Question = "rename" | "move" | "pen" | null;

export const SectionHead = ({ section, number, titleId }: SectionHeadProps) => {
  const { ydoc, charter, mayWrite, takenAway } = useWriting();
  const announce = useAnnounce();
  const [question, setQuestion] = useState<Question>(null);
  const mayPutPen = charter.may.includes("manage") && section.generated === null;
  const sections = listSections(ydoc);
  const at = sections.findIndex(({ id }) => id === section.id);
  const before = sections[at - 1];
  const after = sections[at + 1];
  const move = (place: Parameters<typeof moveSection>[2], words: string) => {
    if (moveSection(ydoc, section.id, place, OWN_EDIT)) announce(`${section.title} moved ${words}.`);
    focusMore(sectionAnchor(section.id));
  };
  const hide = () => {
    takenAway.add(section.id);
    hideSection(ydoc, section.id, new Date().toISOString(), OWN_EDIT);
    announce(`${section.title} is hidden.`);
  };
  const closeDialog = () => {
    setQuestion(null);
    focusMore(sectionAnchor(section.id));
  };
  return (
    <div className={styles.head}>
      <h2 id={titleId} className={styles.title} tabIndex={-1}>
        <span className={styles.number}>{number}</span> {section.title}
      </h2>
      {mayWrite || mayPutPen ? (
        <span data-more="">
          <Menu
            label={
              <>
                More<span className="visually-hidden"> for the section {section.title}</span>
              </>
            }
          >
            {mayWrite ? (
              <>
                <MenuAction onClick={() => setQuestion("rename")}>Rename</MenuAction>
                <MenuAction
                  disabled={before === undefined}
                  onClick={() => before && move({ before: before.id }, "up")}
                >
                  Move up
                </MenuAction>
                <MenuAction
                  disabled={after === undefined}
                  onClick={() => after && move({ after: after.id }, "down")}
                >
                  Move down
                </MenuAction>
                <MenuAction onClick={() => setQuestion("move")}>Move to another place</MenuAction>
                <MenuAction onClick={hide}>Hide from the charter</MenuAction>
              </>
            ) : null}
            {mayPutPen ? (
              <MenuAction onClick={() => setQuestion("pen")}>Who may write here</MenuAction>
            ) : null}
          </Menu>
        </span>
      ) : null}
      <Dialog open={mayWrite && question === "rename"} title="Rename the section" onClose={closeDialog}>
        <RenameForm section={section} onDone={closeDialog} />
      </Dialog>
      <Dialog open={mayWrite && question === "move"} title={`Move “${section.title}”`} onClose={closeDialog}>
        <MoveForm section={section} onDone={closeDialog} />
      </Dialog>
      <Dialog open={question === "pen"} title={`Who may write in “${section.title}”`} onClose={closeDialog}>
        <PenForm section={section} onDone={closeDialog} />
      </Dialog>
    </div>
  );
};

type FormProps = { readonly section: SectionView; readonly onDone: () => void };

const RenameForm = ({ section, onDone }: FormProps) => {
  const { ydoc } = useWriting();
  const id = useId();
  const { take, field } = useSectionTitle(section.title);
  const rename = () => {
    const title = take();
    if (title === null) return;
    renameSection(ydoc, section.id, title, OWN_EDIT);
    onDone();
  };
  return (
    <Form onSubmit={rename}>
      <TextField id={id} {...field} />
      <ButtonRow>
        <Button variant="primary" type="submit">
          Rename
        </Button>
        <Button onClick={onDone}>Keep the old title</Button>
      </ButtonRow>
    </Form>
  );
};

const FIRST = "first";

const MoveForm = ({ section, onDone }: FormProps) => {
  const { ydoc } = useWriting();
  const announce = useAnnounce();
  const others = listSections(ydoc).filter((other) => other.id !== section.id);
  const move = (place: string) => {
    const target = others.find((other) => other.id === place);
    const first = others[0];
    if (target !== undefined) moveSection(ydoc, section.id, { after: target.id }, OWN_EDIT);
    else if (first !== undefined) moveSection(ydoc, section.id, { before: first.id }, OWN_EDIT);
    announce(`${section.title} moved ${target === undefined ? "to the start" : `after ${target.title}`}.`);
  };
  return (
    <PlaceForm
      places={[
        { value: FIRST, label: "At the start" },
        ...others.map((other) => ({ value: other.id, label: `After ${other.title}` })),
      ]}
      onMove={move}
      onDone={onDone}
    />
  );
};
