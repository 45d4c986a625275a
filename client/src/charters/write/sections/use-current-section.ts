/** Follows which section is being read, while the page is scrolled. */
import { type RefObject, useEffect } from "react";
import { usePart } from "../../../editor/editing.ts";
import { useWriting } from "../writing/writing.ts";

/** A section is being read when it crosses this band in the upper part of the window. */
const READING_BAND = "-15% 0px -70% 0px";

export const useCurrentSection = (page: RefObject<HTMLElement | null>): void => {
  const { currentSection } = useWriting();
  const version = usePart("sections");
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sections are watched after a change of the list.
  useEffect(() => {
    const sections = page.current?.querySelectorAll<HTMLElement>("section[data-section]") ?? [];
    const observer = new IntersectionObserver(
      (entries) => {
        const reading = entries.find((entry) => entry.isIntersecting)?.target;
        if (reading instanceof HTMLElement) currentSection.set(reading.dataset.section ?? null);
      },
      { rootMargin: READING_BAND },
    );
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, [page, currentSection, version]);
};
