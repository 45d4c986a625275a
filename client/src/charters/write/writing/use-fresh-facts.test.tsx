import type { ServerEvent } from "@acb/schemas/server-event";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createSignal } from "../../../store/signal.ts";
import { render } from "../../../testing/render.tsx";
import { useFreshFacts } from "./use-fresh-facts.ts";

test("WR-11 a fact that the server tells of makes every answer old, with no notice on the page", () => {
  const events = createSignal<ServerEvent>();
  const connection = { onEvent: events.subscribe };
  const queries = new QueryClient();
  const key = ["getSignOff", { charterId: "cha_test" }];
  const isOld = () => queries.getQueryState(key)?.isInvalidated;
  const Page = () => {
    useFreshFacts(connection);
    return null;
  };
  const { close } = render(
    <QueryClientProvider client={queries}>
      <Page />
    </QueryClientProvider>,
  );
  queries.setQueryData(key, "as it was");
  expect(isOld()).toBe(false);
  events.emit({ type: "text.deleted", by: "Amina Khan", version: 3 });
  expect(isOld()).toBe(true);
  close();
  queries.setQueryData(key, "as it is");
  events.emit({ type: "text.deleted", by: "Amina Khan", version: 4 });
  expect(isOld()).toBe(false);
});
