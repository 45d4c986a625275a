/** What is known of the current epoch of a charter, and whether words of an older one may come back (SPEC: BA10, BA14). */
import type { Epoch, EpochReason, GivingBackStep } from "../storage/ports/giving-back.ts";

export type CurrentEpoch = {
  readonly epoch: number;
  /** `null` for the first epoch, which nobody began. */
  readonly begunBy: EpochReason | null;
  /** `null` also where no record was kept of it. */
  readonly begunAt: string | null;
  /** Copies of older epochs hold text that was erased. */
  readonly oldestEpoch: number;
  readonly isOpen: boolean;
};

const FIRST_EPOCH = 1;

export const currentEpochOf = (
  epoch: number,
  { epochs, steps }: { readonly epochs: readonly Epoch[]; readonly steps: readonly GivingBackStep[] },
): CurrentEpoch => {
  const begun = epochs.find((one) => one.epoch === epoch);
  const erasures = epochs.filter(({ reason }) => reason === "erasure");
  return {
    epoch,
    begunBy: begun?.reason ?? (epoch === FIRST_EPOCH ? null : "restore"),
    begunAt: begun?.begunAt ?? null,
    oldestEpoch: Math.max(FIRST_EPOCH, ...erasures.map((erasure) => erasure.epoch)),
    isOpen: steps.at(-1)?.step === "opened",
  };
};

/** Why nothing at all is given back in this epoch; `null` when it can be. */
export const whyNothingComesBack = ({ begunBy }: CurrentEpoch): "NOT_RESTORED" | "TEXT_ERASED" | null => {
  if (begunBy === null) return "NOT_RESTORED";
  return begunBy === "erasure" ? "TEXT_ERASED" : null;
};
