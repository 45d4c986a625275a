import type { Inline } from "@acb/schemas/content";
import { Window } from "happy-dom";
import { expect, it } from "vitest";
import { HTML_STYLE } from "./html-style.ts";
import type { Publication } from "./publication.ts";
import { renderHtml } from "./render-html.ts";
import { sampleSource } from "./testing/sample-source.ts";
import { toPublication } from "./to-publication.ts";

const HOSTILE = `<script>alert("1")</script> & '#import' *b* $x$ ক ŵŷ مرحبا 😀`;

const read = (publication: Publication) => {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  window.document.write(renderHtml(publication));
  return window.document;
};
const sample = () => toPublication(sampleSource());
const textsOf = (document: ReturnType<typeof read>, selector: string) =>
  [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());

it("PUB-11 the page names its language and title, lets people skip to its text and lists its chapters", () => {
  const document = read(sample());
  expect(document.documentElement.getAttribute("lang")).toBe("en-GB");
  expect(document.title).toBe("Wendle Vale Anchor Charter: version 1");
  expect(document.querySelector(".skip")?.getAttribute("href")).toBe(
    `#${document.querySelector("main")?.id}`,
  );
  const targets = [...document.querySelectorAll("nav a")].map((link) => link.getAttribute("href"));
  expect(targets).toHaveLength(8);
  expect(targets.every((target) => document.querySelector(target ?? "") !== null)).toBe(true);
});

it("PUB-11 its headings go down one level at a time, from one h1", () => {
  const levels = [...read(sample()).querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) =>
    Number(heading.tagName.slice(1)),
  );
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
});

it("PUB-12 each table has a caption, heads with a scope and a named region that the keyboard reaches", () => {
  const document = read(sample());
  const tables = [...document.querySelectorAll("table")];
  expect(tables.length).toBeGreaterThan(3);
  for (const table of tables) {
    const region = table.parentElement;
    expect(region?.getAttribute("aria-label")).toContain(table.querySelector("caption")?.textContent);
    expect(region?.getAttribute("tabindex")).toBe("0");
    expect(
      [...table.querySelectorAll("thead th")].every((head) => head.getAttribute("scope") === "col"),
    ).toBe(true);
    expect(
      [...table.querySelectorAll("tbody tr")].every(
        (row) => row.firstElementChild?.getAttribute("scope") === "row",
      ),
    ).toBe(true);
  }
  const names = tables.map((table) => table.parentElement?.getAttribute("aria-label"));
  expect(new Set(names).size).toBe(tables.length);
});

it("PUB-13 whatever the text says, it stays text, and the file asks nobody for anything", () => {
  const content: Inline[] = [{ type: "text", text: HOSTILE, marks: [{ type: "bold" }] }];
  const publication: Publication = {
    titlePage: {
      ...sample().titlePage,
      title: HOSTILE,
      network: HOSTILE,
      language: `"><b>`,
      status: HOSTILE,
    },
    chapters: [
      {
        id: "chapter-1",
        number: 1,
        heading: HOSTILE,
        ownPage: false,
        blocks: [
          {
            type: "table",
            caption: HOSTILE,
            shortCaption: HOSTILE,
            columns: [{ label: HOSTILE, weight: 1 }],
            rows: [[content]],
          },
        ],
      },
    ],
  };
  const document = read(publication);
  expect(textsOf(document, "h1, caption, thead th, tbody strong")).toEqual(Array(4).fill(HOSTILE));
  expect(document.querySelectorAll("script, b, img, link, iframe")).toHaveLength(0);
  expect(renderHtml(publication)).not.toMatch(/src=|@import|url\(/);
});

it("PUB-13 its colours keep a contrast of 7 to 1, light and dark", () => {
  const palettes = [...HTML_STYLE.matchAll(/:root \{([^}]*--good-line[^}]*)\}/g)].map(
    ([, css = ""]) =>
      new Map(
        [...css.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name = "", colour = ""]) => [name, colour]),
      ),
  );
  expect(palettes).toHaveLength(2);
  const pairs = [
    ["ink", "paper"],
    ["quiet", "paper"],
    ["accent", "paper"],
    ["link", "paper"],
    ["warn-ink", "warn-paper"],
    ["good-ink", "good-paper"],
  ];
  for (const palette of palettes)
    for (const [text = "", ground = ""] of pairs)
      expect(
        contrast(palette.get(text) ?? "", palette.get(ground) ?? ""),
        `${text} on ${ground}`,
      ).toBeGreaterThanOrEqual(7);
});

/** WCAG 2.2, relative luminance. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
