/** A page for whoever looks after the network of a workshop: what works from this browser, and what to ask for (SPEC: CHECK). */
import { useEffect } from "react";
import { Button } from "../ui/button.tsx";
import { Part, Stack } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Progress } from "../ui/progress.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import {
  CHECK_KEYS,
  CHECKS,
  type CheckKey,
  type Findings,
  type Found,
  reportText,
  verdictOf,
} from "./checks.ts";
import { ReportToForward } from "./report-to-forward.tsx";
import { type PartialFindings, useFindings, wholeOf } from "./use-findings.ts";

export const CheckConnectionScreen = () => {
  const { found, again } = useFindings();
  const whole = wholeOf(found);
  return (
    <Stack gap="wide">
      <PageHeader
        title="Check the connection"
        lead="Open this page before a workshop, on the network and a computer of the day. Nobody has to sign in."
      />
      {whole === null ? <Progress>Trying what works from here…</Progress> : <Outcome found={whole} />}
      <Part title="What was tried">
        <Table
          caption="What was tried from this browser"
          captionHidden
          columns={COLUMNS}
          rows={CHECK_KEYS.map((check) => ({ check, found: found[check] }))}
          rowKey={({ check }) => check}
          onPhone="entries"
        />
        <div>
          <Button onClick={again} aria-disabled={whole === null}>
            Check again
          </Button>
        </div>
      </Part>
      {whole === null ? null : <Report found={whole} />}
    </Stack>
  );
};

const Outcome = ({ found }: { readonly found: Findings }) => {
  const announce = useAnnounce();
  const { tone, title, words } = verdictOf(found);
  useEffect(() => announce(`${title}. ${words}`), [announce, title, words]);
  return (
    <Notice tone={tone} title={title}>
      <p>{words}</p>
    </Notice>
  );
};

type Row = { readonly check: CheckKey; readonly found: PartialFindings[CheckKey] };

const COLUMNS: readonly Column<Row>[] = [
  { key: "name", heading: "What", namesRow: true, cell: ({ check }) => CHECKS[check].name },
  { key: "result", heading: "Result", cell: ({ found }) => <Result found={found} /> },
  { key: "meaning", heading: "What it means", cell: (row) => <Meaning {...row} /> },
];

const Result = ({ found }: Pick<Row, "found">) => {
  if (found === undefined) return <Tag tone="waiting">Not tried yet</Tag>;
  return <Tag tone={found.works ? "good" : "bad"}>{found.works ? "Works" : "Does not work"}</Tag>;
};

const Meaning = ({ check, found }: Row) => {
  if (found === undefined) return null;
  if (found.works) return `${CHECKS[check].works}${noteOf(found)}`;
  return (
    <>
      <p>{CHECKS[check].fails}</p>
      <p>
        <strong>Ask for:</strong> {CHECKS[check].ask(window.location)}
      </p>
    </>
  );
};

const noteOf = ({ note }: Found): string => (note === undefined ? "" : ` ${note}`);

const Report = ({ found }: { readonly found: Findings }) => {
  const { origin, host } = window.location;
  const text = reportText(found, { origin, host, checkedAt: new Date(), browser: navigator.userAgent });
  return <ReportToForward text={text} />;
};
