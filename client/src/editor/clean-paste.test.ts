import { expect, test } from "vitest";
import { cleanPaste } from "./clean-paste.ts";

const textsOf = (html: string): readonly string[] => {
  const page = new DOMParser().parseFromString(cleanPaste(html), "text/html");
  return [...page.querySelectorAll("div, p")]
    .filter((block) => block.querySelector("div, p") === null)
    .map((block) => block.textContent ?? "")
    .filter((text) => text !== "");
};

test("ED-7 the cells of a pasted table are texts of their own", () => {
  const table =
    "<table border=1><tbody><tr><td width=3>one</td><th>two</th></tr><tr><td><p>three</p></td></tr></tbody></table>";
  expect(textsOf(table)).toEqual(["one", "two", "three"]);
});

test("ED-7 what was deleted with tracked changes stays away, what was inserted comes", () => {
  expect(textsOf("<p>We <del cite=x>will</del><ins>aim to</ins> publish</p>")).toEqual(["We aim to publish"]);
});
