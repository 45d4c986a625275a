/** Always in view: is it saved, undo and redo, who is here, and what comes next. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { Link } from "wouter";
import { useEditing, useOthers } from "../../../editor/editing.ts";
import { useStore } from "../../../store/use-store.ts";
import { people } from "../../../sync/presence.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { goToSection } from "../sections/outline.tsx";
import { draftStep, tallyOf, tallyWords } from "../sections/section-words.ts";
import { useWriting } from "../writing/writing.ts";
import { type StateLine, stateLineWords, transportWords } from "./connection-words.ts";
import styles from "./top-bar.module.css";

type TopBarProps = { readonly onOutline: () => void; readonly onGuidance: () => void };

export const TopBar = ({ onOutline, onGuidance }: TopBarProps) => {
  const { mayWrite } = useWriting();
  return (
    <div className={styles.bar}>
      <State />
      <TransportNote />
      {mayWrite ? <UndoButtons /> : null}
      <div className={styles.sides}>
        <span className={styles.outlineButton}>
          <Button size="compact" onClick={onOutline}>
            Sections
          </Button>
        </span>
        <span className={styles.guidanceButton}>
          <Button size="compact" onClick={onGuidance}>
            <span>
              Guidance<span className={styles.wideWords}> and people</span>
            </span>
          </Button>
        </span>
      </div>
      <PeopleNames />
      {mayWrite ? <DraftStep /> : null}
    </div>
  );
};

const MARKS: Readonly<Record<StateLine["tone"], string>> = {
  good: "M2.5 8.5l3.5 3.5 7.5-8",
  busy: "M8 13V3M4 7l4-4 4 4",
  care: "M2 2l12 12M3 8a7 7 0 0 1 2-2M8 4.5a8 8 0 0 1 5 3.5M6.5 11.5a2.5 2.5 0 0 1 3 0",
  bad: "M3.5 3.5l9 9M12.5 3.5l-9 9",
};

/** Longer than any store on a good connection. */
const SLOW_MS = 5_000;

/** Has it been so, without a break, for that long? */
const useLasting = (isSo: boolean, waitMs: number): boolean => {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), waitMs);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isSo, waitMs]);
  return lasts;
};

const State = () => {
  const { connectionState, mayWrite } = useWriting();
  const state = useStore(connectionState);
  const isSlow = useLasting(state.kind === "saving", SLOW_MS);
  const { tone, words } = stateLineWords(state, mayWrite, isSlow);
  return (
    <p className={styles.state} data-tone={tone} data-testid="state-line">
      <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
        <path d={MARKS[tone]} />
      </svg>
      <span className={styles.stateWords}>{words}</span>
    </p>
  );
};

/** Leads to what somebody who looks after the network can do about it. */
const TransportNote = () => {
  const { transport } = useWriting();
  const words = transportWords(useStore(transport));
  if (words === null) return null;
  return (
    <Link className={styles.transport} href="/check-connection">
      {words}
    </Link>
  );
};

const UndoButtons = () => {
  const { history } = useEditing().connection;
  const canUndo = useSyncExternalStore(history.subscribe, history.canUndo);
  const canRedo = useSyncExternalStore(history.subscribe, history.canRedo);
  // The caret stays where it is: the field that is open is the one most often undone.
  const keepFocus = (event: { readonly preventDefault: () => void }) => event.preventDefault();
  return (
    <span className={styles.undo}>
      <Button
        size="compact"
        aria-label="Undo"
        aria-disabled={!canUndo}
        title="Undo my last change"
        onMouseDown={keepFocus}
        onClick={history.undo}
      >
        <TurnMark isBack />
        <span className={styles.wideWords}>Undo</span>
      </Button>
      <Button
        size="compact"
        aria-label="Redo"
        aria-disabled={!canRedo}
        title="Redo what I undid"
        onMouseDown={keepFocus}
        onClick={history.redo}
      >
        <TurnMark />
        <span className={styles.wideWords}>Redo</span>
      </Button>
    </span>
  );
};

/** On a phone the arrow stands for the word, which is still its name. */
const TurnMark = ({ isBack = false }: { readonly isBack?: boolean }) => (
  <svg className={classNames(styles.mark, styles.turn)} viewBox="0 0 16 16" aria-hidden="true">
    <path
      d="M10 2.5l3.5 3.5-3.5 3.5M13.5 6H6.5a4 4 0 0 0 0 8H9"
      transform={isBack ? "matrix(-1 0 0 1 16 0)" : undefined}
    />
  </svg>
);

/** As many names as fit a line; the panel lists all. */
const SHOWN_NAMES = 3;

const PeopleNames = () => {
  const others = people(useOthers());
  if (others.length === 0) return <p className={styles.people}>Only you are here</p>;
  const names = others.slice(0, SHOWN_NAMES).map(({ name }) => name);
  const more = others.length - names.length;
  return (
    <p className={styles.people}>
      With {names.join(", ")}
      {more > 0 ? ` and ${more} more` : ""}
    </p>
  );
};

/** How far the draft is, and the next thing to write. */
const DraftStep = () => {
  const { statuses, isRoundOpen } = useWriting();
  const all = [...useStore(statuses).values()];
  const step = draftStep(all, isRoundOpen);
  return (
    <div className={styles.next}>
      <p className={styles.tally}>{tallyWords(tallyOf(all))}</p>
      {step === null ? null : step.kind === "freeze" ? (
        <FreezeStep words={step.words} />
      ) : (
        <button type="button" className={styles.step} onClick={() => goToSection(step.sectionId)}>
          <span className="visually-hidden">Next in the draft: </span>
          {step.words}
        </button>
      )}
    </div>
  );
};

/** Offered only while everything is saved: a version must not miss this person's last words. */
const FreezeStep = ({ words }: { readonly words: string }) => {
  const { charter, connectionState } = useWriting();
  const saved = useStore(connectionState).kind === "saved";
  if (!charter.may.includes("freeze")) return null;
  return saved ? (
    <Link className={styles.step} href={`/charters/${charter.record.id}/sign-off`}>
      {words}
    </Link>
  ) : (
    <p>Freeze once everything is saved</p>
  );
};
