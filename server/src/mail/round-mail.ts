/** The words of the mail that asks a signatory to decide. Plain text; the link is a locator and signs nobody in. */
import type { CharterRecord } from "@acb/schemas/charter";
import type { Person } from "@acb/schemas/people";
import { printDate } from "@acb/shared/values/print-value";
import type { SendMail } from "../commands/context.ts";
import { oneLine } from "./one-line.ts";

type Words = {
  readonly to: Person;
  readonly convenor: Person;
  readonly record: CharterRecord;
  readonly dueOn: string;
  readonly publicUrl: string;
};

export const roundOpenedMail = (words: Words): Parameters<SendMail>[0] => ({
  to: words.to.email,
  subject: `Please decide on “${oneLine(words.record.title)}” by ${printDate(words.dueOn)}`,
  text: [
    `Dear ${oneLine(words.to.name)}`,
    oneLine(
      `${words.convenor.name} asks your organisation to decide on the frozen text of “${words.record.title}” by ${printDate(words.dueOn)}.`,
    ),
    "Read the text, take it to the board, committee or officer who can decide, then record the decision here:",
    `${words.publicUrl}/charters/${words.record.id}/sign-off`,
    "You will be asked to sign in. Saying nothing counts neither for nor against: your organisation is then shown as having made no decision by the date.",
  ].join("\n\n"),
});
