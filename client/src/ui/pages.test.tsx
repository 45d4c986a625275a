/** Headings, titles, tables and tags (SPEC: client, Pages and Look). */
import { act } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { Route, Router, Switch } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { find, type Rendered, render } from "../testing/render.tsx";
import { PageFocus } from "./page-focus.tsx";
import { PageHeader } from "./page-header.tsx";
import { Table } from "./table.tsx";
import { Tag, type TagTone } from "./tag.tsx";

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
});

it("PAGE-1 a change of route moves the focus to the new heading; the first page does not", () => {
  const { hook, navigate } = memoryLocation({ path: "/one" });
  shown = render(
    <Router hook={hook}>
      <PageFocus>
        <Switch>
          <Route path="/one">
            <PageHeader title="One" />
          </Route>
          <Route path="/two">
            <PageHeader title="Two" />
          </Route>
        </Switch>
      </PageFocus>
    </Router>,
  );
  expect([document.title, document.activeElement]).toEqual(["One – Anchor Charter Builder", document.body]);
  act(() => navigate("/two"));
  expect(document.title).toBe("Two – Anchor Charter Builder");
  expect(document.activeElement).toBe(find(shown.container, "h1"));
});

it("PAGE-1 a page that takes the place of another at the same address takes over its focus", () => {
  const { hook, navigate } = memoryLocation({ path: "/one" });
  const pageWith = (second: string) => (
    <Router hook={hook}>
      <PageFocus>
        <Switch>
          <Route path="/one">
            <PageHeader title="One" />
          </Route>
          <Route>
            <PageHeader key={second} title={second} />
          </Route>
        </Switch>
      </PageFocus>
    </Router>
  );
  shown = render(pageWith("Sign in"));
  act(() => navigate("/"));
  shown.rerender(pageWith("Charters"));
  expect([document.activeElement?.tagName, document.activeElement?.textContent]).toEqual(["H1", "Charters"]);
});

it("PAGE-2 a table's region is named by the caption and takes the focus; headers have a scope", () => {
  shown = render(
    <Table
      caption="Positions"
      rows={[{ name: "Riverside Homes", state: "Signed" }]}
      rowKey={(row) => row.name}
      columns={[
        { key: "name", heading: "Organisation", namesRow: true, cell: (row) => row.name },
        { key: "state", heading: "Position", cell: (row) => row.state },
      ]}
    />,
  );
  const region = find(shown.container, "[role=group]");
  const caption = find(shown.container, "caption");
  expect([region.getAttribute("aria-labelledby"), region.tabIndex]).toEqual([caption.id, 0]);
  expect(
    [...shown.container.querySelectorAll("th")].map((th) => [th.getAttribute("scope"), th.textContent]),
  ).toEqual([
    ["col", "Organisation"],
    ["col", "Position"],
    ["row", "Riverside Homes"],
  ]);
});

const BOARD = (
  <Table
    caption="Positions"
    onPhone="entries"
    rows={[
      { name: "Riverside Homes", state: "Declined", minute: null, why: "Too soon" },
      { name: "Border Oak", state: "Asked", minute: null, why: null },
    ]}
    rowKey={(row) => row.name}
    below={({ why }) => (why === null ? null : <p>{why}</p>)}
    columns={[
      { key: "name", heading: "Organisation", namesRow: true, cell: (row) => row.name },
      { key: "state", heading: "Position", cell: (row) => row.state },
      { key: "minute", heading: "Minute", cell: (row) => row.minute },
    ]}
  />
);

it("PAGE-2 a text below a row spans the other columns under the row's own header", () => {
  shown = render(BOARD);
  expect(
    [...shown.container.querySelectorAll("tbody th, tbody td")].map((cell) => [
      cell.textContent,
      cell.getAttribute("rowspan") ?? cell.getAttribute("colspan") ?? "1",
    ]),
  ).toEqual([
    ["Riverside Homes", "2"],
    ["Declined", "1"],
    ["", "1"],
    ["Too soon", "2"],
    ["Border Oak", "1"],
    ["Asked", "1"],
    ["", "1"],
  ]);
});

it("PAGE-2 on a phone it is a list of entries that leave out what is not there", () => {
  vi.spyOn(window, "matchMedia").mockImplementation(
    (media) => Object.assign(new EventTarget(), { matches: true, media } as MediaQueryList), // a phone's answer to any query
  );
  shown = render(BOARD);
  expect(shown.container.querySelector("table")).toBeNull();
  expect([...shown.container.querySelectorAll("li")].map((entry) => entry.textContent)).toEqual([
    "Riverside HomesPositionDeclinedToo soon",
    "Border OakPositionAsked",
  ]);
  vi.restoreAllMocks();
});

it("LOOK-3 each tone of a tag has a word and a shape of its own", () => {
  const tones: readonly TagTone[] = ["plain", "waiting", "good", "bad", "care", "action"];
  shown = render(tones.map((tone) => <Tag key={tone} tone={tone}>{`word ${tone}`}</Tag>));
  const shapes = [...shown.container.querySelectorAll("path")].map((path) => path.getAttribute("d"));
  expect(new Set(shapes).size).toBe(tones.length);
  expect(shown.container.textContent).toBe(tones.map((tone) => `word ${tone}`).join(""));
});
