/**
 * Limits how many wrong workshop codes are tried, by whomever (SPEC: WS4). No address is locked out: 150 guests stand behind
 * one. At this rate a code among a hundred million is found in a day with a chance of one in a thousand, and leads to a door.
 */

const WRONG_PER_WINDOW = 60;
const WINDOW_MS = 60_000;

export type JoinLimit = {
  readonly isReached: () => boolean;
  readonly wrongCode: () => void;
};

export const createJoinLimit = (now: () => Date): JoinLimit => {
  let wrong: readonly number[] = [];
  const recent = (): readonly number[] => {
    const since = now().getTime() - WINDOW_MS;
    wrong = wrong.filter((at) => at > since);
    return wrong;
  };
  return {
    isReached: () => recent().length >= WRONG_PER_WINDOW,
    wrongCode: () => {
      wrong = [...recent(), now().getTime()];
    },
  };
};
