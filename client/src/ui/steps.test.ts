/** The steps of the width: four for all styles and scripts (tokens.css, SPEC: LOOK-4). */
import { expect, it } from "vitest";

const sheets = import.meta.glob<string>("../**/*.css", { query: "?raw", import: "default", eager: true });
const scripts = import.meta.glob<string>("../**/use-*.ts", { query: "?raw", import: "default", eager: true });

const WIDTH = /(?:@media|")[^{;"]*\bwidth\b[^{;"]*/g;
const STEPS = ["40rem", "48rem", "60rem", "75rem"];

it("LOOK-4 every width that a page is laid out by is one of the four steps, as a range", () => {
  const queries = Object.entries({ ...sheets, ...scripts }).flatMap(([file, text]) =>
    [...text.matchAll(WIDTH)].map(([query]) => ({ file, query })),
  );
  expect(queries.length).toBeGreaterThan(20);
  const odd = queries.filter(
    ({ query }) =>
      /(?:min|max)-width/.test(query) ||
      [...query.matchAll(/[\d.]+(?:rem|em|px)/g)].some(([step]) => !STEPS.includes(step)),
  );
  expect(odd).toEqual([]);
});
