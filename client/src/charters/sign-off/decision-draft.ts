/** A decision while it is written down: the answers of the form, their check, and the request they become. */
import type { DecisionAnswers } from "@acb/schemas/sign-off/decision";
import * as z from "zod";
import type { Body } from "../../api/call.ts";
import { bodyErrors } from "../../api/use-form-call.ts";

export const DecisionDraft = z.strictObject({
  position: z.enum(["approved", "declined", ""]),
  minuteVerb: z.string(),
  kind: z.string(),
  body: z.string(),
  meetingOn: z.string(),
  schemeRef: z.string(),
  evidenceKind: z.enum(["minute", "decision_notice", "letter"]),
  reference: z.string(),
  evidenceStatus: z.enum(["draft", "confirmed"]),
  reason: z.string(),
});
export type DecisionDraft = Readonly<z.infer<typeof DecisionDraft>>;

export const EMPTY_DRAFT: DecisionDraft = {
  position: "",
  minuteVerb: "",
  kind: "",
  body: "",
  meetingOn: "",
  schemeRef: "",
  evidenceKind: "minute",
  reference: "",
  evidenceStatus: "draft",
  reason: "",
};

/** The answers of a form from what somebody prepared. */
export const draftOf = ({
  position,
  minuteVerb,
  authority,
  evidence,
  reason,
}: DecisionAnswers): DecisionDraft => ({
  position,
  minuteVerb,
  kind: authority.kind,
  body: authority.body,
  meetingOn: authority.meetingOn,
  schemeRef: authority.schemeRef ?? "",
  evidenceKind: evidence[0]?.kind ?? "minute",
  reference: evidence[0]?.reference ?? "",
  evidenceStatus: evidence[0]?.status ?? "draft",
  reason,
});

/** What the last attempt to go on found wrong, by the place of the answer; attempts are counted. */
export type DraftProblems = { readonly errors: Readonly<Record<string, string>>; readonly attempt: number };

/** Who takes back a decline has come to approve: it does not decline twice. */
export const firstDraft = (replaces: string | null): DecisionDraft =>
  replaces === null ? EMPTY_DRAFT : { ...EMPTY_DRAFT, position: "approved" };

/** What the decision is about: the exact text, the organisation, and the days a decision on it can have. */
export type DecisionSubject = {
  readonly versionId: string;
  /** The fingerprint that this browser computed. */
  readonly contentHash: string;
  readonly organisationId: string;
  readonly organisationName: string;
  /** The organisation's decline that this decision takes the place of, if there is one. */
  readonly replaces: string | null;
  readonly frozenOn: string;
  readonly today: string;
};

export type DecisionBody = Body<"recordDecision">;

/** The request; an undecided position is left to `draftErrors` to find. */
export const toRequest = (draft: DecisionDraft, subject: DecisionSubject, id: string): DecisionBody => ({
  id,
  versionId: subject.versionId,
  contentHash: subject.contentHash,
  organisationId: subject.organisationId,
  position: draft.position === "declined" ? "declined" : "approved",
  minuteVerb: draft.minuteVerb,
  authority: {
    kind: draft.kind,
    body: draft.body,
    meetingOn: draft.meetingOn,
    ...(draft.schemeRef.trim() === "" ? {} : { schemeRef: draft.schemeRef }),
  },
  evidence:
    draft.reference.trim() === ""
      ? []
      : [{ kind: draft.evidenceKind, reference: draft.reference, status: draft.evidenceStatus }],
  reason: draft.position === "declined" ? draft.reason : "",
  ...(subject.replaces === null ? {} : { replaces: subject.replaces }),
});

/** What is still to be put right, by its place in the request, in the order of the form. */
export const draftErrors = (
  draft: DecisionDraft,
  subject: DecisionSubject,
  id: string,
): Readonly<Record<string, string>> => {
  const found = bodyErrors("recordDecision", toRequest(draft, subject, id));
  const outside =
    draft.meetingOn !== "" && (draft.meetingOn < subject.frozenOn || draft.meetingOn > subject.today);
  const errors: Readonly<Record<string, string>> = {
    ...(draft.position === "" ? { position: "Choose whether your organisation approves or declines" } : {}),
    ...found,
    ...(outside
      ? { "authority.meetingOn": "Give a date between the day the text was frozen and today" }
      : {}),
    ...(draft.position === "approved" && draft.reference.trim() === ""
      ? { "evidence.0.reference": "Enter the reference of the minute, notice or letter" }
      : {}),
  };
  return Object.fromEntries(
    Object.entries(errors).sort(([one], [other]) => PLACES.indexOf(one) - PLACES.indexOf(other)),
  );
};

/** The questions in the order of the form. */
const PLACES: readonly string[] = [
  "position",
  "reason",
  "minuteVerb",
  "authority.kind",
  "authority.body",
  "authority.schemeRef",
  "authority.meetingOn",
  "evidence.0.reference",
];
