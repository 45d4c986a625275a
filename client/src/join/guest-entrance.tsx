/** What a guest of a workshop sees: the door until they are let in, then the charter, and the end. */
import { useEffect } from "react";
import { Redirect, Route, Switch } from "wouter";
import { Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { CharterRoutes } from "../charters/frame/charter-routes.tsx";
import { Stack } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { GuestEndNotice, GuestEndScreen } from "./guest-end.tsx";

/** Nobody at a door waits longer for the page than for the host. */
const LOOK_EVERY_MS = 2_000;

/** `isOver`: their session has ended, and the page that they were writing on is left to them. */
export const GuestEntrance = ({ isOver }: { readonly isOver: boolean }) => {
  const place = useApi("getGuestPlace", {}, { everyMs: LOOK_EVERY_MS });
  return (
    <Loaded query={place} what="the workshop">
      {({ state, charterId, charterTitle }) => {
        if (state === "waiting") return <AtTheDoor charterTitle={charterTitle} />;
        if (state === "out") return <GuestEndScreen />;
        return (
          <Stack>
            {isOver ? <GuestEndNotice /> : null}
            <Switch>
              <Route path="/charters/:charterId/*?">
                <CharterRoutes charterId={charterId} />
              </Route>
              <Route>
                <Redirect href={`/charters/${charterId}`} replace />
              </Route>
            </Switch>
          </Stack>
        );
      }}
    </Loaded>
  );
};

const AtTheDoor = ({ charterTitle }: { readonly charterTitle: string }) => {
  const announce = useAnnounce();
  useEffect(() => announce("You are at the door. Whoever runs the workshop lets you in."), [announce]);
  return (
    <Stack>
      <PageHeader title="You are at the door" lead={charterTitle} />
      <p>Whoever runs the workshop lets you in. Keep this page open: it goes on by itself.</p>
    </Stack>
  );
};
