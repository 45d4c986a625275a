/** Somebody who was invited and has not come in: since when, what became of the mail, sending it again, and withdrawing it. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { AwaitedPerson } from "@acb/schemas/invitation";
import type { Person } from "@acb/schemas/people";
import { printMoment } from "@acb/shared/values/print-value";
import { CallFailure } from "../../api/loaded.tsx";
import { useApi } from "../../api/use-api.ts";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { useAnnounce } from "../../ui/live-region.tsx";
import styles from "./people.module.css";

const MAIL_WORDS: Readonly<Record<NonNullable<AwaitedPerson["mail"]>, string>> = {
  sent: "has not come in yet",
  kept: "the mail is kept in the outbox",
  failed: "the mail could not be delivered: check the address",
};

type AwaitedProps = {
  readonly charter: CharterView;
  readonly person: Person;
  readonly awaited: AwaitedPerson;
  /** Asks about it, outside of the row. */
  readonly onWithdraw: (person: Person) => void;
};

export const Awaited = ({ charter, person, awaited, onWithdraw }: AwaitedProps) => {
  const announce = useAnnounce();
  const params = { charterId: charter.record.id, personId: person.id };
  const again = useFormCall("inviteAgain", params, () => announce(`${person.name} has been invited again.`));
  return (
    <div className={styles.job}>
      Invited on {printMoment(awaited.invitedAt)}; {mailWords(awaited)}.
      {charter.may.includes("manage") ? (
        <>
          <Button size="compact" variant="quiet" onClick={() => again.send({})}>
            Send the invitation again
            <span className="visually-hidden"> to {person.name}</span>
          </Button>
          <Button ref={passFocusOn} size="compact" variant="quiet" onClick={() => onWithdraw(person)}>
            Withdraw the invitation
            <span className="visually-hidden"> of {person.name}</span>
          </Button>
        </>
      ) : null}
      <CallFailure failure={again.failure} />
    </div>
  );
};

/** Longer than two hundred mails take. */
const LONGEST_WAY_MS = 10 * 60_000;
const ON_THE_WAY_EVERY_MS = 2_000;

/** A server that was stopped on the way sends no more. */
const isOnTheWay = ({ mail, invitedAt }: AwaitedPerson): boolean =>
  mail === null && Date.now() - Date.parse(invitedAt) < LONGEST_WAY_MS;

const mailWords = (awaited: AwaitedPerson): string => {
  if (awaited.mail !== null) return MAIL_WORDS[awaited.mail];
  return isOnTheWay(awaited) ? "the mail is on its way" : "the mail was not sent: send it again";
};

/** Asks again while a mail is on its way: what became of it is known a moment after the invitation. */
export const useNewsOfMails = ({ record, awaited }: CharterView): void => {
  const every = awaited.some(isOnTheWay) ? { everyMs: ON_THE_WAY_EVERY_MS } : {};
  useApi("getCharter", { charterId: record.id }, every);
};
