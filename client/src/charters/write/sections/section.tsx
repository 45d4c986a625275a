/** One section of the charter: heading, details, text, lists; for a generated one, what will stand there. */
import {
  byOrder,
  listItems,
  removedItems,
  type SectionView,
  sectionProse,
} from "@acb/shared/document/layout";
import { memo, useMemo } from "react";
import { Blocks } from "../../../editor/blocks.tsx";
import { usePart } from "../../../editor/editing.ts";
import { SharedTextField, useBlocks } from "../../../editor/text-field.tsx";
import { useStore } from "../../../store/use-store.ts";
import type { Place } from "../../../sync/presence.ts";
import { Inset } from "../../../ui/notice.tsx";
import { CharterDetails } from "../bar/charter-details.tsx";
import { itemsOfList } from "../items/group-items.ts";
import { ItemList } from "../items/item-list.tsx";
import { PenLine } from "../pen/pen-line.tsx";
import { usePen } from "../pen/use-pens.ts";
import { Interrupted } from "../stopped/interrupted.tsx";
import { sectionAnchor, sectionTextAnchor } from "../writing/anchors.ts";
import { templateSectionOf, useWriting, WritingContext } from "../writing/writing.ts";
import styles from "./section.module.css";
import { SectionHead } from "./section-head.tsx";

type SectionProps = { readonly section: SectionView; readonly number: number };

export const Section = memo(({ section, number }: SectionProps) => {
  const writing = useWriting();
  const { charter, mayWrite } = writing;
  const { letsWrite } = usePen(section.id);
  const here = useMemo(
    () => ({ ...writing, mayWrite: mayWrite && letsWrite }),
    [writing, mayWrite, letsWrite],
  );
  const template = templateSectionOf(charter, section.key);
  const titleId = `${sectionAnchor(section.id)}-title`;
  return (
    <section
      id={sectionAnchor(section.id)}
      className={styles.section}
      data-section={section.id}
      aria-labelledby={titleId}
    >
      <WritingContext value={here}>
        <SectionHead section={section} number={number} titleId={titleId} />
      </WritingContext>
      <PenLine section={section} />
      {section.generated === null ? (
        <>
          <CharterDetails keys={template?.details ?? []} />
          <WritingContext value={here}>
            <Prose
              section={section}
              prompt={template?.prompt ?? "Write here what the partners want to say."}
            />
            <Interrupted sectionId={section.id} at={section.id} />
            <Lists section={section} lists={template?.lists ?? NO_LISTS} />
          </WritingContext>
        </>
      ) : (
        <Inset>
          <p>{GENERATED_WORDS[section.generated]}</p>
          {mayWrite ? <p>Nobody writes in this section.</p> : null}
        </Inset>
      )}
    </section>
  );
});

const NO_LISTS: Parameters<typeof Lists>[0]["lists"] = [];

const GENERATED_WORDS: Readonly<Record<NonNullable<SectionView["generated"]>, string>> = {
  signatures:
    "Every partner with its position will stand here: signed, declined, or still asked, with date and authority. It is made from the sign-off round of a version.",
  annexes:
    "The annexes will stand here: the table of commitments by partner, the measures and their definitions. They are made from what is written above.",
};

const Prose = ({ section, prompt }: { readonly section: SectionView; readonly prompt: string }) => {
  const { ydoc, mayWrite } = useWriting();
  const fragment = sectionProse(ydoc, section.id);
  if (fragment === null) return null;
  const place = { section: section.id, item: null, field: "prose" };
  return mayWrite ? (
    <div className={styles.prose}>
      <SharedTextField
        fragment={fragment}
        kind="prose"
        place={place}
        id={sectionTextAnchor(section.id)}
        label={`${section.title}: text`}
        describedBy={OPEN_HINT_ID}
        prompt={prompt}
      />
    </div>
  ) : (
    <ReadProse fragment={fragment} place={place} />
  );
};

/** The words that tell a screen reader how a field of text is opened; they stand once on the page. */
export const OPEN_HINT_ID = "how-to-open-a-text";

type ReadProseProps = { readonly fragment: Parameters<typeof useBlocks>[0]; readonly place: Place };

const ReadProse = ({ fragment, place }: ReadProseProps) => (
  <div className={styles.read}>
    <Blocks blocks={useBlocks(fragment, place)} followLinks />
  </div>
);

type ListsProps = {
  readonly section: SectionView;
  readonly lists: NonNullable<ReturnType<typeof templateSectionOf>>["lists"];
};

const Lists = ({ section, lists }: ListsProps) => {
  const { ydoc, mayWrite, takenAway } = useWriting();
  const noticed = useStore(takenAway.store);
  usePart("items");
  // What this person just removed keeps its place, where a notice stands for it.
  const removed = removedItems(ydoc).filter(
    ({ id, sectionId }) => mayWrite && sectionId === section.id && noticed.has(id),
  );
  const items = [...listItems(ydoc, section.id), ...removed].sort(byOrder);
  return lists.map((list) => (
    <ItemList
      key={`${list.type} ${JSON.stringify(list.preset ?? null)}`}
      sectionId={section.id}
      list={list}
      items={itemsOfList(ydoc, items, lists, list)}
    />
  ));
};
