/** Runs a measure over all servers in turn, round after round, so that the machine's moods meet all of them alike. */
import type { Bench } from "./bench.ts";
import type { Measure, Reading, Readings } from "./measure.ts";
import type { ServerKind } from "./servers/server-kind.ts";
import { median } from "./statistics.ts";

/** By metric, then by server: the median over the rounds. */
type Medians = Readonly<Record<string, Readonly<Record<string, Reading>>>>;

type Told = (server: string, round: number, seconds: number) => void;
/** A server that could not do in a round what was measured: a result as well, and no reason to stop the others. */
type Failure = { readonly server: string; readonly round: number; readonly why: string };

export type Outcome = { readonly medians: Medians; readonly failures: readonly Failure[] };

type Setting = { readonly bench: Bench; readonly kinds: readonly ServerKind[]; readonly told: Told };

export const interleave = async (measure: Measure, { bench, kinds, told }: Setting): Promise<Outcome> => {
  const take = measure.begin(bench);
  const measured = kinds.filter(measure.measures);
  const rounds = bench.isQuick ? 1 : measure.rounds;
  const taken: { readonly server: string; readonly readings: Readings }[] = [];
  const failures: Failure[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const kind of measured) {
      const startAt = performance.now();
      try {
        taken.push({ server: kind.name, readings: await take(kind, round) });
      } catch (cause) {
        failures.push({
          server: kind.name,
          round,
          why: cause instanceof Error ? cause.message : String(cause),
        });
      }
      told(kind.name, round, (performance.now() - startAt) / 1000);
    }
  const mediansOf = (metric: string) =>
    measured.flatMap(({ name }) => {
      const own = taken.filter(({ server }) => server === name);
      const readings = own.flatMap((one) => one.readings[metric] ?? []);
      return readings.length === 0 ? [] : [[name, medianOf(readings)] as const];
    });
  const medians = Object.fromEntries(
    measure.metrics.map(({ key }) => [key, Object.fromEntries(mediansOf(key))]),
  );
  return { medians, failures };
};

const medianOf = (readings: readonly Reading[]): Reading => ({
  value: median(readings.map(({ value }) => value)),
  ...(readings.some(({ atLeast }) => atLeast) ? { atLeast: true } : {}),
});
