/** The words of the mails that a decision brings: one declined, or the round is complete. Plain text; nothing in it signs in. */
import type { CharterRecord } from "@acb/schemas/charter";
import type { Person } from "@acb/schemas/people";
import type { News } from "@acb/shared/sign-off/news";
import type { SendMail } from "../commands/context.ts";
import { oneLine } from "./one-line.ts";

type Words = {
  readonly to: Person;
  readonly record: CharterRecord;
  readonly news: News;
  readonly publicUrl: string;
};

export const newsMail = ({ to, record, news, publicUrl }: Words): Parameters<SendMail>[0] => {
  const { subject, paragraphs } = WORDS[news.about](oneLine(record.title), {
    ...news,
    organisationName: oneLine(news.organisationName),
  });
  return {
    to: to.email,
    subject,
    text: [
      `Dear ${oneLine(to.name)}`,
      ...paragraphs,
      "See where every organisation stands:",
      `${publicUrl}/charters/${record.id}/sign-off`,
    ].join("\n\n"),
  };
};

type Said = { readonly subject: string; readonly paragraphs: readonly string[] };

const WORDS: Readonly<Record<News["about"], (title: string, news: News) => Said>> = {
  "decision.declined": (title, { organisationName, versionNumber, decision }) => ({
    subject: `${organisationName} declined “${title}”`,
    paragraphs: [
      `${organisationName} has declined version ${versionNumber} of “${title}”. This is the reason it gives in public:`,
      decision.reason,
      "The decisions of the other organisations stay as they are.",
    ],
  }),
  "round.completed": (title, { versionNumber, signed, askedCount }) => ({
    subject: `The sign-off of “${title}” is complete`,
    paragraphs: [
      `${signed.length} of ${askedCount} organisations have signed version ${versionNumber} of “${title}”. With that, its sign-off round is complete.`,
    ],
  }),
};
