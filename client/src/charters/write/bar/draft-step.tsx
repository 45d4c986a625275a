/** How far the draft is, and the next thing to write (SPEC: WR-3). */
import { Link } from "wouter";
import { useStore } from "../../../store/use-store.ts";
import { goToSection } from "../sections/outline.tsx";
import { draftStep, tallyOf, tallyWords } from "../sections/section-words.ts";
import { useWriting } from "../writing/writing.ts";
import styles from "./draft-step.module.css";

export const DraftStep = () => {
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
