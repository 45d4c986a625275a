/** The words of refusals are for whoever reads them (SPEC: ERR1; I-38). */
import { expect, it } from "vitest";
import { REFUSALS } from "./error.ts";

/** Words of those who build it. */
const JARGON =
  /\b(JSON|HTTP|API|SQL|null|undefined|payload|schema|exception|stack|parse|invalid|header|cookie|body|endpoint|timeout)\b/i;

it.each(Object.entries(REFUSALS))(
  "ERR1 %s says what happened and what to do, in plain words",
  (_, refusal) => {
    for (const words of [refusal.message, refusal.next]) {
      expect(words).toMatch(/^\p{Lu}.{10,}[.]$/u);
      expect(words).not.toMatch(JARGON);
    }
  },
);
