/** What `npm run bench` is told at the command line. */
import { parseArgs } from "node:util";
import { MEASURES } from "./measures/all.ts";

export type Options = { readonly isQuick: boolean; readonly only: readonly string[] };

export const USAGE = `Usage: npm run bench -- [--quick] [--only NAME]...

  --quick       one short round of everything, to see that it works
  --only NAME   this measure: ${MEASURES.map(({ name }) => name).join(", ")}

BENCH_TRACE=FILE replays a recorded trace (github.com/josephg/editing-traces, gzipped) in the cold open.`;

/** Answers `null` for what is not understood. */
export const readOptions = (args: readonly string[]): Options | null => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        quick: { type: "boolean", default: false },
        only: { type: "string", multiple: true, default: [] },
      },
    });
    const isKnown = values.only.every((name) => MEASURES.some((measure) => measure.name === name));
    return isKnown ? { isQuick: values.quick, only: values.only } : null;
  } catch {
    // parseArgs throws on an option that there is not.
    return null;
  }
};
