/** One field of shared text: rendered words that follow remote edits, and an editor only while the caret is in it. */
import { fitsSchema } from "@acb/shared/document/fits-schema";
import { fragmentToBlocks } from "@acb/shared/document/fragment-to-blocks";
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type * as Y from "yjs";
import type { Place } from "../sync/presence.ts";
import { classNames } from "../ui/class-names.ts";
import { Blocks } from "./blocks.tsx";
import { usePart } from "./editing.ts";
import styles from "./editor.module.css";
import { MountedEditor } from "./mounted-editor.tsx";
import { NameTags } from "./name-tags.tsx";
import type { SharedTextProps } from "./shared-text.ts";
import type { Opening } from "./text-editor.ts";

/** The text as blocks, again after each change of that field. */
export const useBlocks = (fragment: Y.XmlFragment, place: Place) => {
  const version = usePart(`field:${place.item ?? place.section}/${place.field ?? ""}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the fragment's content.
  return useMemo(() => fragmentToBlocks(fragment), [fragment, version]);
};

/** Click, Enter or a letter opens it at the caret; Escape leaves to the resting field, Tab to the next one. */
export const SharedTextField = (props: SharedTextProps) => {
  const [opening, setOpening] = useState<Opening | null>(null);
  const [cannotOpen, setCannotOpen] = useState(false);
  const resting = useRef<HTMLDivElement>(null);
  const open = (how: Opening) => {
    if (!fitsSchema(props.fragment, props.kind)) {
      setCannotOpen(true);
      return;
    }
    // At once, within the event: a phone shows its keyboard only for a focus that the touch itself caused.
    flushSync(() => setOpening(how));
  };
  const leave = (how: "back" | "away") => {
    if (how === "back") flushSync(() => setOpening(null));
    else setOpening(null);
    if (how === "back") resting.current?.focus({ preventScroll: true });
  };
  return (
    <div className={styles.frame} data-field={props.place.field}>
      {opening === null ? (
        <>
          <NameTags place={props.place} />
          <Resting {...props} restingRef={resting} onOpen={open} />
        </>
      ) : (
        <MountedEditor {...props} opening={opening} onLeave={leave} />
      )}
      {cannotOpen ? (
        <p role="alert" className={styles.problem}>
          This text holds something that this page cannot change without losing words, so it is shown for
          reading. Reload the page; if this stays, tell the person who runs the charter.
        </p>
      ) : null}
    </div>
  );
};

type RestingProps = SharedTextProps & {
  readonly restingRef: React.RefObject<HTMLDivElement | null>;
  readonly onOpen: (opening: Opening) => void;
};

const Resting = ({
  fragment,
  kind,
  place,
  id,
  label,
  describedBy,
  prompt,
  headingFrom,
  restingRef,
  onOpen,
}: RestingProps) => {
  const blocks = useBlocks(fragment, place);
  const isEmpty = blocks.every((block) => block.type === "paragraph" && block.content.length === 0);
  const openByClick = (event: MouseEvent) => onOpen({ at: "point", x: event.clientX, y: event.clientY });
  const openByKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isLetter = event.key.length === 1;
    if (!isLetter && event.key !== "Enter" && event.key !== "F2") return;
    event.preventDefault();
    onOpen({ at: "end", typed: isLetter ? event.key : "" });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rendered text with headings and lists; a textarea holds plain text only.
    <div
      ref={restingRef}
      id={id}
      role="textbox"
      tabIndex={0}
      aria-label={label}
      aria-multiline={kind === "prose"}
      aria-describedby={describedBy}
      aria-placeholder={isEmpty ? prompt : undefined}
      className={classNames(styles.text, styles.resting, styles[kind], isEmpty && styles.empty)}
      data-prompt={isEmpty ? prompt : undefined}
      onClick={openByClick}
      onKeyDown={openByKey}
    >
      <Blocks blocks={blocks} {...(headingFrom && { headingFrom })} />
    </div>
  );
};
