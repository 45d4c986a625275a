/** The audit trail of the network, narrowed down and saved. For administrators (SPEC: NET-7). */
import type { AuditPage } from "@acb/schemas/audit";
import { printMoment } from "@acb/shared/values/print-value";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import { call } from "../api/call.ts";
import { FailureNotice, Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { passFocusOn } from "../ui/form-focus.ts";
import { Stack } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Progress } from "../ui/progress.tsx";
import { saveFile } from "../ui/save-file.ts";
import { Table } from "../ui/table.tsx";
import { AuditFilterFields, type Chosen, EVERYTHING, filterOf, problemsOf } from "./audit-filter.tsx";
import { csvOf, gatherLines, type Line, linesOf, placeOf } from "./audit-lines.ts";

export const AuditScreen = () => {
  const [chosen, setChosen] = useState(EVERYTHING);
  const overview = useApi("getAuditOverview", {});
  const said = useRef<Said | null>(null);
  return (
    <Stack>
      <PageHeader
        title="What happened"
        lead="Who was given which right, who signed in and what was exported."
      />
      <Loaded query={overview} what="what can be looked for">
        {(answer) => (
          <>
            <Broken at={answer.firstBroken} />
            <AuditFilterFields chosen={chosen} onChoose={setChosen} overview={answer} />
            {Object.keys(problemsOf(chosen)).length === 0 ? (
              <Entries chosen={chosen} said={said} onEverything={() => setChosen(EVERYTHING)} />
            ) : null}
          </>
        )}
      </Loaded>
    </Stack>
  );
};

const Broken = ({ at }: { readonly at: number | null }) =>
  at === null ? null : (
    <Notice tone="bad" title={`Entry ${at} is not as it was written`} role="alert">
      <p>
        It was changed or removed outside the charter builder. Compare this page with a backup, and tell
        whoever keeps the server.
      </p>
    </Notice>
  );

/** A page after the other of what fits; the next one is asked for by whoever wants it. */
const usePages = (chosen: Chosen) =>
  useInfiniteQuery({
    queryKey: ["listAudit", chosen],
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }: AuditPage) => next,
    queryFn: ({ pageParam, signal }) =>
      call("listAudit", { params: { ...filterOf(chosen), ...placeOf(pageParam) }, body: null, signal }),
  });

type EntriesProps = {
  readonly chosen: Chosen;
  readonly said: RefObject<Said | null>;
  readonly onEverything: () => void;
};

const Entries = ({ chosen, said, onEverything }: EntriesProps) => {
  const pages = usePages(chosen);
  const lines = pages.data?.pages.flatMap(linesOf) ?? [];
  const words = pages.data === undefined ? null : countWords(lines.length, pages.data.pages[0]?.total ?? 0);
  useSaid(said, words, chosen);
  if (pages.error !== null) return <FailureNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (words === null) return <Progress>Loading what happened…</Progress>;
  if (lines.length === 0)
    return (
      <EmptyState
        title="Nothing to show"
        action={
          <Button ref={passFocusOn} onClick={onEverything}>
            Show everything
          </Button>
        }
      >
        <p>Nothing that happened fits all of what you have chosen.</p>
      </EmptyState>
    );
  return (
    <>
      <SaveAsCsv chosen={chosen} />
      <EntryTable caption={words} lines={lines} />
      {pages.hasNextPage ? (
        <div>
          <Button ref={passFocusOn} onClick={() => void pages.fetchNextPage()}>
            {pages.isFetchingNextPage ? "Loading older entries…" : "Show older entries"}
          </Button>
        </div>
      ) : null}
    </>
  );
};

const EntryTable = ({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) => (
  <Table
    caption={caption}
    rows={lines}
    rowKey={({ entry }) => String(entry.seq)}
    onPhone="entries"
    columns={[
      { key: "at", heading: "When", cell: ({ entry }) => printMoment(entry.at), namesRow: true },
      { key: "who", heading: "Who", cell: ({ who }) => who },
      { key: "what", heading: "What", cell: ({ what }) => what },
      { key: "detail", heading: "More", cell: ({ entry }) => (entry.detail === "" ? null : entry.detail) },
    ]}
  />
);

/** All that fits, not only what is shown. */
const SaveAsCsv = ({ chosen }: { readonly chosen: Chosen }) => {
  const announce = useAnnounce();
  const [come, setCome] = useState(0);
  const saving = useMutation({
    mutationFn: () => gatherLines(filterOf(chosen), setCome),
    onMutate: () => setCome(0),
    onSuccess: (lines) => {
      const file = new Blob([csvOf(lines)], { type: "text/csv;charset=utf-8" });
      saveFile({ file, name: "what-happened.csv" });
      announce(`${countWords(lines.length, lines.length)} saved as CSV.`);
    },
  });
  return (
    <>
      {saving.error === null ? null : <FailureNotice error={saving.error} />}
      <ButtonRow>
        <Button onClick={() => (saving.isPending ? undefined : saving.mutate())}>
          {saving.isPending ? `Gathering, ${come.toLocaleString("en-GB")} so far…` : "Save as CSV"}
        </Button>
      </ButtonRow>
    </>
  );
};

/** What was said last; it outlives the entries, which are not there while the days are wrong. */
type Said = { readonly words: string; readonly chosen: Chosen };

/** Says how many there are once they have come, for whoever does not see them; not on coming to the page. */
const useSaid = (said: RefObject<Said | null>, words: string | null, chosen: Chosen): void => {
  const announce = useAnnounce();
  useEffect(() => {
    if (words === null || (said.current?.words === words && said.current.chosen === chosen)) return;
    if (said.current !== null) announce(words);
    said.current = { words, chosen };
  }, [announce, said, words, chosen]);
};

const countWords = (shown: number, total: number): string => {
  const all = `${total.toLocaleString("en-GB")} ${total === 1 ? "entry" : "entries"}`;
  return shown < total ? `${shown.toLocaleString("en-GB")} of ${all}` : all;
};
