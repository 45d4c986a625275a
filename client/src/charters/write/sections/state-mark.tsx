/** A shape for the state of a section; the word always stands beside it. */
import styles from "./outline.module.css";
import type { SectionState } from "./section-status.ts";

const SHAPES: Readonly<Record<SectionState, { readonly path: string; readonly filled: boolean }>> = {
  empty: { path: "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9", filled: false },
  started: {
    path: "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M6 3.2v5.6a2.8 2.8 0 0 0 0-5.6z",
    filled: false,
  },
  complete: { path: "M1 6.2l3.4 3.6L11 2.4", filled: false },
  gaps: { path: "M6 1l5.2 9.5H.8z", filled: false },
  generated: { path: "M1.5 3h9M1.5 6h9M1.5 9h6", filled: false },
};

export const StateMark = ({ state }: { readonly state: SectionState }) => (
  <svg className={styles.mark} data-filled={SHAPES[state].filled} viewBox="0 0 12 12" aria-hidden="true">
    <path d={SHAPES[state].path} />
  </svg>
);
