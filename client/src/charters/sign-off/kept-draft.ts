/** A decision that is being written down, kept in this tab over a reload until it is recorded. */
import { DecisionDraft } from "./decision-draft.ts";

type About = {
  readonly personId: string;
  readonly roundId: string;
  readonly organisationId: string;
  /** The decline that this decision would take the place of. */
  readonly replaces: string | null;
};

/** Nobody else who uses this tab is shown it, and answers of a decline are not taken over into an approval. */
export const keptDraftPlace = ({ personId, roundId, organisationId, replaces }: About): string =>
  ["acb.decision", personId, roundId, organisationId, replaces ?? "first"].join(".");

/** The kept answers; `null` when there are none, when they are of another shape, or when storage is off. */
export const readKeptDraft = (place: string): DecisionDraft | null => {
  try {
    const kept = DecisionDraft.safeParse(JSON.parse(sessionStorage.getItem(place) ?? "null"));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
};

/** Without storage the answers last until the page is left. */
export const keepDraft = (place: string, draft: DecisionDraft): void => {
  try {
    sessionStorage.setItem(place, JSON.stringify(draft));
  } catch {
    // The answers still stand in the form.
  }
};

export const forgetDraft = (place: string): void => {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Then nothing was kept either.
  }
};
