/** A publication as one HTML file: no script, no address but its own links, readable by everybody (PUB-11 to PUB-13). */
import type { Inline, Mark } from "@acb/schemas/content";
import { escapeHtml } from "./escape-html.ts";
import { HTML_STYLE } from "./html-style.ts";
import type { Cell, Chapter, Fact, Publication, PublicationBlock, TitlePage } from "./publication.ts";

type TableBlock = Extract<PublicationBlock, { type: "table" }>;

/** `fontFaces` is CSS that carries the typeface inside the file; without it the reader's own typeface serves. */
export const renderHtml = (publication: Publication, fontFaces = ""): string => {
  const { titlePage, chapters } = publication;
  return `<!doctype html>
<html lang="${escapeHtml(titlePage.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(titlePage.title)}: version ${titlePage.versionNumber}</title>
<style>${fontFaces}${HTML_STYLE}</style>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
${titleOf(titlePage)}
<div class="page">
<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>
<ol>${chapters.map(contentsLine).join("\n")}</ol>
</nav>
<main id="text" tabindex="-1">
${chapters.map(chapterOf).join("\n")}
</main>
</div>
<footer><p>${escapeHtml(titlePage.title)}. Version ${titlePage.versionNumber}, code ${escapeHtml(titlePage.code)}.</p></footer>
</body>
</html>
`;
};

const titleOf = (page: TitlePage): string => `<header class="title">
<p class="label">${escapeHtml([page.network, page.label].filter((part) => part !== "").join(" · "))}</p>
<h1>${escapeHtml(page.title)}</h1>
<p class="status ${page.notFullySigned ? "unsigned" : "signed"}">${escapeHtml(page.status)}</p>
${factsOf(page.facts)}
</header>`;

const contentsLine = ({ id, heading }: Chapter): string =>
  `<li><a href="#${id}">${escapeHtml(heading)}</a></li>`;

const chapterOf = ({
  id,
  number,
  heading,
  blocks,
  ownPage,
}: Chapter): string => `<section${ownPage ? ' class="own-page"' : ""} aria-labelledby="${id}">
<h2 id="${id}"><span class="number">${number}</span> ${escapeHtml(heading)}</h2>
${blocks.map(blockOf).join("\n")}
</section>`;

const blockOf = (block: PublicationBlock): string => {
  switch (block.type) {
    case "heading":
      return `<h${block.level + 1}>${inlinesOf(block.content)}</h${block.level + 1}>`;
    case "paragraph":
      return `<p>${inlinesOf(block.content)}</p>`;
    case "quote":
      return `<blockquote>${nested(block.content)}</blockquote>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li>${nested(item)}</li>`).join("")}</${tag}>`;
    }
    case "facts":
      return factsOf(block.facts);
    case "table":
      return tableOf(block);
    default:
      return block satisfies never;
  }
};

const nested = (blocks: readonly PublicationBlock[]): string => blocks.map(blockOf).join("");

const factsOf = (facts: readonly Fact[]): string =>
  `<dl>${facts
    .map((fact) => `<div><dt>${escapeHtml(fact.label)}</dt><dd>${inlinesOf(fact.value)}</dd></div>`)
    .join("\n")}</dl>`;

// The region can be scrolled with the keyboard, so it can be reached and has a name.
const tableOf = (
  table: TableBlock,
): string => `<div class="table" role="region" aria-label="${escapeHtml(table.caption)}" tabindex="0">
<table>
<caption>${escapeHtml(table.shortCaption)}</caption>
<thead><tr>${table.columns.map((column) => `<th scope="col">${escapeHtml(column.label)}</th>`).join("")}</tr></thead>
<tbody>
${table.rows.map(rowOf).join("\n")}
</tbody>
</table>
</div>`;

const rowOf = (cells: readonly Cell[]): string =>
  `<tr>${cells
    .map((cell, index) =>
      index === 0 ? `<th scope="row">${inlinesOf(cell)}</th>` : `<td>${inlinesOf(cell)}</td>`,
    )
    .join("")}</tr>`;

const inlinesOf = (cell: Cell): string => cell.map(inlineOf).join("");

const inlineOf = (inline: Inline): string =>
  inline.type === "break" ? "<br>" : inline.marks.reduceRight(markOf, escapeHtml(inline.text));

const markOf = (html: string, mark: Mark): string => {
  switch (mark.type) {
    case "bold":
      return `<strong>${html}</strong>`;
    case "italic":
      return `<em>${html}</em>`;
    case "link":
      return `<a href="${escapeHtml(mark.href)}">${html}</a>`;
    default:
      return mark satisfies never;
  }
};
