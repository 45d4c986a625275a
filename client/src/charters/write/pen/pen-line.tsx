/** Under a section's heading: where its pen is, what that means here, and the way to give it back (SPEC: SECTION-1, SECTION-5). */
import type { SectionView } from "@acb/shared/document/layout";
import { CallFailure } from "../../../api/loaded.tsx";
import { useFormCall } from "../../../api/use-form-call.ts";
import { Button } from "../../../ui/button.tsx";
import { Tag } from "../../../ui/tag.tsx";
import styles from "../sections/section.module.css";
import { sectionAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";
import { penMeaning, penWords } from "./pens.ts";
import { usePen } from "./use-pens.ts";

/** Nothing where everybody who may write writes. */
export const PenLine = ({ section }: { readonly section: SectionView }) => {
  const { charter, writesFor } = useWriting();
  const { holder } = usePen(section.id);
  const words = penWords(holder, charter);
  if (holder.kind === "everybody" || words === null) return null;
  const isOwn = holder.kind === "organisation" && holder.organisationId === writesFor;
  return (
    <div className={styles.pen} data-testid="pen-line">
      <Tag tone="care">{words}</Tag>
      <p>{penMeaning(holder, charter, isOwn)}</p>
      {isOwn && charter.may.includes("write") ? <GiveBack section={section} /> : null}
    </div>
  );
};

const GiveBack = ({ section: { id, title } }: { readonly section: SectionView }) => {
  const { charter } = useWriting();
  const { send, failure } = useFormCall(
    "setPen",
    { charterId: charter.record.id, sectionId: id },
    // The button is gone by then.
    () => document.getElementById(`${sectionAnchor(id)}-title`)?.focus({ preventScroll: true }),
  );
  return (
    <>
      <CallFailure failure={failure} />
      <Button size="compact" onClick={() => send({ holder: { kind: "everybody" } })}>
        Give the pen back
        <span className="visually-hidden"> for the section {title}</span>
      </Button>
    </>
  );
};
