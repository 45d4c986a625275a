/** The answers of the decision form and how they are called, wherever they are shown. */
import type { DecisionDraft } from "./decision-draft.ts";

type Answers<Place extends keyof DecisionDraft> = readonly {
  readonly value: Exclude<DecisionDraft[Place], "">;
  readonly label: string;
  readonly hint?: string;
}[];

export const POSITION_CHOICES: Answers<"position"> = [
  { value: "approved", label: "It approves this text", hint: "It will be shown as signed." },
  {
    value: "declined",
    label: "It declines this text",
    hint: "The decisions of the other organisations stay as they are.",
  },
];

export const EVIDENCE_KINDS: Answers<"evidenceKind"> = [
  { value: "minute", label: "A minute" },
  { value: "decision_notice", label: "A decision notice" },
  { value: "letter", label: "A letter" },
];

export const EVIDENCE_STATUSES: Answers<"evidenceStatus"> = [
  { value: "draft", label: "Not yet: it is a draft" },
  { value: "confirmed", label: "Yes, it is confirmed" },
];
