/** The screens behind the sign-in, by their addresses. */
import { lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { CharterRoutes } from "../charters/frame/charter-routes.tsx";
import { NewCharterScreen } from "../charters/new/new-charter-screen.tsx";
import { HomeScreen } from "../home/home-screen.tsx";
import { AuditScreen } from "../network/audit-screen.tsx";
import { MailScreen } from "../network/mail-screen.tsx";
import { NetworkScreen } from "../network/network-screen.tsx";
import { RetentionScreen } from "../network/retention-screen.tsx";
import { OrganisationScreen } from "../organisations/organisation-screen.tsx";
import { HeldScreen } from "../settings/held-screen.tsx";
import { SettingsScreen } from "../settings/settings-screen.tsx";
import { Progress } from "../ui/progress.tsx";
import { NotFoundScreen } from "./not-found-screen.tsx";

/** It brings the drawing of QR codes with it. */
const SetUpSecondStep = lazy(() =>
  import("../settings/set-up-second-step.tsx").then(({ SetUpSecondStep: shown }) => ({ default: shown })),
);

export const SignedInRoutes = () => (
  <Switch>
    <Route path="/">
      <HomeScreen />
    </Route>
    <Route path="/sign-in">
      <Redirect href="/" replace />
    </Route>
    <Route path="/organisations">
      <NetworkScreen />
    </Route>
    <Route path="/organisations/:organisationId">
      {({ organisationId }) => <OrganisationScreen organisationId={organisationId} />}
    </Route>
    <Route path="/mail">
      <MailScreen />
    </Route>
    <Route path="/what-happened">
      <AuditScreen />
    </Route>
    <Route path="/settings/second-step">
      <Suspense fallback={<Progress>Loading the second step…</Progress>}>
        <SetUpSecondStep />
      </Suspense>
    </Route>
    <Route path="/settings/held">
      <HeldScreen />
    </Route>
    <Route path="/how-long-kept">
      <RetentionScreen />
    </Route>
    <Route path="/settings">
      <SettingsScreen />
    </Route>
    <Route path="/charters/new">
      <NewCharterScreen />
    </Route>
    <Route path="/charters/:charterId/*?">{({ charterId }) => <CharterRoutes charterId={charterId} />}</Route>
    <Route>
      <NotFoundScreen />
    </Route>
  </Switch>
);
