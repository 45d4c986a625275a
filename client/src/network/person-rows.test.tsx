/** What an administrator sees and can do in the row of a person, and what nobody else asks for (SPEC: client, Network). */
import { Organisation, Person } from "@acb/schemas/people";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { answerKey } from "../api/use-api.ts";
import { type Me, MeContext } from "../session/session-context.tsx";
import { type Rendered, render } from "../testing/render.tsx";
import { LiveRegion } from "../ui/live-region.tsx";
import { OrganisationSection } from "./organisation-section.tsx";

const trust = Organisation.parse({ id: "org_trust", name: "Vale Trust", shortName: "Vale", type: "icb" });
const person = (id: string, administrator = false): Person =>
  Person.parse({
    id: `per_${id}`,
    name: id,
    email: `${id}@example.nhs.uk`,
    jobTitle: "",
    organisationIds: [trust.id],
    administrator,
  });
const PEOPLE = [person("Priya", true), person("Zofia"), person("Marcia")];
const SUSPENSION = { personId: "per_Zofia", reason: "Left the trust", suspendedAt: "2026-11-25T09:00:00Z" };

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
});

/** The rows of the section as this person reads them: their words, and their buttons. */
const rowsFor = (reader: Person, withSecondStep: readonly string[] = []) => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(answerKey("listSuspensions", {}), [SUSPENSION]);
  const steps = withSecondStep.map((id) => ({ personId: `per_${id}`, setUpAt: "2026-11-25T09:00:00Z" }));
  queries.setQueryData(answerKey("listSecondSteps", {}), steps);
  const me: Me = {
    person: reader,
    organisations: [trust],
    networkName: "Wendle Vale",
    mailIsOn: true,
    secondStep: { isOn: false, policy: "offered" },
  };
  shown = render(
    <QueryClientProvider client={queries}>
      <LiveRegion>
        <MeContext value={me}>
          <OrganisationSection group={{ organisation: trust, people: PEOPLE }} organisations={[trust]} />
        </MeContext>
      </LiveRegion>
    </QueryClientProvider>,
  );
  return [...shown.container.querySelectorAll("li")].map((row) => ({
    text: row.textContent ?? "",
    buttons: [...row.querySelectorAll("button")].map(({ textContent }) => textContent),
  }));
};

it("NET-3 NET-5 an administrator reads why somebody is suspended, and can lift it; their own row has no such button", () => {
  const [own, suspended, other] = rowsFor(person("Priya", true));
  expect(own?.buttons).toEqual(["Change Priya"]);
  expect(suspended?.text).toContain("Left the trust");
  expect(suspended?.buttons).toEqual(["Change Zofia", "Lift the suspension of Zofia", "Erase Zofia"]);
  expect(other?.buttons).toEqual(["Change Marcia", "Suspend Marcia", "Erase Marcia"]);
});

it("NET-3 NET-5 nobody else sees anything of it", () => {
  const rows = rowsFor(person("Marcia"));
  expect(rows.flatMap(({ buttons }) => buttons)).toEqual([]);
  expect(rows.map(({ text }) => text).join()).not.toMatch(/suspended|Left the trust/i);
});

it("NET-4 an administrator sees who has a second step and resets another's; their own row has no such button", () => {
  const [own, , other] = rowsFor(person("Priya", true), ["Priya", "Marcia"]);
  expect(own?.text).toContain("Second step since 25 November 2026");
  expect(own?.buttons).toEqual(["Change Priya"]);
  expect(other?.buttons).toEqual([
    "Change Marcia",
    "Reset the second step of Marcia",
    "Suspend Marcia",
    "Erase Marcia",
  ]);
});

it("NET-4 nobody else sees anything of it", () => {
  const rows = rowsFor(person("Marcia"), ["Priya", "Marcia"]);
  expect(rows.map(({ text }) => text).join()).not.toContain("Second step");
});
