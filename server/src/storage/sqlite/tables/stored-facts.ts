/** Facts and versions as their rows hold them for good: a commitment stands where a name was (SPEC: ER2). */
import type { Fact } from "@acb/schemas/event";
import type { Decision } from "@acb/schemas/sign-off/decision";
import type { Version } from "@acb/schemas/version";

export type NamePart = "name" | "title";
export type Committed = { readonly sha256: string };

type StoredDecision = Omit<Decision, "actorName" | "actorTitle"> & {
  readonly actorName: Committed;
  readonly actorTitle: Committed;
};
/** A fact as its row holds it, for good. */
export type StoredFact =
  | Exclude<Fact, { type: "decision.recorded" }>
  | { readonly type: "decision.recorded"; readonly decision: StoredDecision };
export type StoredVersionFacts = Omit<Version, "frozenByName"> & { readonly frozenByName: Committed };
