/** What whoever hosts hears of the door (SPEC: WORK-4). */
import { expect, it } from "vitest";
import { find, render } from "../../testing/render.tsx";
import { LiveRegion } from "../../ui/live-region.tsx";
import { useDoorNews } from "./use-door-news.ts";

const Door = ({ waiting }: { readonly waiting: number | null }) => {
  useDoorNews(waiting);
  return null;
};

it("WORK-4 whoever hosts hears of more guests at the door than before, and nothing at the first look or of fewer", () => {
  const door = (waiting: number | null) => (
    <LiveRegion>
      <Door waiting={waiting} />
    </LiveRegion>
  );
  const page = render(door(null));
  const heard = [2, 3, 0, 1].map((waiting) => {
    page.rerender(door(waiting));
    return find(page.container, "[aria-live]").textContent;
  });
  expect(heard).toEqual([
    "",
    "3 guests wait at the door.",
    "3 guests wait at the door.",
    "1 guest waits at the door.",
  ]);
  page.close();
});
