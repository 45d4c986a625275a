/** Who was in at workshops that are over: they can still be made people of the network (SPEC: WORK-2). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { EarlierGuest } from "@acb/schemas/workshop";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { printDate } from "@acb/shared/values/print-value";
import { useState } from "react";
import { Loaded } from "../../api/loaded.tsx";
import { useApi } from "../../api/use-api.ts";
import { Part } from "../../ui/layout.tsx";
import { Table } from "../../ui/table.tsx";
import { KeepGuestButton } from "./keep-guest-button.tsx";
import { KeepGuestForm } from "./keep-guest-form.tsx";

/** Nothing when there is nobody. */
export const EarlierGuests = ({ charter }: { readonly charter: CharterView }) => {
  const earlier = useApi("listEarlierGuests", { charterId: charter.record.id });
  return (
    <Loaded query={earlier} what="the guests of earlier workshops">
      {(guests) => (guests.length === 0 ? null : <EarlierPart charter={charter} guests={guests} />)}
    </Loaded>
  );
};

type EarlierPartProps = { readonly charter: CharterView; readonly guests: readonly EarlierGuest[] };

const EarlierPart = ({ charter, guests }: EarlierPartProps) => {
  const [keeping, setKeeping] = useState<EarlierGuest | null>(null);
  return (
    <Part title="Guests of earlier workshops">
      {keeping === null ? null : (
        <KeepGuestForm
          key={keeping.personId}
          charter={charter}
          guest={keeping}
          guestRole={keeping.guestRole}
          onClose={() => setKeeping(null)}
        />
      )}
      <Table
        caption="Guests of earlier workshops"
        captionHidden
        rows={guests}
        rowKey={({ personId }) => personId}
        onPhone="entries"
        columns={[
          { key: "name", heading: "Guest", namesRow: true, cell: ({ name }) => name },
          { key: "organisation", heading: "Organisation", cell: ({ organisation }) => organisation },
          {
            key: "closed",
            heading: "Workshop closed on",
            cell: ({ closedAt }) => printDate(londonDate(new Date(closedAt))),
          },
          {
            key: "acts",
            heading: "What to do",
            cell: (guest) => <KeepGuestButton name={guest.name} onPress={() => setKeeping(guest)} />,
          },
        ]}
      />
    </Part>
  );
};
