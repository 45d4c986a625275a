/** How another person's caret and selection look: a thin line and a name that takes no room in the text (trap T7). */
import { inkOn } from "./ink-on.ts";

const COLOUR = /^#[0-9a-fA-F]{6}$/;
const NEUTRAL = "#434741";

/** Awareness comes from other browsers: only a plain colour and a short text are taken from it. */
const readUser = (user: Readonly<Record<string, unknown>>) => ({
  name: typeof user.name === "string" ? user.name.slice(0, 60) : "Somebody",
  colour: typeof user.color === "string" && COLOUR.test(user.color) ? user.color : NEUTRAL,
});

export const renderCaret = (user: Readonly<Record<string, unknown>>): HTMLElement => {
  const { name, colour } = readUser(user);
  const caret = document.createElement("span");
  caret.className = "other-caret";
  caret.style.setProperty("--person", colour);
  // A screen reader hears of people from the live region; in the text the name would be read as words of it.
  caret.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = "other-caret-name";
  label.style.setProperty("--person-ink", inkOn(colour));
  label.textContent = name;
  caret.append(label);
  return caret;
};

export const renderSelection = (user: Readonly<Record<string, unknown>>) => ({
  class: "other-selection",
  style: `--person: ${readUser(user).colour}`,
});
