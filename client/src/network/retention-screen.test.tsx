/** Who may change how long things are kept, and who only reads it (SPEC: client, Network). */
import { Person } from "@acb/schemas/people";
import { forEachPeriod, PERIOD_KINDS, PERIODS } from "@acb/schemas/retention";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { answerKey } from "../api/use-api.ts";
import { bodyErrors } from "../api/use-form-call.ts";
import { type Me, MeContext } from "../session/session-context.tsx";
import { type Rendered, render } from "../testing/render.tsx";
import { LiveRegion } from "../ui/live-region.tsx";
import { RetentionScreen } from "./retention-screen.tsx";

const NOW = forEachPeriod((kind) => PERIODS[kind].defaultDays);

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
});

const showFor = (administrator: boolean): HTMLElement => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(answerKey("getRetention", {}), NOW);
  const person = Person.parse({
    id: "per_priya",
    name: "Priya",
    email: "priya@example.nhs.uk",
    jobTitle: "",
    organisationIds: [],
    administrator,
  });
  const me: Me = {
    person,
    organisations: [],
    networkName: "Wendle Vale",
    mailIsOn: true,
    secondStep: { isOn: false, policy: "offered" },
  };
  shown = render(
    <QueryClientProvider client={queries}>
      <LiveRegion>
        <MeContext value={me}>
          <RetentionScreen />
        </MeContext>
      </LiveRegion>
    </QueryClientProvider>,
  );
  return shown.container;
};

it("NET-6 an administrator has a field for each period, everybody else reads them", () => {
  const fields = [...showFor(true).querySelectorAll("input")].map(({ value }) => value);
  expect(fields).toEqual(PERIOD_KINDS.map((kind) => String(NOW[kind])));
  shown?.close();
  const reader = showFor(false);
  expect(reader.querySelectorAll("input, button")).toHaveLength(0);
  expect(reader.textContent).toContain("90 days after it was written");
});

it("NET-6 what is no number of days has a problem that names its period", () => {
  const problems = bodyErrors("setRetention", { ...NOW, mail: Number.NaN, guests: 3 });
  expect(problems).toEqual({
    mail: expect.stringMatching(/^Mail in the outbox: /),
    guests: "Guests of workshops: at least 30 days",
  });
});
