/** Whoever may write in the charter no more is stopped in the place where they were writing (SPEC: WR-9). */
import { useLayoutEffect, useState } from "react";
import { placeOfFocus } from "../pen/use-pens.ts";
import { useWriting } from "../writing/writing.ts";

/** Call it above the fields: their focus is read as they are drawn as text, which takes it from them. */
export const useStoppedWriting = (): void => {
  const { mayWrite, interrupted } = useWriting();
  const [could, setCould] = useState(mayWrite);
  const [stoppedAt, setStoppedAt] = useState<string | null>(null);
  if (could !== mayWrite) {
    setCould(mayWrite);
    const place = mayWrite ? null : placeOfFocus();
    setStoppedAt(place?.item ?? place?.section ?? null);
  }
  useLayoutEffect(() => interrupted.set(stoppedAt), [interrupted, stoppedAt]);
};
