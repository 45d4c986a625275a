/** Why a round cannot meet its rule any more, and what to do, in words. */
type Reach = { readonly missing: number; readonly canStillSign: number };

/** `null` while it still can. */
export const outOfReachWords = ({ missing, canStillSign }: Reach): string | null => {
  if (canStillSign >= missing) return null;
  const more = missing === 1 ? "1 more signature is needed" : `${missing} more signatures are needed`;
  const can = CAN[canStillSign] ?? `${canStillSign} organisations can`;
  return `${more}, and ${can} still sign. ${NEXT}`;
};

const NEXT =
  "A governance lead can close this round early, give that as the reason, and open another one with the partners of today.";

const CAN: Readonly<Record<number, string>> = { 0: "no organisation can", 1: "1 organisation can" };
