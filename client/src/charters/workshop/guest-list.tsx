/** Who has come to the workshop: those at the door first. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Guest, GuestState, Workshop } from "@acb/schemas/workshop";
import { GUEST_MOVES, WAS_IN } from "@acb/shared/access/guest";
import { useState } from "react";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { Part } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { Table } from "../../ui/table.tsx";
import { KeepGuestForm } from "./keep-guest-form.tsx";
import { SendAway } from "./send-away.tsx";
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

type GuestListProps = { readonly charter: CharterView; readonly workshop: Workshop };

export const GuestList = ({ charter, workshop: { guests, guestRole } }: GuestListProps) => {
  const announce = useAnnounce();
  const [keeping, setKeeping] = useState<Guest | null>(null);
  const params = { charterId: charter.record.id };
  const admit = useFormCall("admitGuests", params, () => announce("They are in."));
  const waiting = guests.filter(({ state }) => state === "waiting");
  const acts = (guest: Guest) => (
    <div className={styles.acts}>
      {GUEST_MOVES.admit[guest.state] === null ? null : (
        <Button
          ref={passFocusOn}
          size="compact"
          variant={guest.state === "waiting" ? "primary" : "secondary"}
          onClick={() => admit.send({ personIds: [guest.personId] })}
        >
          {guest.state === "waiting" ? "Let in" : "Let in again"}
          <span className="visually-hidden"> {guest.name}</span>
        </Button>
      )}
      {GUEST_MOVES.sendAway[guest.state] === null ? null : (
        <SendAway charterId={charter.record.id} guest={guest} />
      )}
      {charter.may.includes("manage") && WAS_IN.includes(guest.state) ? (
        <Button size="compact" variant="quiet" onClick={() => setKeeping(guest)}>
          Make a person of the network<span className="visually-hidden"> of {guest.name}</span>
        </Button>
      ) : null}
    </div>
  );
  return (
    <Part
      title={waiting.length === 0 ? "Guests" : `Guests (${waiting.length} at the door)`}
      actions={
        waiting.length === 0 ? undefined : (
          <Button variant="primary" onClick={() => admit.send({ personIds: [] })}>
            {waiting.length === 1 ? "Let the guest in" : `Let all ${waiting.length} in`}
          </Button>
        )
      }
    >
      <CallFailure failure={admit.failure} />
      {keeping === null ? null : (
        <KeepGuestForm
          key={keeping.personId}
          charter={charter}
          guest={keeping}
          guestRole={guestRole}
          onClose={() => setKeeping(null)}
        />
      )}
      {guests.length === 0 ? (
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
            { key: "acts", heading: "What to do", cell: acts },
          ]}
        />
      )}
    </Part>
  );
};
