/** Follows the pens of the sections: what moves is told at once, and whoever is writing there is stopped with words (SPEC: SECTION-2 … SECTION-4). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { PenHolder, SectionPen } from "@acb/schemas/pen";
import { sectionView } from "@acb/shared/document/layout";
import { useEffect } from "react";
import { useStore } from "../../../store/use-store.ts";
import { useAnnounce } from "../../../ui/live-region.tsx";
import type { OpenWriting } from "../writing/open-writing.ts";
import { useWriting, type Writing } from "../writing/writing.ts";
import { closedTo, penNews, penOf, withPen } from "./pens.ts";

/** The pen of a section, and whether it lets this person write there, who may write in the charter at all. */
export const usePen = (sectionId: string): { readonly holder: PenHolder; readonly letsWrite: boolean } => {
  const { pens, writesFor } = useWriting();
  const now = useStore(pens);
  return { holder: penOf(now, sectionId), letsWrite: !closedTo(now, writesFor)(sectionId) };
};

type Followed = { readonly charter: CharterView; readonly writesFor: Writing["writesFor"] };

/** For as long as the charter is open. A view that was asked for anew says the same as all that was told before it. */
export const useFollowPens = ({ editing, parts }: OpenWriting, { charter, writesFor }: Followed): void => {
  const announce = useAnnounce();
  useEffect(() => {
    movePens({ editing, parts }, charter.pens, writesFor);
  }, [editing, parts, charter.pens, writesFor]);
  useEffect(
    () =>
      editing.connection.onEvent((event) => {
        if (event.type !== "pen.changed") return;
        const { sectionId, holder } = event.pen;
        movePens({ editing, parts }, withPen(parts.pens.get(), event.pen), writesFor);
        const title = sectionView(parts.ydoc, sectionId)?.title ?? "A section";
        announce(penNews(holder, title, event.by, charter));
      }),
    [editing, parts, charter, writesFor, announce],
  );
};

const movePens = (
  { editing, parts }: Pick<OpenWriting, "editing" | "parts">,
  next: readonly SectionPen[],
  writesFor: Writing["writesFor"],
): void => {
  const before = parts.pens.get();
  if (JSON.stringify(next) === JSON.stringify(before)) return;
  const [wasClosed, isClosed] = [closedTo(before, writesFor), closedTo(next, writesFor)];
  const place = placeOfFocus();
  if (place !== null && isClosed(place.section) && !wasClosed(place.section))
    parts.interrupted.set(place.item ?? place.section);
  // What was written there is not this person's to take back while others have the pen.
  editing.connection.history.dropStepsIn(isClosed);
  parts.pens.set(next);
};

/** Where this person is writing, or about to: not the headings, which are only passed. */
export const placeOfFocus = (): { readonly section: string; readonly item: string | null } | null => {
  const focused = document.activeElement;
  if (focused === null || focused.matches("h2, h3") || focused.closest("dialog") !== null) return null;
  const section = focused.closest<HTMLElement>("[data-section]")?.dataset.section;
  if (section === undefined) return null;
  return { section, item: focused.closest<HTMLElement>("[data-item]")?.dataset.item ?? null };
};
