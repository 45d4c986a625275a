/** A real mail server on a free port that keeps what it accepts and refuses whom it is told to. */
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type MailServer = {
  readonly url: string;
  /** In the order of arrival, with the recipients of the envelope. */
  readonly received: () => readonly { readonly recipients: readonly string[]; readonly mail: Email }[];
  readonly close: () => Promise<void>;
};

/** `refuses` may take its time: the sender waits. */
export const startMailServer = async (
  refuses: (recipient: string) => boolean | Promise<boolean>,
): Promise<MailServer> => {
  const received: { recipients: readonly string[]; mail: Email }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: async (address, _session, callback) =>
      callback((await refuses(address.address)) ? new Error("No such mailbox") : null),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          received.push({ recipients, mail });
          callback(null);
        }, callback);
      });
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.on("error", reject);
    const listening = server.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      if (address === null || typeof address === "string") reject(new Error("No port"));
      else resolve(address.port);
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    received: () => received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};
