/** What was measured so far: a full measure replaces an older one, a quick one only another quick one. */
import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg, release, totalmem } from "node:os";
import type { Outcome } from "../interleave.ts";

export type MeasureResult = Outcome & {
  /** ISO time of the end. */
  readonly at: string;
  readonly isQuick: boolean;
  readonly seconds: number;
  readonly machine: string;
  /** Processes that wanted a core in the minute before it began: 0 on an idle machine. */
  readonly loadBefore: number;
  /** What was replayed or set, where a measure can be fed differently. */
  readonly history: "recorded" | "made";
};
/** By the name of the measure. */
export type Results = Readonly<Record<string, MeasureResult>>;

export const describeMachine = (): string => {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model ?? "unknown"}, ${memory} GiB, Linux ${release()}, Node ${process.version}`;
};

export const loadNow = (): number => loadavg()[0] ?? 0;

export const readResults = async (file: string): Promise<Results> => {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Results;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return {};
    throw cause;
  }
};

export const addResult = (results: Results, name: string, result: MeasureResult): Results =>
  result.isQuick && results[name]?.isQuick === false ? results : { ...results, [name]: result };

export const writeResults = (file: string, results: Results): Promise<void> =>
  writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
