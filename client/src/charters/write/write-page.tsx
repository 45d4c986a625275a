/** The write screen: opens the charter for as long as it is shown, and says in words how that goes. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { useEffect, useMemo, useState } from "react";
import { EditingContext } from "../../editor/editing.ts";
import { useMe } from "../../session/session-context.tsx";
import { browserFor } from "../../sync/browser.ts";
import { Progress } from "../../ui/progress.tsx";
import { TakeBack } from "../restored/take-back.tsx";
import { useNoteUnsaved } from "../unsaved-edits.ts";
import { KeptInTabNotice, PausedNotice, RefusedNotice, RoleNotice } from "./notices/notices.tsx";
import { OlderCopiesNotice } from "./notices/older-copies-notice.tsx";
import { useFollowPens } from "./pen/use-pens.ts";
import { type OpenSession, openSession } from "./session/open-session.ts";
import { useTransports } from "./session/transport-context.ts";
import { useFreshAccess } from "./session/use-fresh-access.ts";
import { usePageGuard } from "./session/use-page-guard.ts";
import { useStore, WriteContext } from "./session/write-session.ts";
import { Workplace } from "./workplace.tsx";

export const WritePage = ({ charter }: { readonly charter: CharterView }) => {
  const session = useOpenSession(charter);
  if (session === null) return <Progress>Opening the charter…</Progress>;
  return <Opened charter={charter} session={session} />;
};

/** Opened once per charter and person; a refreshed view of the same charter keeps it open. */
const useOpenSession = (charter: CharterView): OpenSession | null => {
  const me = useMe();
  const transports = useTransports();
  const [session, setSession] = useState<OpenSession | null>(null);
  const charterId = charter.record.id;
  const personId = me.person.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view of the same charter must not drop the connection.
  useEffect(() => {
    const opened = openSession({
      charter,
      personId,
      user: { name: me.person.name, organisation: me.organisations[0]?.name ?? "", color: "#434741" },
      browser: browserFor(window, transports),
    });
    setSession(opened);
    return () => {
      setSession(null);
      opened.close();
    };
  }, [charterId, personId]);
  return session;
};

const Opened = ({ charter, session }: { readonly charter: CharterView; readonly session: OpenSession }) => {
  const state = useStore(session.parts.connectionState);
  const mayWrite = charter.may.includes("write") && state.kind !== "refused" && state.kind !== "paused";
  const me = useMe();
  const { actsFor: writesFor } = charter;
  const writing = useMemo(
    () => ({ ...session.parts, charter, mayWrite, writesFor }),
    [session, charter, mayWrite, writesFor],
  );
  usePageGuard(session.editing.connection);
  useFollowPens(session, { charter, writesFor });
  useNoteUnsaved(me.person.id, charter.record.id, session.editing.connection);
  useFreshAccess(session.parts.connectionState);
  return (
    <EditingContext value={session.editing}>
      <WriteContext value={writing}>
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
      </WriteContext>
    </EditingContext>
  );
};
