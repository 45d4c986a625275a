/** Decides what a visitor sees: set-up, sign-in, the signed-in routes, or the check that works without a server too. */
import type { SessionState } from "@acb/schemas/api/session-routes";
import { isGuest } from "@acb/shared/access/guest";
import { useEffect, useState } from "react";
import { Route, Switch, useLocation } from "wouter";
import { Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { TransportContext } from "../charters/write/writing/transport-context.ts";
import { CheckConnectionScreen } from "../check-connection/check-connection-screen.tsx";
import { GuestEndNotice, GuestEndScreen } from "../join/guest-end.tsx";
import { GuestEntrance } from "../join/guest-entrance.tsx";
import { JoinScreen } from "../join/join-screen.tsx";
import { ProviderReturnScreen } from "../session/provider-return-screen.tsx";
import { keepReturnPlace } from "../session/return-place.ts";
import { SecondStepScreen } from "../session/second-step-screen.tsx";
import { type Me, MeContext, meOf } from "../session/session-context.tsx";
import { NeedsLink, SetUpScreen } from "../session/set-up-screen.tsx";
import { SignInScreen } from "../session/sign-in-screen.tsx";
import { UseLinkScreen } from "../session/use-link-screen.tsx";
import { createTransportMemory } from "../sync/transport-memory.ts";
import { Frame } from "./frame.tsx";
import { SignedInRoutes } from "./signed-in-routes.tsx";
import { StatementScreen } from "./statement-screen.tsx";

export const App = () => {
  const session = useApi("getSession", {});
  const me = session.data === undefined ? null : meOf(session.data);
  return (
    <Frame networkName={session.data?.network?.name ?? "Your network"} me={me}>
      <Switch>
        <Route path="/check-connection">
          <CheckConnectionScreen />
        </Route>
        <Route>
          <Loaded query={session} what="the charter builder">
            {(state) => (
              <Switch>
                <Route path="/set-up">
                  <SetUpScreen />
                </Route>
                <Route path="/accessibility">
                  <StatementScreen name="accessibility" />
                </Route>
                <Route path="/privacy">
                  <StatementScreen name="privacy" />
                </Route>
                <Route path="/join">
                  <JoinScreen state={state} />
                </Route>
                <Route path="/sign-in/link">
                  <UseLinkScreen state={state} />
                </Route>
                <Route path="/sign-in/return/:provider">
                  {({ provider }) => <ProviderReturnScreen provider={provider} />}
                </Route>
                <Route>
                  <Entrance state={state} me={me} />
                </Route>
              </Switch>
            )}
          </Loaded>
        </Route>
      </Switch>
    </Frame>
  );
};

const Entrance = ({ state, me: meNow }: { readonly state: SessionState; readonly me: Me | null }) => {
  const [transports] = useState(createTransportMemory);
  const me = useWhoHasThePage(meNow);
  const [wasGuest, setWasGuest] = useState(false);
  if (meNow !== null && isGuest(meNow.person) !== wasGuest) setWasGuest(!wasGuest);
  if (state.network === null) return <NeedsLink />;
  if (meNow === null && state.secondStep === "awaited") return <SecondStepScreen />;
  if (me === null && wasGuest) return <GuestEndScreen />;
  if (me === null) return <SignInGate network={state.network} />;
  return (
    <MeContext value={me}>
      <TransportContext value={transports}>
        {isGuest(me.person) ? <GuestEntrance isOver={meNow === null} /> : <SignedInRoutes />}
      </TransportContext>
    </MeContext>
  );
};

const WRITE_PAGE = /^\/charters\/[^/]+\/?$/;

/**
 * A page with a draft stays its writer's when their session ends, until they leave it: it says why nothing is saved any
 * more, and has the words of theirs that did not arrive (SPEC: WR-9).
 */
const useWhoHasThePage = (me: Me | null): Me | null => {
  const [path] = useLocation();
  const [last, setLast] = useState({ me, path });
  if (me !== null && (last.me !== me || last.path !== path)) setLast({ me, path });
  return me ?? (last.path === path && WRITE_PAGE.test(path) ? last.me : null);
};

/** Keeps the place, so that signing in leads back to it. */
const SignInGate = ({ network }: { readonly network: NonNullable<SessionState["network"]> }) => {
  const [path] = useLocation();
  useEffect(() => keepReturnPlace(path), [path]);
  return (
    <>
      <GuestEndNotice />
      <SignInScreen networkName={network.name} mailIsOn={network.mailIsOn} providers={network.providers} />
    </>
  );
};
