/** The server takes nothing just now: what is here is kept, and nothing is typed on top of it until it is stored. */
import { CLOSE } from "@acb/shared/protocol/close-code";
import { useStore } from "../../../store/use-store.ts";
import { ButtonRow } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { KEPT } from "../bar/connection-words.ts";
import { useWriting } from "../writing/writing.ts";
import { CopyOfText } from "./copy-of-text.tsx";

export const PausedNotice = () => {
  const { connectionState } = useWriting();
  const state = useStore(connectionState);
  if (state.kind !== "paused") return null;
  return (
    <Notice tone="bad" role="alert" title="Nobody can write just now">
      <p>
        {state.kept === "device"
          ? CLOSE.tryLater.words
          : `The server cannot store anything just now. Your words are ${KEPT.tab}.`}
      </p>
      <p>This page tries again by itself, and you can go on writing as soon as everything is saved.</p>
      <ButtonRow>
        <CopyOfText />
      </ButtonRow>
    </Notice>
  );
};
