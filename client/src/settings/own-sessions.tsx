/** Where this person is signed in, and ending it elsewhere. */
import type { OwnSession } from "@acb/schemas/api/own-routes";
import { printMoment } from "@acb/shared/values/print-value";
import { CallFailure, Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { useFormCall } from "../api/use-form-call.ts";
import { Button } from "../ui/button.tsx";
import { passFocusOn } from "../ui/form-focus.ts";
import { Part } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Table } from "../ui/table.tsx";

export const OwnSessions = () => {
  const sessions = useApi("listSessions", {});
  return (
    <Part title="Where you are signed in">
      <Loaded query={sessions} what="your sessions">
        {(all) => <Sessions sessions={all} />}
      </Loaded>
    </Part>
  );
};

const Sessions = ({ sessions }: { readonly sessions: readonly OwnSession[] }) => {
  const announce = useAnnounce();
  const form = useFormCall("endSessions", {}, () => announce("You are signed out there."));
  const others = sessions.filter(({ isThis }) => !isThis);
  return (
    <>
      <CallFailure failure={form.failure} />
      <Table
        caption="Browsers that are signed in as you"
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        onPhone="entries"
        columns={[
          { key: "device", heading: "Browser", namesRow: true, cell: nameOf },
          { key: "since", heading: "Signed in", cell: ({ signedInAt }) => printMoment(signedInAt) },
          { key: "until", heading: "Until", cell: ({ endsAt }) => printMoment(endsAt) },
          {
            key: "end",
            heading: "Sign out there",
            cell: ({ id, device, isThis }) =>
              isThis ? null : (
                <Button ref={passFocusOn} size="compact" onClick={() => form.send({ ids: [id] })}>
                  Sign out
                  <span className="visually-hidden"> at {device}</span>
                </Button>
              ),
          },
        ]}
      />
      {others.length < 2 ? null : (
        <div>
          <Button ref={passFocusOn} onClick={() => form.send({ ids: others.map(({ id }) => id) })}>
            Sign out everywhere else
          </Button>
        </div>
      )}
    </>
  );
};

const nameOf = ({ device, isThis, awaitsCode }: OwnSession): string => {
  if (isThis) return `${device} (this browser)`;
  return awaitsCode ? `${device} (not signed in: waits for the code of your second step)` : device;
};
