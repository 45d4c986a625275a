/** Tells the others where this person is, from where the focus went on the page. */
import type { FocusEvent } from "react";
import { useEditing } from "../../../editor/editing.ts";
import { useWriting } from "../writing/writing.ts";

export const usePlace = () => {
  const { connection, presence } = useEditing();
  const { currentSection } = useWriting();
  return (event: FocusEvent) => {
    const target = event.target;
    const section = target.closest<HTMLElement>("[data-section]")?.dataset.section;
    if (section === undefined) return;
    currentSection.set(section);
    const item = target.closest<HTMLElement>("[data-item]")?.dataset.item ?? null;
    const field = target.closest<HTMLElement>("[data-field]")?.dataset.field ?? null;
    connection.history.startStep();
    presence.goTo({ section, item, field });
  };
};
