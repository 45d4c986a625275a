/** The outbox: what this installation sent, or kept because no mail server is set. For administrators. */
import type { Mail } from "@acb/schemas/api/network-routes";
import { printMoment } from "@acb/shared/values/print-value";
import { Link } from "wouter";
import { Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { useMe } from "../session/session-context.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Tag, type TagTone } from "../ui/tag.tsx";
import styles from "./network.module.css";
import { textWithLinks } from "./text-with-links.ts";

const STATES: Readonly<Record<Mail["state"], { readonly words: string; readonly tone: TagTone }>> = {
  kept: { words: "Kept here", tone: "care" },
  sending: { words: "Being sent", tone: "waiting" },
  sent: { words: "Sent", tone: "good" },
  failed: { words: "Could not be sent", tone: "bad" },
  interrupted: { words: "Perhaps not sent: the server stopped meanwhile", tone: "bad" },
};

/** What becomes of a mail is known a moment after it was written. */
const BEING_SENT_EVERY_MS = 2_000;

export const MailScreen = () => {
  const { mailIsOn } = useMe();
  const mail = useApi("listMail", {});
  const isAwaited = mail.data?.some(({ state }) => state === "sending") === true;
  useApi("listMail", {}, isAwaited ? { everyMs: BEING_SENT_EVERY_MS } : {});
  return (
    <Stack>
      <PageHeader
        title="Outbox"
        lead={
          <>
            Every mail that the charter builder wrote, newest first, until{" "}
            <Link href="/how-long-kept">its period is over</Link>.
          </>
        }
      />
      {mailIsOn ? null : (
        <Notice tone="care" title="No mail server is set, so nothing leaves this installation">
          <p>
            Mails are kept here. Pass a link on to the person it is for. To send mail, start the server with
            SMTP_URL.
          </p>
        </Notice>
      )}
      <Loaded query={mail} what="the outbox">
        {(mails) =>
          mails.length === 0 ? (
            <EmptyState title="No mail yet">
              <p>Sign-in links and requests to sign stand here once they are written.</p>
            </EmptyState>
          ) : (
            mails.map((one) => <MailRow key={one.id} mail={one} />)
          )
        }
      </Loaded>
    </Stack>
  );
};

const MailRow = ({ mail }: { readonly mail: Mail }) => (
  <article className={styles.mail}>
    <h2 className={styles.organisationName}>{mail.subject}</h2>
    <p className={styles.mailHead}>
      <span>To {mail.to}</span>
      <span className={styles.soft}>{printMoment(mail.at)}</span>
      <Tag tone={STATES[mail.state].tone}>{STATES[mail.state].words}</Tag>
    </p>
    <p className={styles.mailText}>
      {textWithLinks(mail.text).map((piece) =>
        piece.href === null ? (
          piece.text
        ) : (
          <a key={piece.at} href={piece.href}>
            {piece.text}
          </a>
        ),
      )}
    </p>
  </article>
);
