/** How a published page looks: one calm column, light and dark, on screen and on paper. Text contrast is 7:1 or more. */

export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfbf9; --ink: #1b1f23; --quiet: #474d54; --line: #c9cdd1; --panel: #f0f2f1;
  --accent: #0b4a44; --link: #0a4a86; --warn-ink: #5c2c00; --warn-paper: #fdf1df; --warn-line: #b35c00;
  --good-ink: #0b4a2b; --good-paper: #e6f3ea; --good-line: #23734a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --ink: #eceae4; --quiet: #bdc2c7; --line: #434a51; --panel: #1f2429;
    --accent: #8fd6cb; --link: #a5cdf7; --warn-ink: #ffdcae; --warn-paper: #33250f; --warn-line: #e0a04b;
    --good-ink: #b6ecc9; --good-paper: #12301f; --good-line: #58b986;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", system-ui, -apple-system, "Segoe UI", sans-serif;
  overflow-wrap: break-word; font-variant-numeric: lining-nums;
}
a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 0.14em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999rem; padding: 0.75rem 1.25rem; background: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-wrap: balance; font-weight: 700; }
h1 { font-size: clamp(2.25rem, 1.6rem + 3.2vw, 3.75rem); letter-spacing: -0.02em; margin: 0 0 1.75rem; max-width: 20ch; }
h2 { font-size: clamp(1.6rem, 1.4rem + 0.9vw, 2.125rem); letter-spacing: -0.01em; margin: 0 0 1.5rem; }
h3 { font-size: 1.375rem; margin: 2.75rem 0 0.75rem; }
h4 { font-size: 1.1875rem; margin: 2rem 0 0.5rem; }
h5, h6 { font-size: 1.125rem; margin: 1.5rem 0 0.5rem; }
p, ul, ol, blockquote { margin: 0 0 1.1em; }
ul, ol { padding-left: 1.5em; }
li { margin-bottom: 0.4em; }
li > p:last-child, blockquote > p:last-child { margin-bottom: 0; }
li::marker { color: var(--accent); }
blockquote { border-left: 0.25rem solid var(--accent); padding-left: 1.25rem; }
.title, .page, footer { max-width: 82rem; margin: 0 auto; padding: 0 clamp(1.25rem, 4vw, 3.5rem); }
.title { padding-top: clamp(2.5rem, 8vw, 6rem); padding-bottom: clamp(2rem, 5vw, 3.5rem); border-bottom: 1px solid var(--line); }
.label { color: var(--accent); font-weight: 700; margin-bottom: 0.75rem; }
.status { max-width: 70ch; padding: 0.9rem 1.25rem; border-left: 0.375rem solid; border-radius: 0.25rem; margin-bottom: 2.25rem; }
.unsigned { color: var(--warn-ink); background: var(--warn-paper); border-color: var(--warn-line); }
.signed { color: var(--good-ink); background: var(--good-paper); border-color: var(--good-line); }
dl { margin: 0 0 1.5rem; max-width: 56rem; }
dl > div { padding: 0.45rem 0; border-top: 1px solid var(--line); }
dl > div:last-child { border-bottom: 1px solid var(--line); }
dt { font-weight: 700; color: var(--quiet); font-size: 1rem; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
section { padding-top: 3.5rem; }
section > p, section > ul, section > ol, section > blockquote { max-width: 70ch; }
.number { color: var(--accent); margin-right: 0.35em; font-variant-numeric: tabular-nums; }
nav { padding-top: 2.5rem; font-size: 1rem; }
nav h2 { font-size: 1.125rem; margin-bottom: 0.75rem; letter-spacing: 0; }
nav ol { padding-left: 2em; margin: 0; }
nav li { margin-bottom: 0.5em; line-height: 1.4; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
.table { overflow-x: auto; margin: 0 0 2rem; }
table { border-collapse: collapse; width: 100%; min-width: 44rem; font-size: 1rem; line-height: 1.45; }
caption { text-align: left; font-weight: 700; color: var(--quiet); padding-bottom: 0.6rem; }
th, td { text-align: left; vertical-align: top; padding: 0.7rem 1rem 0.7rem 0; border-bottom: 1px solid var(--line); min-width: 6rem; }
thead th { border-bottom: 2px solid var(--accent); color: var(--quiet); vertical-align: bottom; }
tbody th { font-weight: 600; min-width: 12rem; }
td:last-child { padding-right: 0; }
footer { margin-top: 4rem; padding-top: 1.5rem; padding-bottom: 3rem; color: var(--quiet); font-size: 1rem; }
footer p { border-top: 1px solid var(--line); padding-top: 1.5rem; }
@media (min-width: 40rem) { dl > div { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 1.5rem; } }
@media (min-width: 66rem) {
  .page { display: grid; grid-template-columns: 15.5rem minmax(0, 1fr); gap: clamp(2.5rem, 5vw, 5rem); }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 3.5rem 0.25rem 2rem; }
}
@page { size: A4; margin: 20mm 18mm; }
@media print {
  :root {
    color-scheme: light; --paper: #fff; --ink: #000; --quiet: #333; --accent: #0b4a44; --link: #000; --line: #999;
    --warn-ink: #000; --warn-paper: #fff; --good-ink: #000; --good-paper: #fff;
  }
  body { font-size: 10.5pt; }
  .skip { display: none; }
  .page { display: block; }
  .title, .page, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .title { border: 0; padding-top: 30mm; break-after: page; }
  nav { position: static; max-height: none; overflow: visible; padding: 0; break-after: page; }
  .table { overflow: visible; }
  table { min-width: 0; font-size: 8.5pt; }
  th, td, tbody th { min-width: 0; padding-right: 3mm; }
  p, li, dd { orphans: 3; widows: 3; }
  thead { display: table-header-group; break-after: avoid; }
  tr, dl > div { break-inside: avoid; }
  tbody tr:first-child, dl > div:last-child { break-before: avoid; }
  .own-page { break-before: page; padding-top: 0; }
  h2, h3, h4, h5, h6, caption { break-after: avoid; }
  a[href^="http"]::after { content: " (" attr(href) ")"; }
}
`;
