/** Checking the answers before they are sent: a recorded decision stays for ever. */
import { AUTHORITY_KINDS } from "@acb/schemas/sign-off/decision";
import { contentCode } from "@acb/shared/document/content-hash";
import { labelOf, printDate } from "@acb/shared/values/print-value";
import { useEffect } from "react";
import { FormErrors } from "../../api/form-errors.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { usePage } from "../../ui/page-focus.tsx";
import { type Fact, SummaryList } from "../../ui/summary-list.tsx";
import type { DecisionAtHand } from "./decision-at-hand.ts";
import type { DecisionBody, DecisionDraft } from "./decision-draft.ts";
import { EVIDENCE_KINDS, EVIDENCE_STATUSES, POSITION_CHOICES } from "./decision-words.ts";
import { HandOver } from "./hand-over.tsx";

type DecisionCheckProps = DecisionAtHand & {
  readonly draft: DecisionDraft;
  readonly request: DecisionBody;
  readonly onChange: () => void;
};

export const DecisionCheck = (props: DecisionCheckProps) => {
  const { charter, version, row, draft, request } = props;
  const heading = usePage(`Check the decision of ${row.name}`);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [heading]);
  return (
    <Stack>
      <h1 ref={heading} tabIndex={-1}>
        Check the decision of {row.name}
      </h1>
      <SummaryList
        facts={[
          {
            name: "Text",
            value: `${charter.record.title}, version ${version.number} (${contentCode(request.contentHash)})`,
          },
          ...answers(draft),
        ]}
      />
      {props.mayDecide ? (
        <RecordIt {...props} />
      ) : (
        <HandOver
          charterId={charter.record.id}
          roundId={props.round.round.id}
          row={row}
          request={request}
          onChange={props.onChange}
        />
      )}
    </Stack>
  );
};

const RecordIt = ({ charter, round, row, draft, request, onChange, onRecorded }: DecisionCheckProps) => {
  const form = useFormCall(
    "recordDecision",
    { charterId: charter.record.id, roundId: round.round.id },
    ({ rounds }) => {
      const now = rounds.find((one) => one.round.id === round.round.id);
      const recorded = [...(now?.rows ?? []), ...(now?.successors ?? [])].find(
        (one) => one.organisationId === row.organisationId,
      );
      onRecorded(recorded ?? row);
    },
  );
  return (
    <>
      <FormErrors form="check" errors={{}} failure={form.failure} attempt={form.attempt} />
      <Notice tone="care" title="A recorded decision stays as it is">
        <p>
          It cannot be changed and is shown to everybody in the charter and in its exports.
          {draft.position === "declined"
            ? " While the round is open your organisation may still approve, by a decision of its own."
            : ""}
        </p>
      </Notice>
      <ButtonRow>
        <Button variant="primary" onClick={() => form.send(request)}>
          {form.busy ? "Recording the decision…" : "Record the decision"}
        </Button>
        <Button variant="quiet" onClick={onChange}>
          Change the answers
        </Button>
      </ButtonRow>
    </>
  );
};

const answers = (draft: DecisionDraft): readonly Fact[] =>
  (
    [
      ["Decision", labelOf(POSITION_CHOICES, draft.position)],
      ["Reason", draft.position === "declined" ? draft.reason : ""],
      ["Word of the minute", draft.minuteVerb],
      ["Who decided", labelOf(AUTHORITY_KINDS, draft.kind)],
      ["Board, committee or post", draft.body],
      ["Scheme of delegation", draft.schemeRef],
      ["Decided on", printDate(draft.meetingOn)],
      ["Recorded by", draft.reference.trim() === "" ? "" : labelOf(EVIDENCE_KINDS, draft.evidenceKind)],
      ["Its reference", draft.reference],
      ["Confirmed?", draft.reference.trim() === "" ? "" : labelOf(EVIDENCE_STATUSES, draft.evidenceStatus)],
    ] as const
  ).flatMap(([name, value]) => (value.trim() === "" ? [] : [{ name, value }]));
