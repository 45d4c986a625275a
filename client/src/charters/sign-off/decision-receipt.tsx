/** After a decision: what was recorded, to keep or to print. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { BoardRow } from "@acb/schemas/api/sign-off-routes";
import { POSITIONS } from "@acb/schemas/sign-off/round";
import { contentCode } from "@acb/shared/document/content-hash";
import { printDate, printMoment } from "@acb/shared/values/print-value";
import { useEffect } from "react";
import { Button, ButtonLink, ButtonRow } from "../../ui/button.tsx";
import { Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { usePage } from "../../ui/page-focus.tsx";
import { type Fact, SummaryList } from "../../ui/summary-list.tsx";

type DecisionReceiptProps = { readonly charter: CharterView; readonly row: BoardRow };

export const DecisionReceipt = ({ charter, row }: DecisionReceiptProps) => {
  const heading = usePage("The decision is recorded");
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [heading]);
  return (
    <Stack>
      <h1 ref={heading} tabIndex={-1}>
        The decision is recorded
      </h1>
      <Notice tone="good" title={`${row.name}: ${POSITIONS[row.position].name.toLowerCase()}`}>
        <p>It is on the board now, with its authority. Keep this page with the minute.</p>
      </Notice>
      <SummaryList facts={factsOf(charter, row)} />
      <ButtonRow>
        <ButtonLink variant="primary" href={`/charters/${charter.record.id}/sign-off`}>
          See the board
        </ButtonLink>
        <Button onClick={() => window.print()}>Print this page</Button>
      </ButtonRow>
    </Stack>
  );
};

const factsOf = (charter: CharterView, { decision, recordedAt }: BoardRow): readonly Fact[] =>
  decision === null || recordedAt === null
    ? []
    : [
        { name: "Charter", value: charter.record.title },
        { name: "Short code of the text", value: contentCode(decision.contentHash) },
        { name: "Fingerprint of the text", value: <code>{decision.contentHash}</code> },
        {
          name: "Authority",
          value: `${decision.authority.body}, ${printDate(decision.authority.meetingOn)}`,
        },
        { name: "Recorded", value: `${printMoment(recordedAt)} by ${decision.actorName}` },
        { name: "Number of the decision", value: <code>{decision.id}</code> },
      ];
