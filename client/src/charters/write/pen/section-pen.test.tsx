import { type CharterView, CharterView as CharterViewSchema } from "@acb/schemas/api/charter-routes";
import type { PenHolder } from "@acb/schemas/pen";
import type { ServerEvent } from "@acb/schemas/server-event";
import { itemView, listSections, sectionMap } from "@acb/shared/document/layout";
import { act } from "react";
import { afterEach, expect, test } from "vitest";
import { OWN_EDIT } from "../../../sync/undo-history.ts";
import { LiveRegion } from "../../../ui/live-region.tsx";
import { sectionStatuses } from "../sections/section-status.ts";
import { addForTests, charterForTests, openForTests } from "../testing/charter.ts";
import { renderForTests } from "../testing/render.tsx";
import { Workplace } from "../workplace.tsx";
import { useWriting } from "../writing/writing.ts";
import { useFollowPens } from "./use-pens.ts";

// The page of the tests has no popovers to hide.
HTMLElement.prototype.hidePopover ??= () => undefined;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const FROZEN: PenHolder = { kind: "nobody" };
const COUNCIL = { id: "org_council", name: "Wendle Council", shortName: "Council", type: "local_authority" };

/** The whole write screen with an objective in it; the person writes for Riverside Homes. */
const open = (may: CharterView["may"] = ["read", "write"]) => {
  const plain = charterForTests(may);
  const charter = CharterViewSchema.parse({ ...plain, partners: [...plain.partners, COUNCIL] });
  const opened = openForTests(charter);
  const objectives = listSections(opened.parts.ydoc).find(({ key }) => key === "objectives");
  if (objectives === undefined) throw new Error("The template has no objectives");
  const item = addForTests(opened, "objective", "itm_first", objectives.id);
  // The page counts the sections a moment after they change.
  const statuses = sectionStatuses(opened.parts.ydoc, charter.template);
  opened.parts.statuses.set(new Map(statuses.map((status) => [status.id, status])));
  let hear: (event: ServerEvent) => void = () => undefined;
  const connection = {
    ...opened.editing.connection,
    onEvent: (listener: typeof hear) => {
      const before = hear;
      hear = (event) => {
        before(event);
        listener(event);
      };
      return () => undefined;
    },
  };
  const hearing = { ...opened, editing: { ...opened.editing, connection } };
  const Followed = () => {
    const { writesFor } = useWriting();
    useFollowPens(hearing, { charter, writesFor });
    return <Workplace />;
  };
  const { host, unmount } = renderForTests(
    charter,
    hearing,
    <LiveRegion>
      <Followed />
    </LiveRegion>,
  );
  closers.push(unmount, opened.close);
  const sectionId = objectives.id;
  const move = (holder: PenHolder) =>
    act(() => hear({ type: "pen.changed", pen: { sectionId, holder }, by: "Helen Voss" }));
  const section = () => host.querySelector(`section[data-section="${sectionId}"]`) ?? host;
  return { host, hearing, item, sectionId, move, section };
};

const organisation = (organisationId: string): PenHolder =>
  CharterViewSchema.shape.pens.parse([
    { sectionId: "sec_0000", holder: { kind: "organisation", organisationId } },
  ])[0]?.holder ?? FROZEN;
const fieldsIn = (place: ParentNode) => place.querySelectorAll("input, select, [role=textbox]").length;
const buttonsIn = (place: ParentNode) =>
  [...place.querySelectorAll("button")].map(({ textContent }) => textContent?.trim());

test("SECTION-2 a section whose pen is elsewhere is text; the others stay as they are, and nothing is written", () => {
  const { host, hearing, move, section } = open();
  const others = () => fieldsIn(host) - fieldsIn(section());
  const before = [fieldsIn(section()), others()];
  const state = JSON.stringify(hearing.parts.ydoc.toJSON());
  move(organisation("org_council"));
  expect([fieldsIn(section()), buttonsIn(section()), others()]).toEqual([0, [], before[1]]);
  expect(JSON.stringify(hearing.parts.ydoc.toJSON())).toBe(state);
  move({ kind: "everybody" });
  expect([fieldsIn(section()), others()]).toEqual(before);
});

test("SECTION-1 heading and outline say where the pen is, and one sentence is announced", () => {
  const { host, move, section, sectionId } = open();
  const row = () => host.querySelector(`a[href="#section-${sectionId}"]`)?.textContent;
  move(organisation("org_council"));
  expect(section().textContent).toContain("Wendle Council has the pen");
  expect(row()).toContain("Council has the pen");
  expect(host.querySelector("[aria-live=polite]")?.textContent).toMatch(
    /^Helen Voss gave the pen of “.+” to Wendle Council: only its people write there now\.$/,
  );
  move(FROZEN);
  expect([section().textContent, row()]).toEqual([
    expect.stringContaining("Nobody writes in this section now."),
    expect.stringContaining("Frozen"),
  ]);
});

test("SECTION-5 the organisation that has the pen writes on, and may give it back", () => {
  const { move, section } = open();
  const before = fieldsIn(section());
  move(organisation("org_river"));
  expect(fieldsIn(section())).toBe(before);
  expect(buttonsIn(section())).toContainEqual(expect.stringMatching(/^Give the pen back/));
});

test("SECTION-5 a governance lead keeps the way to the pen in a closed section, and nothing else", () => {
  const { move, section } = open(["read", "write", "manage"]);
  move(FROZEN);
  expect(buttonsIn(section())).toEqual([
    expect.stringMatching(/^More for the section/),
    "Who may write here",
  ]);
});

test("SECTION-3 whoever writes there is told in that place, with the focus", () => {
  const { move, section, item } = open();
  const card = () => section().querySelector(`[data-item="${item.id}"]`) ?? section();
  act(() => card().querySelector("button")?.click());
  expect(document.activeElement?.closest("[data-item]")).toBe(card());
  move(FROZEN);
  const notice = card().querySelector("[role=alert]");
  expect(notice?.textContent).toContain("You cannot go on writing here: Frozen");
  expect(document.activeElement).toBe(notice?.parentElement);
  move({ kind: "everybody" });
  expect(card().querySelector("[role=alert]")).toBe(null);
});

test("SECTION-3 whoever is elsewhere keeps the focus where it is", () => {
  const { host, move, section } = open();
  const elsewhere = [...host.querySelectorAll<HTMLElement>("[role=textbox]")].find(
    (field) => !section().contains(field),
  );
  act(() => elsewhere?.focus());
  move(FROZEN);
  expect(document.activeElement).toBe(elsewhere);
  expect(section().querySelector("[role=alert]")).toBe(null);
});

test("SECTION-4 undo takes back nothing in a closed section, and all else", () => {
  const { hearing, sectionId, item, move } = open();
  const { ydoc } = hearing.parts;
  const { history } = hearing.editing.connection;
  const elsewhere = listSections(ydoc).find(({ id }) => id !== sectionId)?.id ?? "";
  const rename = (id: string, title: string) => {
    history.startStep();
    ydoc.transact(() => sectionMap(ydoc, id)?.set("title", title), OWN_EDIT);
  };
  const moveItem = (to: string) => {
    history.startStep();
    const map = ydoc.getMap<typeof item>("items").get(item.id);
    // A map to Yjs, whatever the type of the root says.
    ydoc.transact(() => (map as unknown as Map<string, string>).set("sectionId", to), OWN_EDIT);
  };
  act(() => {
    rename(elsewhere, "Renamed elsewhere");
    rename(sectionId, "Renamed here");
    moveItem(elsewhere);
  });
  move(FROZEN);
  act(history.undo);
  act(history.undo);
  const titles = [sectionId, elsewhere].map((id) => sectionMap(ydoc, id)?.get("title"));
  expect(titles).toEqual(["Renamed here", expect.not.stringMatching("Renamed elsewhere")]);
  expect(itemView(ydoc, item.id)?.sectionId).toBe(elsewhere);
  expect(history.canUndo()).toBe(false);
});
