/** What whoever hosts is told of a full door (SPEC: server, WS22). */
import { PersonId } from "@acb/schemas/ids";
import { type Guest, MOST_AT_DOOR, MOST_GUESTS } from "@acb/schemas/workshop";
import { expect, it } from "vitest";
import { render } from "../../testing/render.tsx";
import { DoorFull } from "./door-full.tsx";

const guest = (state: Guest["state"]): Guest => ({
  personId: PersonId.parse("per_gina"),
  name: "Gina Guest",
  organisation: "None",
  state,
  joinedAt: "2026-11-28T10:00:00Z",
});
const guests = (count: number, state: Guest["state"]) => Array.from({ length: count }, () => guest(state));

it.each([
  ["", { guests: guests(MOST_AT_DOOR - 1, "waiting"), admitsAll: false }],
  ["Let some of them in", { guests: guests(MOST_AT_DOOR, "waiting"), admitsAll: false }],
  ["", { guests: guests(MOST_AT_DOOR, "waiting"), admitsAll: true }],
  ["", { guests: guests(MOST_GUESTS - 1, "left"), admitsAll: false }],
  ["close the workshop and open it again", { guests: guests(MOST_GUESTS, "left"), admitsAll: true }],
])("WS22 whoever hosts is told that nobody else can join, and what to do: %j", (words, workshop) => {
  const page = render(<DoorFull workshop={workshop} />);
  const text = page.container.textContent ?? "";
  expect(words === "" ? text : text.includes(words)).toBe(words === "" ? "" : true);
  page.close();
});
