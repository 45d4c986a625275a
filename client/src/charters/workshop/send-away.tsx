/** Sending a guest away, or not letting them in: it asks first (SPEC: WORK-1). */
import type { Guest, GuestState } from "@acb/schemas/workshop";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { type AskingAbout, Question } from "../../ui/ask-first.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

type AwayWords = {
  readonly button: string;
  readonly busy: string;
  readonly title: (name: string) => string;
  readonly follows: string;
  readonly done: (name: string) => string;
};

const AT_THE_DOOR: AwayWords = {
  button: "Do not let in",
  busy: "A moment…",
  title: (name) => `Do not let ${name} in?`,
  follows: "They are told that they were not let in.",
  done: (name) => `${name} is not let in.`,
};
const INSIDE: AwayWords = {
  button: "Send away",
  busy: "Sending away…",
  title: (name) => `Send ${name} away?`,
  follows: "They are sent away at once. What they wrote stays, under their name.",
  done: (name) => `${name} is sent away.`,
};

/** What it is called for a guest who waits, and for one who is in. */
export const awayWords = ({ state }: Guest): AwayWords => (state === "waiting" ? AT_THE_DOOR : INSIDE);

type SendAwayProps = {
  readonly charterId: string;
  /** As they were when it was asked: the guest may go while the host reads. */
  readonly guest: Guest;
  /** Where they are now; nothing for who is not in the list any more. */
  readonly now: GuestState | undefined;
  readonly asking: AskingAbout<Guest>;
};

const overWords = ({ name, state }: Guest, now: GuestState | undefined): string | null => {
  if (now === state) return null;
  return now === "admitted" ? `${name} has been let in meanwhile.` : `${name} is not here any more.`;
};

export const SendAway = ({ charterId, guest, now, asking }: SendAwayProps) => {
  const announce = useAnnounce();
  const words = awayWords(guest);
  const away = useFormCall("sendGuestAway", { charterId }, () => {
    asking.close();
    announce(words.done(guest.name));
  });
  return (
    <Question
      asking={asking}
      title={words.title(guest.name)}
      words={words.button}
      busyWords={words.busy}
      busy={away.busy}
      over={overWords(guest, now)}
      failure={<CallFailure failure={away.failure} />}
      onConfirm={() => away.send({ personId: guest.personId })}
    >
      <p>{words.follows} You can let them in again while the workshop is open.</p>
    </Question>
  );
};
