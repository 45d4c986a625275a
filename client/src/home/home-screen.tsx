/** The first page: what waits for me, soonest first, then my charters with what is new in them. */
import type { CharterLine } from "@acb/schemas/api/charter-routes";
import { Link } from "wouter";
import { Loaded } from "../api/loaded.tsx";
import { OFTEN_MS, useApi } from "../api/use-api.ts";
import { useMe } from "../session/session-context.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Part, Stack } from "../ui/layout.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { CharterRow } from "./charter-row.tsx";
import { SecondStepNotice } from "./second-step-notice.tsx";
import { waitingFor } from "./waiting.ts";
import { WaitingList } from "./waiting-list.tsx";

export const HomeScreen = () => {
  const { person } = useMe();
  const charters = useApi("listCharters", {}, { everyMs: OFTEN_MS });
  const waiting = charters.data === undefined ? null : waitingFor(charters.data);
  const hasCharters = charters.data !== undefined && charters.data.length > 0;
  return (
    <Stack gap="wide">
      <PageHeader
        title="Charters"
        lead={hasCharters && waiting?.length === 0 ? "Nothing waits for your decision." : undefined}
        actions={person.administrator && hasCharters ? <StartCharter /> : undefined}
      />
      <SecondStepNotice />
      <Loaded query={charters} what="your charters">
        {(lines) =>
          lines.length === 0 ? <NoCharter administrator={person.administrator} /> : <Charters lines={lines} />
        }
      </Loaded>
    </Stack>
  );
};

const StartCharter = () => (
  <ButtonLink variant="primary" href="/charters/new">
    Start a charter
  </ButtonLink>
);

/** An administrator of an empty network needs organisations first: they are the partners to choose from. */
const NoCharter = ({ administrator }: { readonly administrator: boolean }) =>
  administrator ? (
    <EmptyState title="No charter yet" action={<StartCharter />}>
      <p>
        First <Link href="/organisations">add the organisations and people</Link> of your network, then start
        a charter from a template. The organisations can also follow later.
      </p>
    </EmptyState>
  ) : (
    <EmptyState title="No charter is shared with you yet">
      <p>
        Charters that you write in, read or sign stand here. Ask the governance lead of a charter to give you
        a role in it.
      </p>
    </EmptyState>
  );

const Charters = ({ lines }: { readonly lines: readonly CharterLine[] }) => {
  const waiting = waitingFor(lines);
  return (
    <>
      {waiting.length === 0 ? null : (
        <Part title="Waiting for you">
          <WaitingList waiting={waiting} />
        </Part>
      )}
      <Rows title="Your charters" lines={lines.filter(({ record }) => record.putAwayOn === undefined)} />
      <Rows title="Put away" lines={lines.filter(({ record }) => record.putAwayOn !== undefined)} />
    </>
  );
};

const Rows = ({ title, lines }: { readonly title: string; readonly lines: readonly CharterLine[] }) =>
  lines.length === 0 ? null : (
    <Part title={title}>
      <Stack>
        {lines.map((line) => (
          <CharterRow key={line.record.id} line={line} />
        ))}
      </Stack>
    </Part>
  );
