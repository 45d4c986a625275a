/** How the words of this page stand with the server, and which way they go there (SPEC: LIVE-2, LIVE-9). */
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { useStore } from "../../../store/use-store.ts";
import { Button } from "../../../ui/button.tsx";
import { goToWayOn } from "../notices/refused-notice.tsx";
import { useWriting } from "../writing/writing.ts";
import styles from "./connection-line.module.css";
import { type StateLine, stateLineWords, transportWords } from "./connection-words.ts";
import lines from "./line-mark.module.css";

const MARKS: Readonly<Record<StateLine["tone"], string>> = {
  good: "M2.5 8.5l3.5 3.5 7.5-8",
  busy: "M8 13V3M4 7l4-4 4 4",
  care: "M2 2l12 12M3 8a7 7 0 0 1 2-2M8 4.5a8 8 0 0 1 5 3.5M6.5 11.5a2.5 2.5 0 0 1 3 0",
  bad: "M3.5 3.5l9 9M12.5 3.5l-9 9",
};

/** Longer than any store on a good connection. */
const SLOW_MS = 5_000;

/** Has it been so, without a break, for that long? */
const useLasting = (isSo: boolean, waitMs: number): boolean => {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), waitMs);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isSo, waitMs]);
  return lasts;
};

export const StateNote = () => {
  const { connectionState, mayWrite } = useWriting();
  const state = useStore(connectionState);
  const isSlow = useLasting(state.kind === "saving", SLOW_MS);
  const { tone, words } = stateLineWords(state, { mayWrite, isSlow });
  return (
    <p className={styles.state} data-tone={tone} data-testid="state-line">
      <svg className={lines.mark} viewBox="0 0 16 16" aria-hidden="true">
        <path d={MARKS[tone]} />
      </svg>
      <span>{words}</span>
      {state.kind === "refused" ? (
        <Button size="compact" variant="quiet" onClick={goToWayOn}>
          What to do
        </Button>
      ) : null}
    </p>
  );
};

/** Leads to what somebody who looks after the network can do about it. */
export const TransportNote = () => {
  const { transport } = useWriting();
  const words = transportWords(useStore(transport));
  if (words === null) return null;
  return (
    <Link className={styles.transport} href="/check-connection">
      {words}
    </Link>
  );
};
