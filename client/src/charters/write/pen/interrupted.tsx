/** Stands where this person was writing when that ended: why they cannot go on, and what became of their words (SPEC: SECTION-3, WR-9). */
import type { SectionId } from "@acb/schemas/ids";
import { isGuest } from "@acb/shared/access/guest";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { useEditing } from "../../../editor/editing.ts";
import { useMe } from "../../../session/session-context.tsx";
import { useStore } from "../../../store/use-store.ts";
import type { ConnectionState } from "../../../sync/connection-state.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { passFocusOn } from "../../../ui/form-focus.ts";
import { Notice } from "../../../ui/notice.tsx";
import { refusalWords } from "../notices/refusal-words.ts";
import { goToWayOn } from "../notices/refused-notice.tsx";
import styles from "../sections/section.module.css";
import { sectionAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";
import { penMeaning, penWords } from "./pens.ts";
import { usePen } from "./use-pens.ts";

type InterruptedProps = {
  readonly sectionId: SectionId;
  /** The item's id, or the section's for its text. */
  readonly at: string;
};

export const Interrupted = ({ sectionId, at }: InterruptedProps) => {
  const { interrupted, mayWrite } = useWriting();
  const { letsWrite } = usePen(sectionId);
  const isHere = useStore(interrupted) === at;
  if (!isHere || mayWrite) return null;
  return letsWrite ? <StoppedEverywhere sectionId={sectionId} /> : <StoppedByPen sectionId={sectionId} />;
};

type StoppedProps = { readonly sectionId: SectionId };

const StoppedByPen = ({ sectionId }: StoppedProps) => {
  const { charter, connectionState } = useWriting();
  const { holder } = usePen(sectionId);
  const state = useStore(connectionState);
  if (holder.kind === "everybody") return null;
  const title = `You cannot go on writing here: ${penWords(holder, charter)}`;
  return (
    <Stopped title={title}>
      <Notice tone="care" role="alert" title={title}>
        <p>{penMeaning(holder, charter, false)}</p>
        <p>{state.kind === "saved" ? SAVED : MAYBE_LATE}</p>
        <Close sectionId={sectionId} />
      </Notice>
    </Stopped>
  );
};

/** No role of an alert: the notice at the top of the page has it, and says the same at more length. */
const StoppedEverywhere = ({ sectionId }: StoppedProps) => {
  const { charter, connectionState } = useWriting();
  const { connection } = useEditing();
  const { person } = useMe();
  const state = useStore(connectionState);
  if (state.kind === "paused")
    return (
      <Stopped title={NOT_NOW}>
        <Notice tone="care" title={NOT_NOW}>
          <p>The server cannot store anything. You can write here again as soon as it can.</p>
        </Notice>
      </Stopped>
    );
  const isRefused = state.kind === "refused";
  const holdsWords = isRefused ? state.holdsWords : connection.isUnsaved();
  return (
    <Stopped title={NOT_HERE}>
      <Notice tone="care" title={NOT_HERE}>
        <p>{whyOf(state, { record: charter.record, toGuest: isGuest(person) })}</p>
        <p>{holdsWords ? MAYBE_LATE : SAVED}</p>
        <ButtonRow>
          {isRefused ? (
            <Button size="compact" onClick={goToWayOn}>
              What you can do now
            </Button>
          ) : null}
          <Close sectionId={sectionId} />
        </ButtonRow>
      </Notice>
    </Stopped>
  );
};

const whyOf = (state: ConnectionState, about: Parameters<typeof refusalWords>[1]): string => {
  if (state.kind === "refused") return refusalWords(state, about);
  return about.record.putAwayOn === undefined
    ? "Your role was changed by somebody who runs the charter: you may read here now."
    : "The charter was put away: it is only read. Those who run it can bring it back.";
};

const NOT_NOW = "You cannot go on writing just now";
const NOT_HERE = "You cannot go on writing here";
const SAVED = "What you typed here is saved.";
const MAYBE_LATE =
  "Your last words here may have come too late. If so, they are kept, and the top of the page offers you a copy.";

/** Takes the focus when it appears: the field that had it is text now. */
const Stopped = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView?.({ block: "nearest" });
    return passFocusOn(box.current);
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of fields, and there are none.
    <div
      ref={box}
      role="group"
      aria-label={title}
      tabIndex={-1}
      className={styles.stopped}
      onKeyDown={keepInView}
    >
      {children}
    </div>
  );
};

/** Whoever is stopped in mid-sentence types on for a moment, and each space would scroll the page by a screen. */
const keepInView = (event: KeyboardEvent): void => {
  if (event.key === " " && event.target === event.currentTarget) event.preventDefault();
};

const Close = ({ sectionId }: StoppedProps) => {
  const { interrupted } = useWriting();
  const close = () => {
    interrupted.set(null);
    document.getElementById(`${sectionAnchor(sectionId)}-title`)?.focus({ preventScroll: true });
  };
  return (
    <Button size="compact" onClick={close}>
      Close this notice
    </Button>
  );
};
