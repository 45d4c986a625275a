/** What is known of the history of a charter that runs now, and whether words of an older one may come back (SPEC: BA10, BA14). */
import type { Epoch, EpochReason, RecoveryStep } from "../storage/ports/recovery.ts";

export type History = {
  readonly epoch: number;
  /** `null` for the first history, which nobody began. */
  readonly begunBy: EpochReason | null;
  /** `null` also where no record was kept of it. */
  readonly begunAt: string | null;
  /** Copies of older histories hold text that was erased. */
  readonly oldestEpoch: number;
  readonly isOpen: boolean;
};

const FIRST_EPOCH = 1;

export const historyOf = (
  epoch: number,
  { epochs, steps }: { readonly epochs: readonly Epoch[]; readonly steps: readonly RecoveryStep[] },
): History => {
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

/** Why nothing at all is given back in this history; `null` when it can be. */
export const whyNothingComesBack = ({ begunBy }: History): "NOT_RESTORED" | "TEXT_ERASED" | null => {
  if (begunBy === null) return "NOT_RESTORED";
  return begunBy === "erasure" ? "TEXT_ERASED" : null;
};
