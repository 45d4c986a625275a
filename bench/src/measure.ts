/** What is measured, and how a measure says so. */
import type { Bench } from "./bench.ts";
import type { ServerKind } from "./servers/server-kind.ts";

/** A value; `atLeast` when the generator, not the server, was at its end. */
export type Reading = { readonly value: number; readonly atLeast?: boolean };
/** By the key of the metric; a server that has none is left out. */
export type Readings = Readonly<Record<string, Reading>>;

export type Metric = {
  /** As in the targets. */
  readonly key: string;
  readonly words: string;
  readonly unit: string;
};

export type Measure = {
  readonly name: string;
  readonly says: string;
  readonly metrics: readonly Metric[];
  readonly rounds: number;
  readonly measures: (kind: ServerKind) => boolean;
  /** Called once; the answer is called for each server and round, and may keep what it prepared. */
  readonly begin: (bench: Bench) => (kind: ServerKind, round: number) => Promise<Readings>;
};

export const everyServer = (): boolean => true;
export const keepsDocuments = (kind: ServerKind): boolean => kind.keepsDocuments;
