/** The questions about a decision: what was decided, by whom, when, and where it is minuted. */
import { AUTHORITY_KINDS } from "@acb/schemas/sign-off/decision";
import { printDate } from "@acb/shared/values/print-value";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { Button } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/choice-group.tsx";
import { DateField, TextArea, TextField } from "../../ui/fields.tsx";
import { Form } from "../../ui/layout.tsx";
import type { DecisionDraft, DecisionSubject, DraftProblems } from "./decision-draft.ts";
import { EVIDENCE_KINDS, EVIDENCE_STATUSES, POSITION_CHOICES } from "./decision-words.ts";

const FORM = "decide";

type DecisionFormProps = {
  readonly subject: DecisionSubject;
  readonly draft: DecisionDraft;
  readonly onDraft: (draft: DecisionDraft) => void;
  readonly problems: DraftProblems;
  readonly onContinue: () => void;
};

type PartProps = {
  readonly draft: DecisionDraft;
  readonly set: (some: Partial<DecisionDraft>) => void;
  readonly errors: Readonly<Record<string, string>>;
};

type AboutSubjectProps = PartProps & { readonly subject: DecisionSubject };

export const DecisionForm = ({ subject, draft, onDraft, problems, onContinue }: DecisionFormProps) => {
  const part: PartProps = {
    draft,
    set: (some) => onDraft({ ...draft, ...some }),
    errors: problems.errors,
  };
  return (
    <Form onSubmit={onContinue}>
      <FormErrors form={FORM} errors={problems.errors} failure={null} attempt={problems.attempt} />
      <PositionQuestions {...part} subject={subject} />
      <AuthorityQuestions {...part} subject={subject} />
      <EvidenceQuestions {...part} />
      <div>
        <Button type="submit" variant="primary">
          Check the answers
        </Button>
      </div>
    </Form>
  );
};

const PositionQuestions = ({ draft, set, errors, subject }: AboutSubjectProps) => (
  <>
    {subject.replaces === null ? (
      <RadioGroup
        id={fieldId(FORM, "position")}
        legend="What did your organisation decide?"
        choices={POSITION_CHOICES}
        value={draft.position}
        onChange={(position) => set({ position })}
        error={errors.position}
      />
    ) : (
      <p>
        Your organisation approves this text after all. It will be shown as signed; its decline stays on
        record.
      </p>
    )}
    {draft.position === "declined" ? (
      <TextArea
        id={fieldId(FORM, "reason")}
        label="Why does it decline?"
        hint="In words for the public: they stand beside your position and in every export."
        value={draft.reason}
        onChange={(reason) => set({ reason })}
        error={errors.reason}
      />
    ) : null}
    <TextField
      id={fieldId(FORM, "minuteVerb")}
      label="The word of the minute"
      hint="As the minute says it: approved, endorsed, adopted, supported in principle."
      optional
      value={draft.minuteVerb}
      onChange={(minuteVerb) => set({ minuteVerb })}
      error={errors.minuteVerb}
    />
  </>
);

const AuthorityQuestions = ({ draft, set, errors, subject }: AboutSubjectProps) => (
  <>
    <RadioGroup
      id={fieldId(FORM, "authority.kind")}
      legend="Who decided?"
      choices={AUTHORITY_KINDS}
      value={draft.kind}
      onChange={(kind) => set({ kind })}
      error={errors["authority.kind"]}
    />
    <TextField
      id={fieldId(FORM, "authority.body")}
      label="Name of the board, committee or post"
      hint="For example “Board of Directors” or “Chief Executive”."
      width="full"
      value={draft.body}
      onChange={(body) => set({ body })}
      error={errors["authority.body"]}
    />
    {draft.kind === "delegated_officer" || draft.kind === "committee" ? (
      <TextField
        id={fieldId(FORM, "authority.schemeRef")}
        label="Line of the scheme of delegation"
        optional
        value={draft.schemeRef}
        onChange={(schemeRef) => set({ schemeRef })}
        error={errors["authority.schemeRef"]}
      />
    ) : null}
    <DateField
      id={fieldId(FORM, "authority.meetingOn")}
      label="Date of the meeting, or of the officer's decision"
      hint={`From ${printDate(subject.frozenOn)}, when the text was frozen, to today.`}
      min={subject.frozenOn}
      max={subject.today}
      value={draft.meetingOn}
      onChange={(meetingOn) => set({ meetingOn })}
      error={errors["authority.meetingOn"]}
    />
  </>
);

const EvidenceQuestions = ({ draft, set, errors }: PartProps) => (
  <>
    <RadioGroup
      id={fieldId(FORM, "evidence.0.kind")}
      legend="What records the decision?"
      choices={EVIDENCE_KINDS}
      value={draft.evidenceKind}
      onChange={(evidenceKind) => set({ evidenceKind })}
    />
    <TextField
      id={fieldId(FORM, "evidence.0.reference")}
      label="Its reference"
      hint="For example PUB25/05/10.1."
      optional={draft.position === "declined"}
      value={draft.reference}
      onChange={(reference) => set({ reference })}
      error={errors["evidence.0.reference"]}
    />
    <RadioGroup
      id={fieldId(FORM, "evidence.0.status")}
      legend="Is it confirmed?"
      choices={EVIDENCE_STATUSES}
      value={draft.evidenceStatus}
      onChange={(evidenceStatus) => set({ evidenceStatus })}
    />
  </>
);
