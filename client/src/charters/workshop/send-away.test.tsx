/** What a host is told who was about to send a guest away that went by themselves (SPEC: client, ASK-1). */
import { PersonId } from "@acb/schemas/ids";
import type { Guest, GuestState } from "@acb/schemas/workshop";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { find, render } from "../../testing/render.tsx";
import { LiveRegion } from "../../ui/live-region.tsx";
import { SendAway } from "./send-away.tsx";

const gina: Guest = {
  personId: PersonId.parse("per_gina"),
  name: "Gina Guest",
  organisation: "None",
  state: "waiting",
  joinedAt: "2026-11-28T10:00:00Z",
};
const nothing = (): void => undefined;

it.each<[GuestState | undefined, string | null]>([
  ["waiting", null],
  ["admitted", "Gina Guest has been let in meanwhile."],
  ["turnedBack", "Gina Guest is not here any more."],
  [undefined, "Gina Guest is not here any more."],
])("ASK-1 of a guest at the door who is “%s” by now it is said: %s", (now, words) => {
  const asking = { open: true, about: gina, key: 1, ask: nothing, close: nothing };
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <LiveRegion>
        <SendAway charterId="cha_wendle" guest={gina} now={now} asking={asking} />
      </LiveRegion>
    </QueryClientProvider>,
  );
  const dialog = find(page.container, "dialog");
  expect(dialog.querySelector("[role=status]")?.textContent ?? null).toBe(words);
  const offered = [...dialog.querySelectorAll("button")].map(({ textContent }) => textContent);
  expect(offered.includes("Do not let in")).toBe(words === null);
  page.close();
});
