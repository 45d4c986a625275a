/** The words of the mail that tells a governance lead that somebody decides for an organisation no longer. Nothing in it signs in. */
import type { CharterRecord } from "@acb/schemas/charter";
import type { Person } from "@acb/schemas/people";
import { printDate } from "@acb/shared/values/print-value";
import type { SendMail } from "../commands/context.ts";
import { oneLine } from "./one-line.ts";

type Words = {
  readonly to: Person;
  readonly record: CharterRecord;
  /** `null` for who was erased: nobody is to be named by what they were. */
  readonly who: string | null;
  readonly organisationName: string;
  readonly dueOn: string;
  /** Who can decide for it still. */
  readonly others: readonly string[];
  readonly publicUrl: string;
};

export const lostSignatoryMail = ({
  to,
  record,
  who,
  organisationName,
  dueOn,
  others,
  publicUrl,
}: Words): Parameters<SendMail>[0] => {
  const name = who ?? "A signatory who was erased from the network";
  const then =
    others.length > 0
      ? `For ${organisationName}, these can decide still: ${others.join(", ")}.`
      : `Nobody else can decide for ${organisationName} now. Make somebody else signatory under People and partners, and ask its executive sponsor or anchor lead for a mandate.`;
  return {
    to: to.email,
    subject: oneLine(`${name} decides for ${organisationName} no longer, in “${record.title}”`),
    text: [
      `Dear ${oneLine(to.name)}`,
      oneLine(
        `${name} can no longer decide for ${organisationName}, which is asked by ${printDate(dueOn)} to decide on “${record.title}” and has not done so. What was decided stays as it is.`,
      ),
      oneLine(then),
      `${publicUrl}/charters/${record.id}/people`,
    ].join("\n\n"),
  };
};
