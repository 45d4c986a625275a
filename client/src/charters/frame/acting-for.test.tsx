/** Choosing for which organisation one writes in a charter (SPEC: client, Forms). */
import { CharterView } from "@acb/schemas/api/charter-routes";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { click, find, type Rendered, render } from "../../testing/render.tsx";
import { LiveRegion } from "../../ui/live-region.tsx";
import { charterForTests } from "../write/testing/charter.ts";
import { ActingFor } from "./acting-for.tsx";

let shown: Rendered | null = null;
afterEach(() => {
  vi.unstubAllGlobals();
  shown?.close();
  shown = null;
});

it("FORM-6 looking through the list changes nothing until the button is pressed, and keeps the focus", async () => {
  const asked = vi.fn(async () => new Response("{}", { status: 500 }));
  vi.stubGlobal("fetch", asked);
  const plain = charterForTests();
  const [river] = plain.partners;
  const council = { id: "org_council", name: "Wendle Council", shortName: "Council" };
  const { id, name, shortName } = river ?? council;
  const charter = CharterView.parse({
    ...plain,
    actsFor: id,
    mayActFor: [{ id, name, shortName }, council],
  });
  shown = render(
    <QueryClientProvider client={new QueryClient()}>
      <LiveRegion>
        <ActingFor charter={charter} />
      </LiveRegion>
    </QueryClientProvider>,
  );
  const { container } = shown;
  const list = find(container, "select");
  expect(container.querySelector("button")).toBeNull();
  list.focus();
  act(() => {
    Object.assign(list, { value: council.id });
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(asked).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(list);
  click(find(container, "button"));
  const sent = expect.objectContaining({ body: JSON.stringify({ organisationId: council.id }) });
  await act(() => vi.waitFor(() => expect(asked).toHaveBeenCalledWith(expect.any(String), sent)));
});
