/** The pen of the section went elsewhere while this person was writing in it (SPEC: SECTION-3). */
import { useStore } from "../../../store/use-store.ts";
import { Notice } from "../../../ui/notice.tsx";
import { penMeaning, penWords } from "../pen/pens.ts";
import { usePen } from "../pen/use-pens.ts";
import { useWriting } from "../writing/writing.ts";
import { CloseStopped, LAST_WORDS, Stopped, type StoppedProps } from "./stopped.tsx";

export const StoppedByPen = ({ sectionId }: StoppedProps) => {
  const { charter, connectionState } = useWriting();
  const { holder } = usePen(sectionId);
  const state = useStore(connectionState);
  if (holder.kind === "everybody") return null;
  const title = `You cannot go on writing here: ${penWords(holder, charter)}`;
  return (
    <Stopped title={title}>
      <Notice tone="care" role="alert" title={title}>
        <p>{penMeaning(holder, charter, false)}</p>
        <p>{state.kind === "saved" ? LAST_WORDS.saved : LAST_WORDS.maybeLate}</p>
        <CloseStopped sectionId={sectionId} />
      </Notice>
    </Stopped>
  );
};
