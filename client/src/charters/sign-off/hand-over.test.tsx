/** What a preparer reads once the answers are handed over (SPEC: client, Sign-off). */
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import { OrganisationId } from "@acb/schemas/ids";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { click, find, type Rendered, render } from "../../testing/render.tsx";
import { LiveRegion } from "../../ui/live-region.tsx";
import { type DecisionDraft, EMPTY_DRAFT, toRequest } from "./decision-draft.ts";
import { HandOver } from "./hand-over.tsx";

const SUBJECT = {
  versionId: "ver_12345",
  contentHash: "a".repeat(64),
  organisationId: "org_homes",
  organisationName: "Riverside Homes",
  replaces: null,
  frozenOn: "2026-11-02",
  today: "2026-11-21",
};
const FILLED: DecisionDraft = {
  ...EMPTY_DRAFT,
  position: "approved",
  kind: "board",
  body: "Board of Directors",
  meetingOn: "2026-11-12",
  reference: "PUB26/11/10.1",
};
const ANSWER: SignOffView = {
  versions: [],
  rounds: [],
  decidesFor: [],
  preparesFor: [],
  prepared: [],
  mayReconsider: [],
};

let shown: Rendered | null = null;
afterEach(() => {
  vi.unstubAllGlobals();
  shown?.close();
  shown = null;
});

it("DECIDE-6 the way on is said in place of the button, and the answers can still be changed", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(ANSWER)));
  shown = render(
    <QueryClientProvider client={new QueryClient()}>
      <LiveRegion>
        <main>
          <h1 tabIndex={-1}>Check the decision</h1>
          <HandOver
            charterId="cha_12345"
            roundId="rnd_12345"
            row={{ organisationId: OrganisationId.parse("org_homes"), name: "Riverside Homes" }}
            request={toRequest(FILLED, SUBJECT, "0b3b1f0e-5d3c-4d0e-9c6a-5f6b7a8c9d0e")}
            onChange={() => undefined}
          />
        </main>
      </LiveRegion>
    </QueryClientProvider>,
  );
  const { container } = shown;
  const handOver = find(container, "button");
  handOver.focus();
  click(handOver);
  await act(() => vi.waitFor(() => expect(container.querySelectorAll("main button")).toHaveLength(1)));
  expect(find(container, "main button").textContent).toBe("Change the answers");
  expect(find(container, "main").textContent).toContain(
    "Handed over to the signatories of Riverside HomesYou can change the answers until a signatory has recorded them.",
  );
  expect(document.activeElement?.textContent).toBe("Check the decision");
});
