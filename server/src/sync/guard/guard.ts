/** The guard: asks the rules about everything that a client sends, before it touches the live document (SPEC: Sync). */
import type { PersonId } from "@acb/schemas/ids";
import { CHARTER_ROOTS, type Roots } from "@acb/shared/document/charter-shape";
import type { CloseReason } from "@acb/shared/protocol/close-code";
import type * as Y from "yjs";
import type { Readable, Sender, Standing, Write } from "./evidence.ts";
import type { Refusal, Rules } from "./rule.ts";
import { RULES } from "./rules.ts";
import { see } from "./see.ts";
import { type Trial, tryUpdate } from "./try-update.ts";

type Guarded =
  | { readonly ok: true; readonly frame: Readable }
  | { readonly ok: false; readonly reason: CloseReason };
/** Was the update tried before it was refused? Then the copy holds some of it. */
type GuardedUpdate =
  | { readonly ok: true; readonly trial: Trial }
  | { readonly ok: false; readonly reason: Refusal; readonly wasTried: boolean };

export type Guard = {
  /** Never throws, applies nothing. */
  readonly frame: (bytes: Uint8Array, sender: Sender) => Guarded;
  /** Never throws. Applies the update to `copy`, which is of no use any more when the answer is a refusal after that. */
  readonly update: (write: Write, standing: Standing, copy: Y.Doc) => GuardedUpdate;
};

export type GuardOptions = {
  /** What the documents may hold, by root; a charter's own without it. */
  readonly roots?: Roots;
  readonly rules?: Rules;
  /** Hears which rule somebody's frame broke; also of an early update, after which the participant stays. */
  readonly onRefused?: (rule: string, personId: PersonId) => void;
};

export const createGuard = (options: GuardOptions = {}): Guard => {
  const { roots = CHARTER_ROOTS, rules = RULES, onRefused } = options;

  const broken = <Reason extends Refusal, Rule extends { readonly reason: Reason }>(
    group: Readonly<Record<string, Rule>>,
    { personId }: { readonly personId: PersonId },
    isBroken: (rule: Rule) => boolean,
  ): Reason | null => {
    const found = Object.entries(group).find(([, rule]) => isBroken(rule));
    if (found === undefined) return null;
    onRefused?.(found[0], personId);
    return found[1].reason;
  };

  return {
    frame: (bytes, sender) => {
      const frame = see(bytes);
      if (frame.kind === "unreadable") {
        onRefused?.(frame.kind, sender.personId);
        return { ok: false, reason: frame.reason };
      }
      const reason = broken<CloseReason, Rules["frame"][string]>(rules.frame, sender, (rule) =>
        rule.isBrokenBy(frame, sender),
      );
      return reason === null ? { ok: true, frame } : { ok: false, reason };
    },
    update: (write, standing, copy) => {
      const before = broken<CloseReason, Rules["update"][string]>(rules.update, standing, (rule) =>
        rule.isBrokenBy(write, standing),
      );
      if (before !== null) return { ok: false, reason: before, wasTried: false };
      const trial = tryUpdate(copy, write, { roots, isClosed: standing.isClosed });
      const after = broken<Refusal, Rules["trial"][string]>(rules.trial, standing, (rule) =>
        rule.isBrokenBy(trial),
      );
      return after === null ? { ok: true, trial } : { ok: false, reason: after, wasTried: true };
    },
  };
};
