/** What stands in the place of something that this person just took off the page, with the way back (SPEC: WR-8). */
import { useEffect, useRef } from "react";
import { Button } from "../../../ui/button.tsx";
import styles from "./taken-away.module.css";

type TakenAwayProps = {
  readonly title: string;
  /** What happened to it: "removed", "hidden". */
  readonly what: string;
  readonly onBringBack: () => void;
  readonly onClose: () => void;
};

/** Takes the focus when it appears: the button that was pressed is gone. */
export const TakenAway = ({ title, what, onBringBack, onClose }: TakenAwayProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("button")?.focus({ preventScroll: true }), []);
  return (
    <div ref={box} className={styles.takenAway}>
      <p>
        “{title}” is {what}.
      </p>
      <span className={styles.takenAwayActions}>
        <Button size="compact" onClick={onBringBack}>
          Bring back
          <span className="visually-hidden"> {title}</span>
        </Button>
        <Button size="compact" variant="quiet" onClick={onClose}>
          Close
          <span className="visually-hidden"> this notice</span>
        </Button>
      </span>
    </div>
  );
};
