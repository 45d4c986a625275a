/** Sends mail through the configured server, or keeps it for administrators; both stand in the outbox (SPEC: Sign-in). */
import { createTransport } from "nodemailer";
import type { Logger } from "pino";
import type { SendMail } from "../commands/context.ts";
import type { Outbox } from "../storage/ports/outbox.ts";
import { isOneAddress, oneLine } from "./one-line.ts";
import { withoutKeys } from "./without-keys.ts";

type MailSettings = {
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly outbox: Outbox;
  readonly now: () => Date;
  readonly newId: (prefix: "mail") => string;
  readonly log: Logger;
};

type Deliver = (mail: Parameters<SendMail>[0]) => Promise<void>;

const ANSWER_LIMIT_MS = 20_000;

/**
 * Without a mail server mail is kept, and so is mail to the people of the example: no mailbox ends in `.example`.
 * A recipient that is not exactly one address makes it `failed`, unsent.
 */
export const createSendMail = (settings: MailSettings): SendMail => {
  const deliver = settings.smtpUrl === null ? null : createDeliver(settings.smtpUrl, settings.from);
  return async (given) => {
    const mail = { ...given, subject: oneLine(given.subject) };
    const id = settings.newId("mail");
    const log = settings.log.child({ mailId: id });
    const isToLeave = isOneAddress(mail.to) && deliver !== null && !isExample(mail.to);
    const isKept = isOneAddress(mail.to) && !isToLeave;
    const unsent = isKept ? "kept" : "failed";
    // Before it leaves, so that who is erased meanwhile is erased here too.
    await settings.outbox.put({
      ...mail,
      // A link that reached its mailbox is nobody else's to read.
      text: isKept ? mail.text : withoutKeys(mail.text),
      id,
      at: settings.now().toISOString(),
      state: isToLeave ? "sending" : unsent,
    });
    const state = isToLeave ? await attempt(deliver, mail, log) : unsent;
    if (isToLeave) await settings.outbox.settle(id, state);
    // The example writes to dozens of people at once; that must not push what the start prints off the screen.
    // To whom and about what stands in the outbox, which forgets; a log is kept elsewhere.
    log[isExample(mail.to) ? "debug" : "info"]({ state }, "mail");
    return state;
  };
};

const isExample = (address: string): boolean => address.endsWith(".example");

const createDeliver = (smtpUrl: string, from: string): Deliver => {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: ANSWER_LIMIT_MS,
    greetingTimeout: ANSWER_LIMIT_MS,
    socketTimeout: ANSWER_LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    // As an object, the address is never read as a list.
    await transport.sendMail({
      from,
      to: { name: "", address: mail.to },
      subject: mail.subject,
      text: mail.text,
    });
  };
};

const attempt = async (
  deliver: Deliver,
  mail: Parameters<Deliver>[0],
  log: Logger,
): Promise<"sent" | "failed"> => {
  try {
    await deliver(mail);
    return "sent";
  } catch (cause) {
    // The reason stays out of the answer: asking for a link must not say which addresses are known.
    log.error({ why: codesOf(cause) }, "mail not accepted");
    return "failed";
  }
};

/** The mail server's own words often repeat the address. */
const codesOf = (cause: unknown): string =>
  cause instanceof Error
    ? ["code", "responseCode", "command"]
        .flatMap((key) => (key in cause ? [String(Reflect.get(cause, key))] : []))
        .join(" ") || cause.name
    : "unknown";
