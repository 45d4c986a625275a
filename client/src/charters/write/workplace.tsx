/** The page while a charter is open: bar, outline, document, guidance and people; the side parts as dialogs on a phone. */
import { SectionId } from "@acb/schemas/ids";
import { bringBackSection } from "@acb/shared/document/edit";
import { byOrder, hiddenSections, listSections, type SectionView } from "@acb/shared/document/layout";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useEditing, usePart } from "../../editor/editing.ts";
import { createStore } from "../../store/store.ts";
import { useStore } from "../../store/use-store.ts";
import { OWN_EDIT } from "../../sync/undo-history.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { PeopleHere } from "./bar/people-here.tsx";
import { TopBar } from "./bar/top-bar.tsx";
import { Guidance } from "./guidance/guidance.tsx";
import { focusWhenDrawn } from "./items/focus-more.ts";
import { TakenAway } from "./items/taken-away.tsx";
import { usePlace } from "./items/use-place.ts";
import { DeletedNotice } from "./notices/deleted-notice.tsx";
import { FrozenNotice } from "./notices/frozen-notice.tsx";
import { closedTo } from "./pen/pens.ts";
import { MoreSections } from "./sections/more-sections.tsx";
import { goToSection, Outline } from "./sections/outline.tsx";
import { OPEN_HINT_ID, Section } from "./sections/section.tsx";
import { useCurrentSection } from "./sections/use-current-section.ts";
import { useStoppedWriting } from "./stopped/use-stopped-writing.ts";
import styles from "./workplace.module.css";
import { sectionAnchor } from "./writing/anchors.ts";
import { readAnnounceLevel } from "./writing/announce-level.ts";
import { useAnnouncements } from "./writing/use-announcements.ts";
import { useWriting } from "./writing/writing.ts";

type Side = "outline" | "guidance" | null;

export const Workplace = () => {
  const { mayWrite } = useWriting();
  const [side, setSide] = useState<Side>(null);
  const level = useMemo(() => createStore(readAnnounceLevel()), []);
  const page = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setSide(null), []);
  useAnnouncements(level);
  useCurrentSection(page);
  useNamedSection();
  useStoppedWriting();
  const undoByKey = useUndoKeys();
  const toPlace = usePlace();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undo belongs to the page, wherever the focus is in it.
    <div ref={page} className={styles.page} onKeyDown={undoByKey} onFocus={toPlace}>
      <TopBar onOutline={() => setSide("outline")} onGuidance={() => setSide("guidance")} />
      <DeletedNotice />
      <FrozenNotice />
      <div className={styles.columns}>
        <div className={styles.outline}>
          <Outline />
        </div>
        <div className={styles.document}>
          {mayWrite ? (
            <p id={OPEN_HINT_ID} className="visually-hidden">
              Press Enter to write here, Escape to leave.
            </p>
          ) : null}
          <Sections />
          {mayWrite ? <MoreSections /> : null}
        </div>
        <aside className={styles.side} aria-label="Guidance and people">
          <Guidance />
          <PeopleHere level={level} />
        </aside>
      </div>
      <Dialog open={side === "outline"} title="Sections" onClose={close}>
        <Outline onChoose={close} />
      </Dialog>
      <Dialog open={side === "guidance"} title="Guidance and people" onClose={close}>
        <Guidance onChoose={close} />
        <PeopleHere level={level} />
      </Dialog>
    </div>
  );
};

/** A link may lead to one section: its id stands behind the # of the address. */
const useNamedSection = () => {
  useEffect(() => {
    const named = SectionId.safeParse(window.location.hash.slice(1));
    if (named.success) goToSection(named.data);
  }, []);
};

const Sections = () => {
  const { ydoc, takenAway, pens, writesFor } = useWriting();
  const noticed = useStore(takenAway.store);
  const isClosed = closedTo(useStore(pens), writesFor);
  const version = usePart("sections");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the list of sections.
  const [shown, placed] = useMemo(() => {
    const visible = listSections(ydoc);
    const hidden = hiddenSections(ydoc).filter(({ id }) => noticed.has(id));
    return [visible, [...visible, ...hidden].sort(byOrder)];
  }, [ydoc, version, noticed]);
  const stands = placed.filter(({ id, hidden }) => !hidden || !isClosed(id));
  return stands.map((section) =>
    section.hidden ? (
      <TakenAwaySection key={section.id} section={section} />
    ) : (
      <Section key={section.id} section={section} number={shown.indexOf(section) + 1} />
    ),
  );
};

const TakenAwaySection = ({ section: { id, title } }: { readonly section: SectionView }) => {
  const { ydoc, takenAway } = useWriting();
  const announce = useAnnounce();
  const bringBack = () => {
    bringBackSection(ydoc, id, OWN_EDIT);
    takenAway.drop(id);
    announce(`${title} is back in the charter.`);
    focusWhenDrawn(() => document.getElementById(`${sectionAnchor(id)}-title`));
  };
  return <TakenAway title={title} what="hidden" onBringBack={bringBack} onClose={() => takenAway.drop(id)} />;
};

/** Ctrl+Z and Ctrl+Shift+Z everywhere but in a text box of the browser's own, which undoes its own typing. */
const useUndoKeys = () => {
  const { history } = useEditing().connection;
  const { mayWrite } = useWriting();
  return (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    const isUndoKey = (event.ctrlKey || event.metaKey) && !event.altKey && (key === "z" || key === "y");
    if (!mayWrite || !isUndoKey || event.defaultPrevented || hasOwnUndo(event.target)) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) history.redo();
    else history.undo();
  };
};

const hasOwnUndo = (target: EventTarget): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable);
