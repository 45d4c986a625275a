/** What the person must know about the connection or the charter, with the next step; and the words as a copy. */

import { CLOSE, type CloseReason } from "@acb/shared/protocol/close-code";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useEditing } from "../../../editor/editing.ts";
import { isSentAfterReload } from "../../../sync/connection-state.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { Details } from "../../../ui/details.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { saveFile } from "../../../ui/save-file.ts";
import { useStore, useWriting } from "../session/write-session.ts";
import { charterAsText } from "./charter-as-text.ts";

/** Reasons that the server gives to words that it has read and does not take: they stay unsent on this device. */
const WORDS_REFUSED: ReadonlySet<CloseReason> = new Set([
  "notAllowed",
  "badFrame",
  "badUpdate",
  "notYours",
  "wrongForm",
  "penElsewhere",
  "tooDeep",
  "tooManyPages",
  "tooLarge",
]);

export const RefusedNotice = () => {
  const { connectionState } = useWriting();
  const { connection } = useEditing();
  const state = useStore(connectionState);
  if (state.kind !== "refused") return null;
  const holdsWords = connection.isUnsaved() || WORDS_REFUSED.has(state.reason);
  const goesOut = isSentAfterReload(state);
  const reload = () => window.location.reload();
  const letGo = () => void connection.forget().then(reload);
  return (
    <Notice tone="bad" role="alert" title={holdsWords ? "Your last words are not saved" : "Not connected"}>
      <p>{state.words}</p>
      {holdsWords && goesOut ? (
        <p>They are below with the rest of the text, and go to the server when you come back.</p>
      ) : null}
      {holdsWords && !goesOut ? (
        <p>
          They are below with the rest of the text, and{" "}
          {state.kept === "device" ? "kept on this device" : "kept only while this tab is open"}: take a copy,
          for somebody who may write.
        </p>
      ) : null}
      <ButtonRow>
        <Button variant={holdsWords && !goesOut ? "secondary" : "primary"} size="compact" onClick={reload}>
          {state.reason === "notSignedIn" ? "Sign in again" : "Reload the page"}
        </Button>
        <CopyOfText />
      </ButtonRow>
      {WORDS_REFUSED.has(state.reason) ? (
        <Details summary="Go on without these words">
          <p>This deletes from this device what the server did not take, and opens the charter as it is.</p>
          <Button size="compact" onClick={letGo}>
            Delete my unsaved words
          </Button>
        </Details>
      ) : null}
    </Notice>
  );
};

/** The server takes nothing just now: what is here is kept, and nothing is typed on top of it until it is stored. */
export const PausedNotice = () => {
  const { connectionState } = useWriting();
  const state = useStore(connectionState);
  if (state.kind !== "paused") return null;
  return (
    <Notice tone="bad" role="alert" title="Nobody can write just now">
      <p>
        {state.kept === "device"
          ? CLOSE.tryLater.words
          : "The server cannot store anything just now. Your words are kept only while this tab is open."}
      </p>
      <p>This page tries again by itself, and you can go on writing as soon as everything is saved.</p>
      <ButtonRow>
        <CopyOfText />
      </ButtonRow>
    </Notice>
  );
};

/** A browser that keeps nothing for this site, or has no room left: said before the connection is lost, not after. */
export const KeptInTabNotice = () => {
  const { charter, connectionState } = useWriting();
  const state = useStore(connectionState);
  const [hidden, setHidden] = useState(false);
  const isInTabOnly = state.kind !== "opening" && state.kept === "tab";
  if (hidden || !isInTabOnly || !charter.may.includes("write")) return null;
  return (
    <Notice tone="care" role="status" title="This browser keeps no copy of your words">
      <p>
        What has not been saved is kept only while this tab is open: leave it open when the connection is
        lost. Storage for this site is blocked or full.
      </p>
      <ButtonRow>
        <Button size="compact" onClick={() => setHidden(true)}>
          Close this notice
        </Button>
      </ButtonRow>
    </Notice>
  );
};

export const CopyOfText = () => {
  const { charter, ydoc } = useWriting();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const text = () => charterAsText({ ydoc, charter });
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  return (
    <>
      <Button size="compact" onClick={() => void copy()}>
        {copied === "yes" ? "Copied" : "Copy the text"}
      </Button>
      <Button size="compact" onClick={() => download(`${charter.record.title}.txt`, text())}>
        Download the text
      </Button>
      {copied === "failed" ? (
        <p role="status">Your browser did not allow copying: download the text.</p>
      ) : null}
    </>
  );
};

/** Somebody changed what this person may do while the page was open. */
export const RoleNotice = () => {
  const { charter, connectionState } = useWriting();
  const isRefused = useStore(connectionState).kind === "refused";
  const may = charter.may.includes("write");
  const [before, setBefore] = useState(may);
  const [hidden, setHidden] = useState(true);
  if (before !== may) {
    setBefore(may);
    setHidden(false);
  }
  // Refused words are the graver news, and say the same.
  if (hidden || isRefused) return null;
  return (
    <Notice
      tone={may ? "good" : "care"}
      role="status"
      title={may ? "You may write in this charter now" : "You may read this charter now, not write in it"}
    >
      <p>Your role was changed by somebody who runs the charter.</p>
      <ButtonRow>
        <Button size="compact" onClick={() => setHidden(true)}>
          Close this notice
        </Button>
      </ButtonRow>
    </Notice>
  );
};

const download = (name: string, text: string): void =>
  saveFile({
    file: new Blob([text], { type: "text/plain;charset=utf-8" }),
    name: name.replace(/[\\/:*?"<>|]/g, " "),
  });

/** A version that was frozen while this page is open, or much that was deleted; the draft goes on. Other facts refresh what is shown elsewhere. */
export const FrozenNotice = () => {
  const { charter } = useWriting();
  const { connection } = useEditing();
  const queries = useQueryClient();
  const [frozen, setFrozen] = useState<{ readonly number: number; readonly by: string } | null>(null);
  const [deleted, setDeleted] = useState<{ readonly version: number; readonly by: string } | null>(null);
  useEffect(
    () =>
      connection.onEvent((event) => {
        if (event.type === "version.frozen") setFrozen(event);
        if (event.type === "text.deleted") setDeleted(event);
        void queries.invalidateQueries();
      }),
    [connection, queries],
  );
  if (deleted !== null)
    return (
      <Notice tone="care" role="alert" title={`${deleted.by} deleted a large part of the text`}>
        <p>The text as it was before is kept in version {deleted.version}.</p>
        <Button size="compact" onClick={() => setDeleted(null)}>
          Close this notice
        </Button>
      </Notice>
    );
  if (frozen === null) return null;
  return (
    <Notice tone="good" role="status" title={`Version ${frozen.number} was frozen by ${frozen.by}`}>
      <p>That text does not change any more. You can go on writing: the draft is separate.</p>
      <ButtonRow>
        <ButtonLink variant="primary" size="compact" href={`/charters/${charter.record.id}/sign-off`}>
          Go to sign-off
        </ButtonLink>
        <Button size="compact" onClick={() => setFrozen(null)}>
          Go on writing
        </Button>
      </ButtonRow>
    </Notice>
  );
};
