/** What becomes of an open page of a charter that is taken from its reader (SPEC: client, WR-9). */
import { REFUSALS } from "@acb/schemas/error";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { answerKey } from "../../api/use-api.ts";
import { find, type Rendered, render } from "../../testing/render.tsx";
import { LiveRegion } from "../../ui/live-region.tsx";
import { charterForTests } from "../write/testing/charter.ts";
import { CharterRoutes } from "./charter-routes.tsx";

let shown: Rendered | null = null;
afterEach(() => {
  vi.unstubAllGlobals();
  shown?.close();
  shown = null;
});

const charter = charterForTests(["read"]);
const { id: charterId } = charter.record;
const NO_ROUNDS = {
  versions: [],
  rounds: [],
  decidesFor: [],
  preparesFor: [],
  prepared: [],
  mayReconsider: [],
};
const { message, next } = REFUSALS.NOT_FOUND;
const refuse = async () =>
  Response.json(
    { error: { code: "NOT_FOUND", message, next, fields: {}, requestId: "req_1" } },
    { status: 404 },
  );

it("WR-9 who loses a charter while its sign-off is open reads that there, and can ask for access", async () => {
  vi.stubGlobal("fetch", vi.fn(refuse));
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  queries.setQueryData(answerKey("getCharter", { charterId }), charter);
  queries.setQueryData(answerKey("getSignOff", { charterId }), NO_ROUNDS);
  const { hook } = memoryLocation({ path: `/charters/${charterId}/sign-off` });
  shown = render(
    <QueryClientProvider client={queries}>
      <LiveRegion>
        <Router hook={hook}>
          <CharterRoutes charterId={charterId} />
        </Router>
      </LiveRegion>
    </QueryClientProvider>,
  );
  const { container } = shown;
  expect(find(container, "h1").textContent).toContain(charter.record.title);
  await act(() => queries.refetchQueries({ queryKey: ["getCharter"] }));
  await act(() =>
    vi.waitFor(() =>
      expect(find(container, "h1").textContent).toBe("This charter is not open to you any more"),
    ),
  );
  expect(find(container, "button").textContent).toBe("Ask for access");
});
