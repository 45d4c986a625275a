/** This person may write nowhere in the charter any more, or the server cannot store just now (SPEC: WR-9). */
import { isGuest } from "@acb/shared/access/guest";
import { useEditing } from "../../../editor/editing.ts";
import { useMe } from "../../../session/session-context.tsx";
import { useStore } from "../../../store/use-store.ts";
import type { ConnectionState } from "../../../sync/connection-state.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { putAwayWords, ROLE_CHANGED, refusalWords } from "../notices/refusal-words.ts";
import { goToWayOn } from "../notices/refused-notice.tsx";
import { useWriting } from "../writing/writing.ts";
import { CloseStopped, LAST_WORDS, Stopped, type StoppedProps } from "./stopped.tsx";

const NOT_NOW = "You cannot go on writing just now";
const NOT_HERE = "You cannot go on writing here";

/** No role of an alert: the notice at the top of the page has it, and says the same at more length. */
export const StoppedEverywhere = ({ sectionId }: StoppedProps) => {
  const { charter, connectionState } = useWriting();
  const { connection } = useEditing();
  const { person } = useMe();
  const state = useStore(connectionState);
  if (state.kind === "paused")
    return (
      <Stopped title={NOT_NOW}>
        <Notice tone="care" title={NOT_NOW}>
          <p>The server cannot store anything. You can write here again as soon as it can.</p>
        </Notice>
      </Stopped>
    );
  const isRefused = state.kind === "refused";
  const holdsWords = isRefused ? state.holdsWords : connection.isUnsaved();
  return (
    <Stopped title={NOT_HERE}>
      <Notice tone="care" title={NOT_HERE}>
        <p>{whyOf(state, { record: charter.record, toGuest: isGuest(person) })}</p>
        <p>{holdsWords ? LAST_WORDS.maybeLate : LAST_WORDS.saved}</p>
        <ButtonRow>
          {isRefused ? (
            <Button size="compact" onClick={goToWayOn}>
              What you can do now
            </Button>
          ) : null}
          <CloseStopped sectionId={sectionId} />
        </ButtonRow>
      </Notice>
    </Stopped>
  );
};

const whyOf = (state: ConnectionState, about: Parameters<typeof refusalWords>[1]): string => {
  if (state.kind === "refused") return refusalWords(state, about);
  return about.record.putAwayOn === undefined ? `${ROLE_CHANGED}: you may read here now.` : putAwayWords();
};
