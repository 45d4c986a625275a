/** Deciding for an organisation: only for who may, only while it is asked; otherwise the reason and the way on. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { BoardRow, RoundView, SignOffView } from "@acb/schemas/api/sign-off-routes";
import { POSITIONS } from "@acb/schemas/sign-off/round";
import { type ReactNode, useState } from "react";
import { NotFoundScreen } from "../../app/not-found-screen.tsx";
import { ButtonLink, ButtonRow } from "../../ui/button.tsx";
import { Stack } from "../../ui/layout.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { DecisionReceipt } from "./decision-receipt.tsx";
import { DecisionSteps } from "./decision-steps.tsx";
import { MandateNotice } from "./mandate-notice.tsx";

type DecideScreenProps = {
  readonly charter: CharterView;
  readonly signOff: SignOffView;
  readonly organisationId: string;
};

export const DecideScreen = ({ charter, signOff, organisationId }: DecideScreenProps) => {
  // The receipt stays on screen although the round, read again, does not ask any more.
  const [receipt, setReceipt] = useState<BoardRow | null>(null);
  const round = signOff.rounds.find(({ state }) => state === "open");
  const row = [...(round?.rows ?? []), ...(round?.successors ?? [])].find(
    (one) => one.organisationId === organisationId,
  );
  const version = signOff.versions.find(({ id }) => id === round?.round.versionId);
  if (receipt !== null) return <DecisionReceipt charter={charter} row={receipt} />;
  if (round === undefined) {
    return (
      <CannotDecide charter={charter} title="No sign-off round is open">
        The round you came for has ended or was closed early. The board shows how it stands.
      </CannotDecide>
    );
  }
  if (row === undefined || version === undefined) return <NotFoundScreen />;
  const reconsidered = signOff.mayReconsider.find((one) => one.organisationId === organisationId);
  const mayDecide = reconsidered !== undefined || signOff.decidesFor.some((id) => id === organisationId);
  const mayPrepare = signOff.preparesFor.some((id) => id === organisationId);
  if (!mayDecide && !mayPrepare) return <NotYours charter={charter} round={round} row={row} />;
  const replaces = reconsidered?.replaces ?? null;
  const prepared = signOff.prepared.find(
    (one) => one.organisationId === organisationId && one.roundId === round.round.id,
  );
  const about = { charter, round, version, row, replaces, mayDecide, prepared: prepared ?? null };
  return (
    <>
      <MandateNotice
        charterId={charter.record.id}
        organisationId={organisationId}
        power={mayDecide ? "decide" : "prepare"}
      />
      <DecisionSteps {...about} onRecorded={setReceipt} />
    </>
  );
};

type NotYoursProps = { readonly charter: CharterView; readonly round: RoundView; readonly row: BoardRow };

const NotYours = ({ charter, round, row }: NotYoursProps) =>
  row.position === "asked" ? (
    <CannotDecide charter={charter} title={`You cannot decide for ${row.name}`}>
      Only its signatories in this charter can. Ask a governance lead of this charter for the signatory role;
      your organisation's executive sponsor or anchor lead says whom it wants for it.
    </CannotDecide>
  ) : (
    <CannotDecide charter={charter} title={`${row.name}: ${POSITIONS[row.position].name.toLowerCase()}`}>
      {settledWords(row, round.versionNumber)}
    </CannotDecide>
  );

/** Of an organisation that is asked no more: because it has decided, or because it left or was not asked. */
export const settledWords = ({ decision }: Pick<BoardRow, "decision">, versionNumber: number): string =>
  decision === null
    ? `It is asked for no decision on version ${versionNumber} now, and none is recorded. The board shows why.`
    : `Its position on version ${versionNumber} has been recorded. The board shows it with the authority and the minute.`;

type CannotDecideProps = {
  readonly charter: CharterView;
  readonly title: string;
  readonly children: ReactNode;
};

const CannotDecide = ({ charter, title, children }: CannotDecideProps) => (
  <Stack>
    <PageHeader title={title} above={charter.record.title} />
    <p>{children}</p>
    <ButtonRow>
      <ButtonLink variant="primary" href={`/charters/${charter.record.id}/sign-off`}>
        See the board
      </ButtonLink>
    </ButtonRow>
  </Stack>
);
