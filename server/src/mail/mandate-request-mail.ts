/** The words of the mail that asks an organisation's sponsor and anchor lead for a mandate. Nothing in it signs in. */
import type { CharterRecord } from "@acb/schemas/charter";
import { POWERS, type Power } from "@acb/schemas/organisation";
import type { Organisation, Person } from "@acb/schemas/people";
import type { SendMail } from "../commands/context.ts";
import { oneLine } from "./one-line.ts";

type Words = {
  readonly to: Person;
  readonly asker: Person;
  readonly organisation: Pick<Organisation, "id" | "name">;
  readonly record: Pick<CharterRecord, "title">;
  readonly power: Power;
  readonly publicUrl: string;
};

export const mandateRequestMail = ({
  to,
  asker,
  organisation,
  record,
  power,
  publicUrl,
}: Words): Parameters<SendMail>[0] => ({
  to: to.email,
  subject: oneLine(`${asker.name} asks for a mandate of ${organisation.name}`),
  text: [
    `Dear ${oneLine(to.name)}`,
    oneLine(
      `${asker.name} (${asker.email}) has a role for ${organisation.name} in the charter “${record.title}”, and no mandate for it today. They ask for one to: ${POWERS[power].toLowerCase()}.`,
    ),
    "Give it under “Mandates” on the page of your organisation, from the day on which it holds; or do nothing, and they cannot act for it.",
    `${publicUrl}/organisations/${organisation.id}`,
  ].join("\n\n"),
});
