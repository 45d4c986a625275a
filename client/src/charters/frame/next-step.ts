/** The next step of a charter for this person, in one sentence (SPEC: client, Next step). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { RoundView, SignOffView } from "@acb/schemas/api/sign-off-routes";
import { reachOf } from "@acb/shared/sign-off/rule";
import { printDate } from "@acb/shared/values/print-value";
import type { TabKey } from "./tabs.ts";

export type NextStep = {
  readonly words: string;
  /** Where to take it; left out on the tab it leads to. */
  readonly link: { readonly href: string; readonly words: string; readonly tab: TabKey | null } | null;
};

/** The first that holds: a decision that waits, an open round, missing partners, no version, no round, all signed. */
export const nextStep = (charter: CharterView, { versions, rounds, decidesFor }: SignOffView): NextStep => {
  const { record, may } = charter;
  const board = {
    href: `/charters/${record.id}/sign-off`,
    words: "Go to sign-off",
    tab: "sign-off",
  } as const;
  const [newest] = versions;
  const open = rounds.find(({ state }) => state === "open");
  const [first] = decidesFor;
  if (first !== undefined && open !== undefined) {
    return {
      words: `your decision is asked for by ${printDate(open.round.dueOn)}.`,
      link: { href: `${board.href}/${first}/decide`, words: "Read and decide", tab: null },
    };
  }
  if (open !== undefined) return { words: whileOpen(open), link: { ...board, words: "See the board" } };
  if (record.partnerIds.length === 0 && may.includes("manage")) {
    return {
      words: "add the organisations that will sign.",
      link: { href: `/charters/${record.id}/people`, words: "Add partners", tab: "people" },
    };
  }
  if (newest === undefined) {
    return may.includes("freeze")
      ? { words: "write; freeze a version when the text is ready.", link: board }
      : { words: "write; a governance lead freezes the text when it is ready.", link: null };
  }
  return afterFreeze({ newest, round: rounds[0], mayOpen: may.includes("openRound"), board });
};

const whileOpen = ({ round, rows, counts, versionNumber }: RoundView): string => {
  const { missing, canStillSign } = reachOf(round, rows);
  if (canStillSign < missing) return `the round on version ${versionNumber} can no longer meet its rule.`;
  const undecided = counts.asked ?? 0;
  return undecided === 0
    ? `all that are asked have decided on version ${versionNumber}. The round ends on ${printDate(round.dueOn)}.`
    : `${undecided} of ${rows.length} ${undecided === 1 ? "has" : "have"} not decided on version ${versionNumber} yet.`;
};

type Frozen = {
  readonly newest: SignOffView["versions"][number];
  /** The newest round, about this version or an older one. */
  readonly round: SignOffView["rounds"][number] | undefined;
  readonly mayOpen: boolean;
  readonly board: NonNullable<NextStep["link"]>;
};

const afterFreeze = ({ newest: { id, number }, round, mayOpen, board }: Frozen): NextStep => {
  if (round === undefined || round.round.versionId !== id) {
    return mayOpen
      ? { words: `ask the partners to sign version ${number}.`, link: board }
      : { words: `a governance lead asks the partners to sign version ${number}.`, link: board };
  }
  return round.ruleMet
    ? { words: `version ${number} is signed. Download it and share it.`, link: board }
    : { words: `the round on version ${number} has ended without every signature.`, link: board };
};
