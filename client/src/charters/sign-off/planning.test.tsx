/** What a round is planned by, and what is said when it cannot be met, as the screen shows it (SPEC: client, Sign-off). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { RoundView } from "@acb/schemas/api/sign-off-routes";
import { PartnerReadiness } from "@acb/schemas/sign-off/readiness";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { answerKey } from "../../api/use-api.ts";
import { find, type Rendered, render } from "../../testing/render.tsx";
import { Board } from "./board.tsx";
import { RoundReadiness } from "./round-readiness.tsx";

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
});

const row = (organisationId: string, position: string) => ({
  organisationId,
  name: organisationId,
  position,
  decision: null,
  recordedAt: null,
  ended: position === "left" ? { on: "2026-11-20", successors: [] } : null,
});
const entry = (organisationId: string) => ({
  organisationId,
  nameAtOpen: organisationId,
  required: true,
  counts: true,
});
const view = (n: number, state: string) =>
  RoundView.parse({
    round: {
      id: "rnd_first",
      versionId: "ver_first",
      contentHash: "a".repeat(64),
      roster: [entry("org_trust"), entry("org_council"), entry("org_college")],
      rule: { kind: "n_of_m", n },
      opensOn: "2026-11-10",
      dueOn: "2026-12-10",
    },
    versionNumber: 1,
    state,
    ruleMet: false,
    counts: { asked: 2, left: 1 },
    rows: [row("org_trust", "asked"), row("org_council", "asked"), row("org_college", "left")],
    successors: [],
    cancelledBecause: null,
  });
const boardSays = (n: number, state: string): string => {
  shown?.close();
  shown = render(<Board view={view(n, state)} />);
  return shown.container.textContent ?? "";
};

it("BOARD-2 an open round that cannot be met any more says so, and no other", () => {
  expect(boardSays(3, "open")).toContain("3 more signatures are needed, and 2 organisations can still sign.");
  expect(boardSays(2, "open")).not.toContain("can no longer meet its rule");
  expect(boardSays(3, "cancelled")).not.toContain("can no longer meet its rule");
});

const CHARTER = {
  record: { id: "cha_first" },
  partners: [{ id: "org_trust", name: "The Trust", shortName: "Trust", type: "nhs_provider" }],
} as unknown as CharterView;

it("BOARD-3 the form tells who cannot decide by the date, and says it again when the date changes", () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const meetings = [{ id: "mtg_first", body: "Board", meetsOn: "2027-01-20", papersDueOn: "2027-01-06" }];
  const trust = PartnerReadiness.parse({ organisationId: "org_trust", canDecide: "yes", meetings });
  queries.setQueryData(answerKey("getReadiness", { charterId: "cha_first" }), [trust]);
  const page = (dueOn: string) => (
    <QueryClientProvider client={queries}>
      <RoundReadiness charter={CHARTER} dueOn={dueOn} />
    </QueryClientProvider>
  );
  shown = render(page("2027-01-20"));
  const status = find(shown.container, "[role=status]");
  expect(status.textContent).toContain("Each of them meets by 20 January 2027.");
  expect(shown.container.textContent).toContain("The Trust: 20 January 2027, papers by 6 January 2027");
  shown.rerender(page("2027-01-19"));
  expect(status.textContent).toContain("No meeting by 19 January 2027: Trust (next 20 January 2027");
});
