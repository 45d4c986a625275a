/** Who was in at workshops that are over: they can still be made people of the network (SPEC: WORK-2). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { EarlierGuest } from "@acb/schemas/workshop";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { printDate } from "@acb/shared/values/print-value";
import { useState } from "react";
import { useApi } from "../../api/use-api.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/layout.tsx";
import { Table } from "../../ui/table.tsx";
import { KeepGuestForm } from "./keep-guest-form.tsx";

/** Nothing while there is nobody. */
export const EarlierGuests = ({ charter }: { readonly charter: CharterView }) => {
  const { data: guests = [] } = useApi("listEarlierGuests", { charterId: charter.record.id });
  const [keeping, setKeeping] = useState<EarlierGuest | null>(null);
  if (guests.length === 0) return null;
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
            heading: "Workshop of",
            cell: ({ joinedAt }) => printDate(londonDate(new Date(joinedAt))),
          },
          {
            key: "acts",
            heading: "What to do",
            cell: (guest) => (
              <Button size="compact" variant="quiet" onClick={() => setKeeping(guest)}>
                Make a person of the network<span className="visually-hidden"> of {guest.name}</span>
              </Button>
            ),
          },
        ]}
      />
    </Part>
  );
};
