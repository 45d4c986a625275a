/** Stands where this person was writing when that ended: why they cannot go on, and what became of their words (SPEC: SECTION-3, WR-9). */
import { useStore } from "../../../store/use-store.ts";
import { usePen } from "../pen/use-pens.ts";
import { useWriting } from "../writing/writing.ts";
import type { StoppedProps } from "./stopped.tsx";
import { StoppedByPen } from "./stopped-by-pen.tsx";
import { StoppedEverywhere } from "./stopped-everywhere.tsx";

/** `at`: the item's id, or the section's for its text. */
type InterruptedProps = StoppedProps & { readonly at: string };

export const Interrupted = ({ sectionId, at }: InterruptedProps) => {
  const { interrupted, mayWrite } = useWriting();
  const { letsWrite } = usePen(sectionId);
  const isHere = useStore(interrupted) === at;
  if (!isHere || mayWrite) return null;
  return letsWrite ? <StoppedEverywhere sectionId={sectionId} /> : <StoppedByPen sectionId={sectionId} />;
};
