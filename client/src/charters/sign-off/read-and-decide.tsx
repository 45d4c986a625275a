/** The frozen text, rendered from the very content that was fingerprinted, and the decision form below it. */
import type { Content } from "@acb/schemas/content";
import { toPublication } from "@acb/shared/publication/to-publication";
import { printDate, printMoment } from "@acb/shared/values/print-value";
import { useMemo } from "react";
import { Link } from "wouter";
import { useMe } from "../../session/session-context.tsx";
import { Details } from "../../ui/details.tsx";
import { Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Fingerprint } from "../reading/fingerprint.tsx";
import { PublicationText } from "../reading/publication-text.tsx";
import type { DecisionAtHand } from "./decision-at-hand.ts";
import type { DecisionDraft, DecisionSubject, DraftProblems } from "./decision-draft.ts";
import { DecisionForm } from "./decision-form.tsx";
import { Downloads } from "./downloads.tsx";
import styles from "./sign-off.module.css";

type ReadAndDecideProps = Omit<DecisionAtHand, "onRecorded"> & {
  readonly content: Content;
  readonly subject: DecisionSubject;
  readonly draft: DecisionDraft;
  readonly onDraft: (draft: DecisionDraft) => void;
  readonly problems: DraftProblems;
  readonly onContinue: () => void;
};

const FORM_ID = "decision";

export const ReadAndDecide = (props: ReadAndDecideProps) => {
  const { charter, round, version, row, content, subject } = props;
  const { networkName } = useMe();
  const chapters = useMemo(
    () => toPublication({ content, version, network: networkName, board: round }).chapters,
    [content, version, networkName, round],
  );
  return (
    <Stack>
      <PageHeader
        title={`${props.mayDecide ? "Decide" : "Prepare the decision"} for ${row.name}`}
        above={<Link href={`/charters/${charter.record.id}/sign-off`}>Back to sign-off</Link>}
        lead={`${charter.record.title}, version ${version.number}: ${version.label}. Decide by ${printDate(round.round.dueOn)}.`}
      />
      {version.changeNote === "" ? null : (
        <p>
          <strong>What changed:</strong> {version.changeNote}
        </p>
      )}
      <Notice tone="good" title="This is the exact text that was frozen">
        <p>Your browser has checked every character of it, and your decision will name this text alone.</p>
      </Notice>
      <Details summary="Fingerprint and files of this text">
        <Stack>
          <Fingerprint contentHash={subject.contentHash} />
          <Downloads version={version} />
        </Stack>
      </Details>
      <div>
        <PublicationText chapters={chapters} />
        <p className={styles.toDecision}>
          <a href={`#${FORM_ID}`}>Go to the decision</a>
          <span>below the {chapters.length} sections of the text</span>
        </p>
      </div>
      <section id={FORM_ID} className={styles.decision} aria-labelledby="decision-title" tabIndex={-1}>
        <h2 id="decision-title">The decision of {row.name}</h2>
        {props.prepared === null ? null : (
          <Notice
            title={`Prepared by ${props.prepared.preparedByName} on ${printMoment(props.prepared.preparedAt)}`}
          >
            <p>
              {props.mayDecide
                ? "Read every answer before you go on: what you record is your organisation's decision."
                : "You can change the answers until a signatory has recorded them."}
            </p>
          </Notice>
        )}
        <DecisionForm {...props} />
      </section>
    </Stack>
  );
};
