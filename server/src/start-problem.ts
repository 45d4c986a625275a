/** What is printed when the program cannot start: for a person at a terminal, without a stack trace (SPEC: Start). */
import type { TemplateProblem } from "@acb/schemas/parse-template";

/** Why the program cannot start, in words for the person who started it. */
export type StartProblem = {
  readonly variable: string;
  readonly wrong: string;
  readonly example: string;
};

const HEADLINE = "The charter builder did not start.";

export const describeProblems = (problems: readonly StartProblem[]): string =>
  [
    HEADLINE,
    ...problems.flatMap(({ variable, wrong, example }) => [`${variable} ${wrong}.`, `  Example: ${example}`]),
  ].join("\n");

export const describeTemplateProblems = (problems: readonly TemplateProblem[]): string =>
  [
    `${HEADLINE} A template is broken.`,
    ...problems.map(({ file, place, rule }) => `schemas/templates/${file}, at ${place}: ${rule}`),
  ].join("\n");

/** Why a port cannot be listened on; `null` when the reason is none of the usual ones. */
export const portProblem = (port: number, code: string | undefined): StartProblem | null => {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: "is taken by another program",
    EACCES: "may not be used by this user",
  };
  const reason = reasons[code ?? ""];
  return reason === undefined
    ? null
    : { variable: "PORT", wrong: `${port} ${reason}`, example: `PORT=${port < 65_535 ? port + 1 : 3000}` };
};
