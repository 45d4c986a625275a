/** The server takes nothing more from this page: what became of the last words, and the way on (SPEC: WR-9). */
import { isGuest } from "@acb/shared/access/guest";
import { useEditing } from "../../../editor/editing.ts";
import { useMe } from "../../../session/session-context.tsx";
import { useStore } from "../../../store/use-store.ts";
import { isSentAfterReload, WORDS_REFUSED } from "../../../sync/connection-state.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Details } from "../../../ui/details.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { KEPT } from "../bar/connection-words.ts";
import { useWriting } from "../writing/writing.ts";
import { CopyOfText } from "./copy-of-text.tsx";
import { refusalWords } from "./refusal-words.ts";

const PLACE_ID = "writing-ended";

/** Leads there from where this person was writing. */
export const goToWayOn = (): void => {
  const place = document.getElementById(PLACE_ID);
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "center" });
};

export const RefusedNotice = () => {
  const { charter, connectionState } = useWriting();
  const { connection } = useEditing();
  const { person } = useMe();
  const state = useStore(connectionState);
  if (state.kind !== "refused") return null;
  const { holdsWords } = state;
  const toGuest = isGuest(person);
  const goesOut = isSentAfterReload(state, { toGuest });
  const reload = () => window.location.reload();
  const letGo = () => void connection.forget().then(reload);
  const title = holdsWords ? "Your last words are not saved" : "Not connected";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of fields, and there are none.
    <div id={PLACE_ID} role="group" aria-label={title} tabIndex={-1}>
      <Notice tone="bad" role="alert" title={title}>
        <p>{refusalWords(state, { record: charter.record, toGuest })}</p>
        {holdsWords && goesOut ? (
          <p>They are below with the rest of the text, and go to the server when you come back.</p>
        ) : null}
        {holdsWords && !goesOut ? (
          <p>
            They are below with the rest of the text, and {KEPT[state.kept]}: take a copy, for somebody who
            may write.
          </p>
        ) : null}
        <ButtonRow>
          {toGuest ? null : (
            <Button
              variant={holdsWords && !goesOut ? "secondary" : "primary"}
              size="compact"
              onClick={reload}
            >
              {state.reason === "notSignedIn" ? "Sign in again" : "Reload the page"}
            </Button>
          )}
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
    </div>
  );
};
