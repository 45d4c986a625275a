/** What a guest is told who is out (SPEC: client, Workshop). */
import type { GuestEnd } from "@acb/schemas/api/workshop-routes";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { answerKey } from "../api/use-api.ts";
import { type Rendered, render } from "../testing/render.tsx";
import { PageFocus } from "../ui/page-focus.tsx";
import { GuestEndNotice, GuestEndScreen } from "./guest-end.tsx";

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
});

const showFor = (end: GuestEnd["end"]) => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(answerKey("getGuestEnd", {}), { end });
  shown?.close();
  shown = render(
    <QueryClientProvider client={queries}>
      <PageFocus>
        <GuestEndNotice />
        <GuestEndScreen />
      </PageFocus>
    </QueryClientProvider>,
  );
  const { container } = shown;
  const heading = container.querySelector("h1")?.textContent ?? "";
  return { heading, words: container.textContent, links: container.querySelectorAll("a").length };
};

const ENDS = [
  ["closed", "The workshop has ended", "stays in the charter"],
  ["refused", "You were not let in", "let you in after all"],
  ["sentAway", "You were sent away from the workshop", "let you in again"],
  ["left", "You have left the workshop", "stays in the charter"],
  ["kept", "You have been added to the network", "sign in with it"],
  ["mayReturn", "You may come in again", "with the same name"],
] as const;

it.each(ENDS)(
  "JOIN-1 a guest who is out reads why, above a page and in its place: %s",
  (end, title, words) => {
    const told = showFor(end);
    expect(told.heading).toBe(title);
    expect(told.words.split(title)).toHaveLength(3);
    expect(told.words.split(words)).toHaveLength(3);
    // A person of the network signs in; everybody else may join another workshop.
    expect(told.links).toBe({ kept: 0, mayReturn: 2 }[end as string] ?? 1);
  },
);

it("JOIN-1 whoever was no guest reads nothing of workshops above signing in", () => {
  expect(showFor(null).words).not.toContain("You were");
});
