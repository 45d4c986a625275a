/** Notes what was done at the server itself beside the running one, and waits for the mail that tells of it. */
import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { createBackground } from "../background.ts";
import { note } from "../commands/note.ts";
import type { Config } from "../config.ts";
import { createSendMail } from "../mail/send-mail.ts";
import type { Storage } from "../storage/storage.ts";

export const noteAtServer = async (
  { smtpUrl, mailFrom, publicUrl }: Config,
  storage: Storage,
  noted: Parameters<typeof note>[1],
): Promise<void> => {
  const log = pino({ level: "error" });
  const now = () => new Date();
  const newId = (prefix: string): string => `${prefix}_${randomUUID()}`;
  const sendMail = createSendMail({ smtpUrl, from: mailFrom, outbox: storage.outbox, now, newId, log });
  const background = createBackground(log);
  const context = { storage, now, log, sendMail, publicUrl, background: background.run };
  await note(context, { ...noted, detail: "at the server" });
  await background.settled();
};
