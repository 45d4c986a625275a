/** The words of the mail that tells a governance lead who asks for their charter. Nothing in it signs in. */
import type { CharterRecord } from "@acb/schemas/charter";
import type { Person } from "@acb/schemas/people";
import type { SendMail } from "../commands/context.ts";
import { oneLine } from "./one-line.ts";

type Words = {
  readonly to: Person;
  readonly asker: Person;
  /** The names of the asker's organisations. */
  readonly organisations: readonly string[];
  readonly record: CharterRecord;
  readonly publicUrl: string;
};

export const accessMail = ({
  to,
  asker,
  organisations,
  record,
  publicUrl,
}: Words): Parameters<SendMail>[0] => {
  const from = organisations.length === 0 ? "" : `, ${oneLine(organisations.join(", "))}`;
  return {
    to: to.email,
    subject: `${oneLine(asker.name)} asks for access to “${oneLine(record.title)}”`,
    text: [
      `Dear ${oneLine(to.name)}`,
      `${oneLine(asker.name)} (${asker.email}${from}) asks to be let into the charter “${oneLine(record.title)}”.`,
      "Give them a role here, or do nothing: until you do, they are not even told that there is such a charter.",
      `${publicUrl}/charters/${record.id}/people`,
    ].join("\n\n"),
  };
};
