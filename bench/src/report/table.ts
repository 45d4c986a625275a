/** The results as Markdown: a table for each measure, a column for each server, ratios to Hocuspocus in brackets. */
import type { Measure, Metric, Reading } from "../measure.ts";
import type { ServerKind } from "../servers/server-kind.ts";
import type { MeasureResult, Results } from "./results.ts";
import { judge, TARGETS } from "./targets.ts";

const BASE = "hocuspocus";

export type Columns = readonly Pick<ServerKind, "name" | "settings">[];

export const toMarkdown = (results: Results, measures: readonly Measure[], servers: Columns): string =>
  [
    "# Benchmarks",
    "",
    "Made by `npm run bench`; not edited by hand. The figures are medians over rounds in which the servers took turns on one",
    "machine, each in its own process with a folder of its own. In brackets: the ratio to Hocuspocus as it comes. Only ratios",
    "travel from machine to machine. ≥ marks a rate at which the generator, not the server, was at its end.",
    "",
    ...servers.map(({ name, settings }) => `- **${name}**: ${settings}.`),
    "",
    NOTES,
    "",
    ...measures.flatMap((measure) => {
      const result = results[measure.name];
      return result === undefined ? [] : section(measure, result, servers);
    }),
  ].join("\n");

const NOTES = `How it is done:

- One process plays all clients over WebSockets on loopback and shares the machine with the server under test.
- All servers hold the same charters: the state that the charter builder made from its template. Every edit is a letter typed into
  a paragraph of a section, as an editor sends it, so that the guard has what it checks in production.
- The charter builder's clients are people who signed in by link, each a writer by role, 50 in the first charters; further clients are further tabs of
  theirs. Its limits stay on: 200 frames a second and a burst of 3,000 for each client. Rates are spread evenly over the clients so that
  they stay below, and the long history is typed by writers who take turns of some 2,500 edits.
- SIGKILL leaves the page cache: it tests what was handed to the system, not what survives a power cut.`;

const section = (measure: Measure, result: MeasureResult, servers: Columns): readonly string[] => {
  const columns = servers.map(({ name }) => name);
  return [
    `## ${measure.name}`,
    "",
    `${sentence(measure.says)} ${circumstances(result)}`,
    "",
    row(["", ...columns, "target"]),
    row(["---", ...columns.map(() => "--:"), "---"]),
    ...measure.metrics.map((metric) => line(metric, result.medians[metric.key] ?? {}, columns)),
    ...result.failures.flatMap(({ server, round, why }) => [
      "",
      `**${server}** could not do round ${round + 1}: ${why.split("\n")[0]}`,
    ]),
    "",
  ];
};

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const circumstances = ({ at, machine, loadBefore, seconds, isQuick, history }: MeasureResult): string =>
  [
    isQuick ? "**One short round, to see that it works: the figures mean little.**" : "",
    `${machine}; ${at.slice(0, 16).replace("T", " ")} UTC; load before ${loadBefore.toFixed(1)}; took ${Math.round(seconds)} s;`,
    `history: ${history}.`,
  ]
    .filter((part) => part !== "")
    .join(" ");

type Row = Readonly<Record<string, Reading>>;

const line = ({ key, words, unit }: Metric, readings: Row, columns: readonly string[]): string => {
  const targets = TARGETS.filter(({ metric }) => metric === key).flatMap(
    (target) => judge(target, readings) ?? [],
  );
  return row([
    `${words}, ${unit}`,
    ...columns.map((name) => cell(readings[name], readings[BASE])),
    targets.join("; "),
  ]);
};

const cell = (reading: Reading | undefined, base: Reading | undefined): string => {
  if (reading === undefined) return "–";
  const ratio =
    base === undefined || base === reading || base.value === 0
      ? ""
      : ` (${figures(reading.value / base.value)})`;
  return `${reading.atLeast ? "≥ " : ""}${figures(reading.value)}${ratio}`;
};

/** Three figures that count, and no exponent. */
const figures = (value: number): string => {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString("en-GB");
  return size >= 10 ? value.toFixed(1) : value.toFixed(2);
};

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
