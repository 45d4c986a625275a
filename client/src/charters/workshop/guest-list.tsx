/** Who has come to the workshop: those at the door first. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Guest, GuestState, Workshop } from "@acb/schemas/workshop";
import { GUEST_MOVES, WAS_IN } from "@acb/shared/access/guest";
import { useRef, useState } from "react";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { useAskingAbout } from "../../ui/ask-first.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { Part } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { Table } from "../../ui/table.tsx";
import { KeepGuestButton } from "./keep-guest-button.tsx";
import { KeepGuestForm } from "./keep-guest-form.tsx";
import { awayWords, SendAway } from "./send-away.tsx";
import { useDoorNews } from "./use-door-news.ts";
import styles from "./workshop.module.css";

const STATES: Readonly<Record<GuestState, string>> = {
  waiting: "Waits at the door",
  admitted: "Is in",
  refused: "Was not let in",
  sentAway: "Was sent away",
  turnedBack: "Went away from the door",
  left: "Has left",
};
// Object.keys widens the names; the table has no others.
const ORDER = Object.keys(STATES) as readonly GuestState[];

/** Lets these guests in, or with null all who wait, and says so. */
const useLettingIn = (charterId: string, waiting: readonly Guest[]) => {
  const announce = useAnnounce();
  const words = useRef("");
  const admit = useFormCall("admitGuests", { charterId }, () => announce(words.current));
  const letIn = (one: Guest | null): void => {
    if (admit.busy) return;
    const [only] = one === null ? waiting : [one];
    words.current =
      one === null && waiting.length > 1
        ? `All ${waiting.length} are in.`
        : `${only?.name ?? "The guest"} is in.`;
    admit.send({ personIds: one === null ? [] : [one.personId] });
  };
  return { letIn, failure: admit.failure };
};

type GuestListProps = { readonly charter: CharterView; readonly workshop: Workshop };

export const GuestList = ({ charter, workshop: { guests, guestRole } }: GuestListProps) => {
  const [keeping, setKeeping] = useState<Guest | null>(null);
  const sendingAway = useAskingAbout<Guest>();
  const waiting = guests.filter(({ state }) => state === "waiting");
  useDoorNews(waiting.length);
  const { letIn, failure } = useLettingIn(charter.record.id, waiting);
  return (
    <Part
      title={waiting.length === 0 ? "Guests" : `Guests (${waiting.length} at the door)`}
      actions={
        waiting.length === 0 ? undefined : (
          <Button ref={passFocusOn} variant="primary" onClick={() => letIn(null)}>
            {waiting.length === 1 ? "Let the guest in" : `Let all ${waiting.length} in`}
          </Button>
        )
      }
    >
      <CallFailure failure={failure} />
      {/* Not in the guest's row, which moves and loses its button when the guest goes by themselves. */}
      {sendingAway.about === null ? null : (
        <SendAway
          key={sendingAway.key}
          charterId={charter.record.id}
          guest={sendingAway.about}
          now={guests.find(({ personId }) => personId === sendingAway.about?.personId)?.state}
          asking={sendingAway}
        />
      )}
      {keeping === null ? null : (
        <KeepGuestForm
          key={keeping.personId}
          charter={charter}
          guest={keeping}
          guestRole={guestRole}
          onClose={() => setKeeping(null)}
        />
      )}
      <GuestTable
        guests={guests}
        mayKeep={charter.may.includes("manage")}
        onLetIn={letIn}
        onSendAway={sendingAway.ask}
        onKeep={setKeeping}
      />
    </Part>
  );
};

type GuestActsProps = {
  readonly mayKeep: boolean;
  readonly onLetIn: (guest: Guest) => void;
  readonly onSendAway: (guest: Guest) => void;
  readonly onKeep: (guest: Guest) => void;
};

const GuestTable = ({ guests, ...acts }: GuestActsProps & { readonly guests: readonly Guest[] }) =>
  guests.length === 0 ? (
    <EmptyState title="Nobody has come yet">
      <p>Show the code on the wall, or send the address and the code into the call.</p>
    </EmptyState>
  ) : (
    <Table
      caption="Guests of this workshop"
      captionHidden
      rows={[...guests].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))}
      rowKey={({ personId }) => personId}
      onPhone="entries"
      columns={[
        { key: "name", heading: "Guest", namesRow: true, cell: ({ name }) => name },
        { key: "organisation", heading: "Organisation", cell: ({ organisation }) => organisation },
        { key: "state", heading: "State", cell: ({ state }) => STATES[state] },
        { key: "acts", heading: "What to do", cell: (guest) => <GuestActs guest={guest} {...acts} /> },
      ]}
    />
  );

const GuestActs = ({
  guest,
  mayKeep,
  onLetIn,
  onSendAway,
  onKeep,
}: GuestActsProps & { readonly guest: Guest }) => (
  <div className={styles.acts}>
    {GUEST_MOVES.admit[guest.state] === null ? null : (
      <Button
        ref={passFocusOn}
        size="compact"
        variant={guest.state === "waiting" ? "primary" : "secondary"}
        onClick={() => onLetIn(guest)}
      >
        {guest.state === "waiting" ? "Let in" : "Let in again"}
        <span className="visually-hidden"> {guest.name}</span>
      </Button>
    )}
    {GUEST_MOVES.sendAway[guest.state] === null ? null : (
      <Button ref={passFocusOn} size="compact" onClick={() => onSendAway(guest)}>
        {awayWords(guest).button}
        <span className="visually-hidden"> {guest.name}</span>
      </Button>
    )}
    {mayKeep && WAS_IN.includes(guest.state) ? (
      <KeepGuestButton name={guest.name} onPress={() => onKeep(guest)} />
    ) : null}
  </div>
);
