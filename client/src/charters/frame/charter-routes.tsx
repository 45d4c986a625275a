/** The screens of one charter, by their addresses; its tabs stand in the charter's frame. */
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Route, Switch, useRoute } from "wouter";
import { failureOf } from "../../api/api-error.ts";
import { Loaded } from "../../api/loaded.tsx";
import { OFTEN_MS, useApi } from "../../api/use-api.ts";
import { NotFoundScreen } from "../../app/not-found-screen.tsx";
import { Progress } from "../../ui/progress.tsx";
import { CharterFrame } from "./charter-frame.tsx";
import { NotSharedScreen } from "./not-shared-screen.tsx";

// Each part is fetched when somebody opens it; the editor is by far the largest.
const WritePage = lazy(() =>
  import("../write/write-page.tsx").then(({ WritePage }) => ({ default: WritePage })),
);
const PeopleScreen = lazy(() =>
  import("../people/people-screen.tsx").then(({ PeopleScreen }) => ({ default: PeopleScreen })),
);
const VersionScreen = lazy(() =>
  import("../reading/version-screen.tsx").then(({ VersionScreen }) => ({ default: VersionScreen })),
);
const DecideScreen = lazy(() =>
  import("../sign-off/decide-screen.tsx").then(({ DecideScreen }) => ({ default: DecideScreen })),
);
const SignOffScreen = lazy(() =>
  import("../sign-off/sign-off-screen.tsx").then(({ SignOffScreen }) => ({ default: SignOffScreen })),
);
const WorkshopScreen = lazy(() =>
  import("../workshop/workshop-screen.tsx").then(({ WorkshopScreen }) => ({ default: WorkshopScreen })),
);

export const CharterRoutes = ({ charterId }: { readonly charterId: string }) => {
  const [writes] = useRoute("/charters/:charterId");
  // What is told to the write page as it happens the others ask for: roles, partners, whether it is put away.
  const charter = useApi("getCharter", { charterId }, writes ? {} : { everyMs: OFTEN_MS });
  const signOff = useApi("getSignOff", { charterId }, { everyMs: OFTEN_MS });
  // Here, since the screen of a charter that is not shared goes and comes with each question for it.
  const [asked, setAsked] = useState<string | null>(null);
  const isGone = charter.error !== null && failureOf(charter.error).code === "NOT_FOUND";
  // The write page says so beside the text, of which a copy can be taken there.
  if (isGone && (charter.data === undefined || !writes))
    return (
      <NotSharedScreen
        charterId={charterId}
        wasOpen={charter.data !== undefined}
        hasAsked={asked === charterId}
        onAsked={() => setAsked(charterId)}
      />
    );
  return (
    <Loaded query={charter} what="the charter">
      {(view) => (
        <Loaded query={signOff} what="the sign-off">
          {(rounds) => (
            <Switch>
              <Route path="/charters/:charterId">
                <CharterFrame charter={view} signOff={rounds} tab="write">
                  <Waiting words="Loading the draft…">
                    <WritePage charter={view} signOff={rounds} />
                  </Waiting>
                </CharterFrame>
              </Route>
              <Route path="/charters/:charterId/sign-off">
                <CharterFrame charter={view} signOff={rounds} tab="sign-off">
                  <Waiting words="Loading the sign-off…">
                    <SignOffScreen charter={view} signOff={rounds} />
                  </Waiting>
                </CharterFrame>
              </Route>
              <Route path="/charters/:charterId/people">
                <CharterFrame charter={view} signOff={rounds} tab="people">
                  <Waiting words="Loading people and partners…">
                    <PeopleScreen charter={view} />
                  </Waiting>
                </CharterFrame>
              </Route>
              {view.may.includes("host") ? (
                <Route path="/charters/:charterId/workshop">
                  <CharterFrame charter={view} signOff={rounds} tab="workshop">
                    <Waiting words="Loading the workshop…">
                      <WorkshopScreen charter={view} />
                    </Waiting>
                  </CharterFrame>
                </Route>
              ) : null}
              <Route path="/charters/:charterId/sign-off/:organisationId/decide">
                {({ organisationId }) => (
                  <Waiting words="Loading the text to decide on…">
                    <DecideScreen charter={view} signOff={rounds} organisationId={organisationId} />
                  </Waiting>
                )}
              </Route>
              <Route path="/charters/:charterId/versions/:versionId">
                {({ versionId }) => (
                  <Waiting words="Loading the text of the version…">
                    <VersionScreen charter={view} signOff={rounds} versionId={versionId} />
                  </Waiting>
                )}
              </Route>
              <Route>
                <NotFoundScreen />
              </Route>
            </Switch>
          )}
        </Loaded>
      )}
    </Loaded>
  );
};

type WaitingProps = { readonly words: string; readonly children: ReactNode };

const Waiting = ({ words, children }: WaitingProps) => (
  <Suspense fallback={<Progress>{words}</Progress>}>{children}</Suspense>
);
