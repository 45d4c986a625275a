/** The outline: every section with its number, its state in a word and a shape, and how many items it holds. */
import { type MouseEvent, memo, useEffect, useRef } from "react";
import { useStore } from "../../../store/use-store.ts";
import { penWords } from "../pen/pens.ts";
import { usePen } from "../pen/use-pens.ts";
import { sectionAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";
import styles from "./outline.module.css";
import type { SectionStatus } from "./section-status.ts";
import { countWord, stateWords, tallyOf, tallyWords } from "./section-words.ts";
import { StateMark } from "./state-mark.tsx";

type OutlineProps = { readonly onChoose?: () => void };

export const Outline = ({ onChoose }: OutlineProps) => {
  const { statuses, currentSection } = useWriting();
  const all = useStore(statuses);
  const current = useStore(currentSection);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current !== null) keepCurrentInView(list.current);
  }, [current]);
  return (
    <nav ref={list} aria-label="Sections">
      <p className={styles.tally}>{tallyWords(tallyOf([...all.values()]))}</p>
      <ol className={styles.list}>
        {[...all.values()].map((status) => (
          <Row
            key={status.id}
            status={status}
            isCurrent={status.id === current}
            {...(onChoose === undefined ? {} : { onChoose })}
          />
        ))}
      </ol>
    </nav>
  );
};

/** Scrolls the outline alone, never the page. */
const keepCurrentInView = (list: HTMLElement | null): void => {
  const frame = list?.parentElement;
  const row = list?.querySelector("[aria-current]");
  if (!frame || !row || frame.scrollHeight <= frame.clientHeight) return;
  const [outer, inner] = [frame.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.top < outer.top) frame.scrollTop -= outer.top - inner.top;
  if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom;
};

type RowProps = {
  readonly status: SectionStatus;
  readonly isCurrent: boolean;
  readonly onChoose?: () => void;
};

const Row = memo(({ status, isCurrent, onChoose }: RowProps) => {
  const go = (event: MouseEvent) => {
    event.preventDefault();
    onChoose?.();
    goToSection(status.id);
  };
  const { charter } = useWriting();
  const pen = penWords(usePen(status.id).holder, charter, "shortName");
  const facts = [stateWords(status), ...status.itemCounts.map(countWord)];
  return (
    <li>
      <a
        href={`#${sectionAnchor(status.id)}`}
        className={styles.link}
        aria-current={isCurrent ? "location" : undefined}
        onClick={go}
      >
        <span className={styles.number}>{status.number}</span>
        <span className={styles.words}>
          <span className={styles.title}>{status.title}</span>
          <span className={styles.state}>
            <StateMark state={status.state} />
            {facts.join(", ")}
          </span>
          {pen === null ? null : <span className={styles.pen}>{pen}</span>}
        </span>
      </a>
    </li>
  );
});

/** Scrolls to a section and gives its heading the focus, so that Tab goes on from there. */
export const goToSection = (sectionId: string): void => {
  const heading = document.getElementById(`${sectionAnchor(sectionId)}-title`);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
};
