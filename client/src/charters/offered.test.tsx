/** What the screens of a charter offer to whom: by what somebody may do there, and nothing else (SPEC: client, Offers). */
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import { Organisation, type Person } from "@acb/schemas/people";
import type { Action } from "@acb/schemas/role";
import { Version } from "@acb/schemas/version";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { answerKey } from "../api/use-api.ts";
import { Frame } from "../app/frame.tsx";
import { NetworkScreen } from "../network/network-screen.tsx";
import { type Me, MeContext } from "../session/session-context.tsx";
import { type Rendered, render } from "../testing/render.tsx";
import { LiveRegion } from "../ui/live-region.tsx";
import { CharterFrame } from "./frame/charter-frame.tsx";
import { PeopleScreen } from "./people/people-screen.tsx";
import { SignOffScreen } from "./sign-off/sign-off-screen.tsx";
import { charterForTests, personForTests } from "./write/testing/charter.ts";

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
});

const TRUST = Organisation.parse({ id: "org_trust", name: "Vale Trust", shortName: "Vale", type: "icb" });
const VERSION = Version.parse({
  id: "ver_0001",
  charterId: "cha_test",
  number: 1,
  label: "For boards",
  contentHash: "0".repeat(64),
  blockHashes: [],
  schemaVersion: 1,
  changeNote: "",
  frozenBy: personForTests.id,
  frozenByName: personForTests.name,
  frozenAt: "2026-11-02T09:00:00.000Z",
});
const SIGN_OFF: SignOffView = {
  versions: [VERSION],
  rounds: [],
  decidesFor: [],
  preparesFor: [],
  mayReconsider: [],
  prepared: [],
};

const meFor = (person: Person): Me => ({
  person,
  organisations: [],
  networkName: "Wendle Vale",
  mailIsOn: true,
  secondStep: { isOn: false, policy: "offered" },
});

/** The words of every button and link. */
const controlsOf = (page: ReactNode, person: Person = personForTests): readonly string[] => {
  shown?.close();
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const params = { charterId: "cha_test" };
  queries.setQueryData(answerKey("getCharter", params), charterForTests());
  queries.setQueryData(answerKey("getReadiness", params), []);
  queries.setQueryData(answerKey("getWorkshop", params), { workshop: null });
  queries.setQueryData(answerKey("listPeople", {}), [personForTests]);
  queries.setQueryData(answerKey("listOrganisations", {}), [TRUST]);
  queries.setQueryData(answerKey("listSuspensions", {}), []);
  queries.setQueryData(answerKey("listSecondSteps", {}), []);
  shown = render(
    <QueryClientProvider client={queries}>
      <LiveRegion>
        <MeContext value={meFor(person)}>{page}</MeContext>
      </LiveRegion>
    </QueryClientProvider>,
  );
  return [...shown.container.querySelectorAll("button, a")].map(({ textContent }) => textContent ?? "");
};
const charterControls = (may: readonly Action[]): readonly string[] => {
  const charter = {
    ...charterForTests(["read", ...may]),
    roles: [{ personId: personForTests.id, role: "writer" as const }],
  };
  return controlsOf(
    <CharterFrame charter={charter} signOff={SIGN_OFF} tab="people">
      <PeopleScreen charter={charter} />
      <SignOffScreen charter={charter} signOff={SIGN_OFF} />
    </CharterFrame>,
  );
};
const beyond = (all: readonly string[], basis: readonly string[]): readonly string[] =>
  all.filter((one) => !basis.includes(one));

it.each<[Action, readonly string[]]>([
  ["write", ["Write"]],
  ["host", ["Workshop"]],
  ["freeze", ["Freeze the draft"]],
  ["openRound", ["Open a sign-off round"]],
  ["manage", ["Invite a person", "Invite a list", "Change the partners", "Give the role", "Give up Writer"]],
  ["putAway", ["Put it away"]],
])("OFFER-1 whoever may %s is offered what that needs, and whoever only reads is not", (action, offered) => {
  expect(beyond(charterControls([action]), charterControls([]))).toEqual(offered);
});

it("OFFER-2 an administrator is offered to keep people and organisations, and the pages for that; nobody else is", () => {
  const network = (person: Person) =>
    controlsOf(
      <Frame networkName="Wendle Vale" me={meFor(person)}>
        <NetworkScreen />
      </Frame>,
      person,
    );
  const administrator = { ...personForTests, administrator: true };
  expect(beyond(network(administrator), network(personForTests))).toEqual([
    "What happened",
    "Outbox",
    "Add an organisation",
    "Add a person",
    "Change Vale Trust",
    "Add a person to Vale Trust",
  ]);
});
