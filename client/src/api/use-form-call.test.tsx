/** Sending a form (SPEC: client, Forms). */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { find, type Rendered, render } from "../testing/render.tsx";
import { useFormCall } from "./use-form-call.ts";

let shown: Rendered | null = null;
afterEach(() => {
  vi.unstubAllGlobals();
  shown?.close();
  shown = null;
});

const MEETING = { body: "Board", meetsOn: "2027-01-28", papersDueOn: null };

const Adding = () => {
  const { send } = useFormCall("addMeeting", { organisationId: "org_homes" }, () => undefined);
  return (
    <button type="button" onClick={() => send(MEETING)}>
      Add the meeting
    </button>
  );
};

it("FORM-4 a quick double click sends once; after an answer it can be sent again", async () => {
  const answers: (() => void)[] = [];
  const asked = vi.fn(
    () =>
      new Promise<Response>((resolve) => {
        answers.push(() => resolve(new Response("{}", { status: 500 })));
      }),
  );
  vi.stubGlobal("fetch", asked);
  shown = render(
    <QueryClientProvider client={new QueryClient()}>
      <Adding />
    </QueryClientProvider>,
  );
  const button = find(shown.container, "button");
  // The two clicks of a quick hand, before anything is drawn in between.
  act(() => {
    button.click();
    button.click();
  });
  await act(() => vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1)));
  await act(async () => answers[0]?.());
  act(() => button.click());
  await act(() => vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2)));
});
