/** What is aimed at: ratios to a peer of the same run, as only ratios travel from machine to machine. */
import type { Reading } from "../measure.ts";

export type Target = {
  readonly metric: string;
  /** Of which server's value; `null` for a plain number. */
  readonly against: string | null;
  readonly atMost?: number;
  readonly atLeast?: number;
};

const OURS = "charter builder";
const HOCUSPOCUS = "hocuspocus";
const Y_WEBSOCKET = "y-websocket";

export const TARGETS: readonly Target[] = [
  { metric: "fan-out-50-p99", against: HOCUSPOCUS, atMost: 0.6 },
  { metric: "fan-out-200-p99", against: HOCUSPOCUS, atMost: 0.6 },
  { metric: "fan-out-50-cpu-delivery", against: HOCUSPOCUS, atMost: 0.5 },
  { metric: "saturation-1x50", against: "hocuspocus-0", atLeast: 12 },
  { metric: "saturation-1x200", against: HOCUSPOCUS, atLeast: 1 },
  { metric: "saturation-1x200", against: Y_WEBSOCKET, atLeast: 25 },
  { metric: "saturation-100x4", against: HOCUSPOCUS, atLeast: 4 },
  { metric: "saturation-100x4", against: Y_WEBSOCKET, atLeast: 2.5 },
  { metric: "memory-charter", against: HOCUSPOCUS, atMost: 0.35 },
  { metric: "cold-ingest", against: HOCUSPOCUS, atLeast: 10 },
  { metric: "cold-first", against: Y_WEBSOCKET, atMost: 0.01 },
  { metric: "cold-second", against: HOCUSPOCUS, atMost: 0.3 },
  { metric: "storm-ms", against: HOCUSPOCUS, atMost: 0.8 },
  { metric: "storm-cpu", against: HOCUSPOCUS, atMost: 0.55 },
  { metric: "kills-lost", against: null, atMost: 0 },
];

/** The target in words and whether it is met; `null` when one of the two was not measured, or the peer's is nothing. */
export const judge = (target: Target, row: Readonly<Record<string, Reading>>): string | null => {
  const ours = row[OURS];
  const base = target.against === null ? { value: 1 } : row[target.against];
  if (ours === undefined || base === undefined || base.value === 0) return null;
  const ratio = ours.value / base.value;
  const [sign, limit] = target.atMost === undefined ? ["≥", target.atLeast ?? 0] : ["≤", target.atMost];
  const isMet = sign === "≤" ? ratio <= limit : ratio >= limit;
  const words = target.against === null ? `${limit}` : `${limit} × ${target.against}`;
  const is = target.against === null ? "" : ` (${ratio.toFixed(2)}${ours.atLeast ? " or more" : ""})`;
  return `${sign} ${words}: ${isMet ? "met" : "**missed**"}${is}`;
};
