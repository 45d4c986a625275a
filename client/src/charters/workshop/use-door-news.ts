/** Says to whoever hosts that more guests wait at the door than before (SPEC: WORK-4). */
import { useEffect, useRef } from "react";
import { useAnnounce } from "../../ui/live-region.tsx";

/** Give it how many wait, null while that is not known. Who waited already at the first look is not news. */
export const useDoorNews = (waiting: number | null): void => {
  const announce = useAnnounce();
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (waiting !== null && before.current !== null && waiting > before.current)
      announce(waiting === 1 ? "1 guest waits at the door." : `${waiting} guests wait at the door.`);
    before.current = waiting;
  }, [waiting, announce]);
};
