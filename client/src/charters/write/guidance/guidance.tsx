/** Beside the text: what the current section is for, how long it usually is, an example, and what is missing. */
import { listSections } from "@acb/shared/document/layout";
import { usePart } from "../../../editor/editing.ts";
import { useStore } from "../../../store/use-store.ts";
import { Details } from "../../../ui/details.tsx";
import { Part } from "../../../ui/layout.tsx";
import { closedTo } from "../pen/pens.ts";
import { Gaps } from "../sections/gaps.tsx";
import { amountWords } from "../sections/section-words.ts";
import { templateSectionOf, useWriting } from "../writing/writing.ts";
import styles from "./guidance.module.css";

export const Guidance = ({ onChoose }: { readonly onChoose?: () => void }) => {
  const { ydoc, charter, statuses, currentSection, mayWrite, pens, writesFor } = useWriting();
  const pensNow = useStore(pens);
  usePart("sections");
  const all = useStore(statuses);
  const chosen = useStore(currentSection);
  const sections = listSections(ydoc);
  const section = sections.find(({ id }) => id === chosen) ?? sections[0];
  const status = section === undefined ? undefined : all.get(section.id);
  if (section === undefined || status === undefined) return null;
  const template = templateSectionOf(charter, section.key);
  const mayWriteHere = mayWrite && !closedTo(pensNow, writesFor)(section.id);
  return (
    <Part title="Guidance">
      <div className={styles.guidance}>
        <h3 className={styles.section}>
          {status.number} {section.title}
        </h3>
        {template === null ? (
          <p>A section of your own. Say what your partnership needs that the template does not ask for.</p>
        ) : (
          <>
            <p>{template.purpose}</p>
            {mayWriteHere ? <p className={styles.prompt}>{template.prompt}</p> : null}
            <dl className={styles.facts}>
              <div>
                <dt>Usual</dt>
                <dd>{template.usual}</dd>
              </div>
              {status.state === "generated" ? null : (
                <div>
                  <dt>Now</dt>
                  <dd>{amountWords(status)}</dd>
                </div>
              )}
            </dl>
            {template.example === undefined ? null : (
              <Details summary="An example">
                <p>{template.example}</p>
              </Details>
            )}
          </>
        )}
        {mayWriteHere ? <Gaps status={status} onChoose={onChoose} /> : null}
      </div>
    </Part>
  );
};
