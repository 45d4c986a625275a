/** The board of a round: every organisation with its position, the authority behind it and the minute. */
import type { BoardRow, RoundView } from "@acb/schemas/api/sign-off-routes";
import { AUTHORITY_KINDS, type Decision, type DecisionPosition } from "@acb/schemas/sign-off/decision";
import { POSITIONS, ROUND_STATES } from "@acb/schemas/sign-off/round";
import { endedWords } from "@acb/shared/publication/ended-words";
import { reachOf } from "@acb/shared/sign-off/rule";
import { labelOf, printDate, printMoment } from "@acb/shared/values/print-value";
import { Notice } from "../../ui/notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Tally } from "../../ui/tally.tsx";
import { countInWords } from "./count-in-words.ts";
import { marksOf } from "./marks-of.ts";
import { outOfReachWords } from "./out-of-reach-words.ts";
import styles from "./sign-off.module.css";
import { POSITION_TONES, ROUND_TONES } from "./tones.ts";

const EVIDENCE_STATUS = { draft: "draft minute", confirmed: "confirmed" } as const;

const REASON_WORDS: Readonly<Record<DecisionPosition, string>> = {
  approved: "Beside its signature:",
  declined: "Why it declines:",
};

export const Board = ({ view }: { readonly view: RoundView }) => (
  <div className={styles.board}>
    <div className={styles.headline}>
      <p className={styles.counts}>{countInWords(view.rows.length, view.counts)}</p>
      <Tally marks={marksOf(view.rows.length, view.counts)} />
    </div>
    <p className={styles.roundFacts}>
      <Tag tone={ROUND_TONES[view.state]}>{ROUND_STATES[view.state]}</Tag>
      <span>
        Opened {printDate(view.round.opensOn)}; decide by {printDate(view.round.dueOn)}, that day included.
      </span>
      <span>{ruleInWords(view)}</span>
    </p>
    <OutOfReach view={view} />
    <Table
      caption={`Positions on version ${view.versionNumber}`}
      captionHidden
      rows={view.rows}
      rowKey={(row) => row.organisationId}
      columns={COLUMNS}
      below={(row) => belowRow(row, view)}
      onPhone="entries"
    />
    {view.successors.length === 0 ? null : (
      <Table
        caption="Organisations that took the place of others since; they are not counted above"
        rows={view.successors}
        rowKey={(row) => row.organisationId}
        columns={COLUMNS}
        below={(row) => belowRow(row, view)}
        onPhone="entries"
      />
    )}
  </div>
);

const ruleInWords = ({ round: { rule, roster }, counts: { left = 0 } }: RoundView): string => {
  if (rule.kind === "n_of_m") return `${rule.n} of ${roster.length} have to sign. Silence is never consent.`;
  const waived = left === 0 ? "" : `, but for ${left} that left before deciding`;
  return `Every one of the ${roster.length} has to sign${waived}. Silence is never consent.`;
};

/** Of a round that is over its state says enough. */
const OutOfReach = ({ view }: { readonly view: RoundView }) => {
  const words = view.state === "open" ? outOfReachWords(reachOf(view.round, view.rows)) : null;
  return words === null ? null : (
    <Notice tone="care" title="This round can no longer meet its rule">
      <p>{words}</p>
    </Notice>
  );
};

const COLUMNS: readonly Column<BoardRow>[] = [
  { key: "name", heading: "Organisation", namesRow: true, cell: (row) => row.name },
  { key: "position", heading: "Position", cell: (row) => <PositionCell row={row} /> },
  {
    key: "authority",
    heading: "Authority",
    cell: ({ decision }) => (decision === null ? null : <AuthorityCell decision={decision} />),
  },
  {
    key: "date",
    heading: "Decided on",
    cell: ({ decision }) =>
      decision === null ? null : (
        <span className={styles.noBreak}>{printDate(decision.authority.meetingOn)}</span>
      ),
  },
  {
    key: "minute",
    heading: "Minute",
    cell: ({ decision }) =>
      decision === null || decision.evidence.length === 0 ? null : <MinuteCell decision={decision} />,
  },
];

const PositionCell = ({ row: { position, decision } }: { readonly row: BoardRow }) => (
  <>
    <Tag tone={POSITION_TONES[position]}>{POSITIONS[position].name}</Tag>
    {decision === null || decision.minuteVerb === "" ? null : (
      <span className={styles.under}>In the minute: “{decision.minuteVerb}”</span>
    )}
  </>
);

type DecisionProps = { readonly decision: Decision };

const AuthorityCell = ({ decision: { authority } }: DecisionProps) => (
  <>
    {authority.body}
    <span className={styles.under}>{labelOf(AUTHORITY_KINDS, authority.kind)}</span>
    {authority.schemeRef === undefined || authority.schemeRef === "" ? null : (
      <span className={styles.under}>{authority.schemeRef}</span>
    )}
  </>
);

const MinuteCell = ({ decision }: DecisionProps) =>
  decision.evidence.map((evidence) => (
    <span key={`${evidence.kind} ${evidence.reference}`} className={styles.block}>
      {evidence.reference}
      <span className={styles.under}>{EVIDENCE_STATUS[evidence.status]}</span>
    </span>
  ));

/** The public words of the organisation, and who recorded its decision when. */
const belowRow = (row: BoardRow, view: RoundView) => {
  const { decision, recordedAt } = row;
  const ended = endedWords(row, view);
  if (ended === null && (decision === null || recordedAt === null)) return null;
  return (
    <div className={styles.below}>
      {ended === null ? null : <p>{ended}</p>}
      {decision === null || recordedAt === null ? null : (
        <DecisionWords decision={decision} recordedAt={recordedAt} />
      )}
    </div>
  );
};

const DecisionWords = ({ decision, recordedAt }: DecisionProps & { readonly recordedAt: string }) => (
  <>
    {decision.reason === "" ? null : (
      <p className={decision.position === "declined" ? styles.declineReason : undefined}>
        <strong>{REASON_WORDS[decision.position]}</strong> {decision.reason}
      </p>
    )}
    <p className={styles.recorded}>
      Recorded {printMoment(recordedAt)} by {decision.actorName}
      {decision.actorTitle === "" ? "" : `, ${decision.actorTitle}`}
      {decision.mandate === undefined ? "" : `, with a mandate from ${printDate(decision.mandate.from)}`}
    </p>
  </>
);
