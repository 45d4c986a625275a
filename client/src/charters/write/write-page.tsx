/** The write screen: opens the charter for as long as it is shown, and says in words how that goes. */

import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import { isGuest } from "@acb/shared/access/guest";
import { useEffect, useMemo, useState } from "react";
import { EditingContext } from "../../editor/editing.ts";
import { useMe } from "../../session/session-context.tsx";
import { useStore } from "../../store/use-store.ts";
import { browserFor } from "../../sync/browser.ts";
import { Progress } from "../../ui/progress.tsx";
import { TakeBack } from "../restored/take-back.tsx";
import { useNoteUnsaved } from "../unsaved-edits.ts";
import { KeptInTabNotice } from "./notices/kept-in-tab-notice.tsx";
import { OlderCopiesNotice } from "./notices/older-copies-notice.tsx";
import { PausedNotice } from "./notices/paused-notice.tsx";
import { RefusedNotice } from "./notices/refused-notice.tsx";
import { RoleNotice } from "./notices/role-notice.tsx";
import { useFollowPens } from "./pen/use-pens.ts";
import { Workplace } from "./workplace.tsx";
import { type OpenWriting, openWriting } from "./writing/open-writing.ts";
import { useTransports } from "./writing/transport-context.ts";
import { useFreshAccess } from "./writing/use-fresh-access.ts";
import { useFreshFacts } from "./writing/use-fresh-facts.ts";
import { usePageGuard } from "./writing/use-page-guard.ts";
import { WritingContext } from "./writing/writing.ts";

type WritePageProps = { readonly charter: CharterView; readonly signOff: SignOffView };

export const WritePage = ({ charter, signOff }: WritePageProps) => {
  const opened = useOpenWriting(charter);
  if (opened === null) return <Progress>Opening the charter…</Progress>;
  return <Opened charter={charter} signOff={signOff} opened={opened} />;
};

/** Opened once per charter and person; a refreshed view of the same charter keeps it open. */
const useOpenWriting = (charter: CharterView): OpenWriting | null => {
  const me = useMe();
  const transports = useTransports();
  const [opened, setOpened] = useState<OpenWriting | null>(null);
  const charterId = charter.record.id;
  const personId = me.person.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view of the same charter must not drop the connection.
  useEffect(() => {
    const opened = openWriting({
      charter,
      personId,
      user: { name: me.person.name, organisation: me.organisations[0]?.name ?? "", color: "#434741" },
      browser: browserFor(window, transports),
    });
    setOpened(opened);
    return () => {
      setOpened(null);
      opened.close();
    };
  }, [charterId, personId]);
  return opened;
};

const Opened = ({ charter, signOff, opened }: WritePageProps & { readonly opened: OpenWriting }) => {
  const state = useStore(opened.parts.connectionState);
  const mayWrite = charter.may.includes("write") && state.kind !== "refused" && state.kind !== "paused";
  const me = useMe();
  const { actsFor: writesFor } = charter;
  const isRoundOpen = signOff.rounds.some(({ state }) => state === "open");
  const writing = useMemo(
    () => ({ ...opened.parts, charter, mayWrite, writesFor, isRoundOpen }),
    [opened, charter, mayWrite, writesFor, isRoundOpen],
  );
  usePageGuard(opened.editing.connection, isGuest(me.person));
  useFollowPens(opened, { charter, writesFor });
  useNoteUnsaved(me.person.id, charter.record.id, opened.editing.connection);
  useFreshAccess(opened.parts.connectionState);
  useFreshFacts(opened.editing.connection);
  return (
    <EditingContext value={opened.editing}>
      <WritingContext value={writing}>
        {state.kind === "opening" ? (
          <Progress>Opening the charter…</Progress>
        ) : (
          <>
            <RefusedNotice />
            <PausedNotice />
            <KeptInTabNotice />
            <RoleNotice />
            <TakeBack charter={charter} />
            <OlderCopiesNotice personId={me.person.id} />
            <Workplace />
          </>
        )}
      </WritingContext>
    </EditingContext>
  );
};
