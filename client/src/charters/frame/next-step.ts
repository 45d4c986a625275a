/** The next step of a charter for this person, in one sentence (SPEC: client, Next step). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
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
  if (open !== undefined) {
    const undecided = open.counts.asked ?? 0;
    return {
      words: `${undecided} of ${open.rows.length} ${undecided === 1 ? "has" : "have"} not decided on version ${open.versionNumber} yet.`,
      link: { ...board, words: "See the board" },
    };
  }
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
