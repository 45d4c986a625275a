/** What the page of an organisation shows, and to whom it offers what (SPEC: client, Organisation). */
import { OrganisationRecord, type OrganisationRight } from "@acb/schemas/api/organisation-routes";
import { MeetingId } from "@acb/schemas/ids";
import { Person } from "@acb/schemas/people";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { answerKey } from "../api/use-api.ts";
import { bodyErrors } from "../api/use-form-call.ts";
import { click, find, type Rendered, render } from "../testing/render.tsx";
import { changingWidth } from "../testing/window-width.ts";
import { LiveRegion } from "../ui/live-region.tsx";
import { changeOf } from "./entry-form.tsx";
import { OrganisationScreen } from "./organisation-screen.tsx";

const ID = "org_homes";
const sunita = Person.parse({
  id: "per_sunita",
  name: "Sunita",
  email: "sunita@homes.test",
  jobTitle: "Chief Executive",
  organisationIds: [ID],
  administrator: false,
});

const record = (may: readonly OrganisationRight[], endedOn?: string): OrganisationRecord =>
  OrganisationRecord.parse({
    organisation: {
      id: ID,
      name: "Riverside Homes",
      shortName: "Riverside",
      type: "housing_association",
      ...(endedOn === undefined ? {} : { endedOn }),
    },
    profile: { odsCode: "", places: "Larkhill", headcount: 11_400, sites: null },
    logo: null,
    unconfirmed: [sunita.id],
    posts: [{ post: "sponsor", personId: sunita.id, since: "2026-02-02" }],
    mandates: [
      {
        id: "mdt_first",
        organisationId: ID,
        personId: sunita.id,
        may: ["decide"],
        basis: "Standing orders, 4.2",
        from: "2026-04-01",
        to: null,
        grantedBy: sunita.id,
        grantedAt: "2026-04-01T09:00:00.000Z",
        revokedOn: null,
      },
    ],
    meetings: [{ id: "mtg_first", body: "Board", meetsOn: "2027-01-28", papersDueOn: null }],
    changes: [],
    may,
    removable: false,
  });

let shown: Rendered | null = null;
let width: ReturnType<typeof changingWidth>;
beforeEach(() => {
  width = changingWidth();
});
afterEach(() => {
  width.close();
  shown?.close();
  shown = null;
});

let queries: QueryClient;
const show = (found: OrganisationRecord): HTMLElement => {
  queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(answerKey("getOrganisation", { organisationId: ID }), found);
  queries.setQueryData(answerKey("listPeople", {}), [sunita]);
  queries.setQueryData(answerKey("listOrganisations", {}), [found.organisation]);
  shown = render(
    <QueryClientProvider client={queries}>
      <LiveRegion>
        <OrganisationScreen organisationId={ID} />
      </LiveRegion>
    </QueryClientProvider>,
  );
  return shown.container;
};
const buttonsIn = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("button")].map(({ textContent }) => textContent ?? "");

it.each<[OrganisationRight, readonly string[]]>([
  [
    "keep",
    ["Add a logo", "Change the entry", "Add a meeting", "Remove the meeting of Board on 28 January 2027"],
  ],
  [
    "appoint",
    [
      "Confirm Sunita",
      "Change the executive sponsor",
      "Change the anchor lead",
      "Change the operational lead",
      "Record a merger or split",
      "Record that it left",
    ],
  ],
  ["mandate", ["Give a mandate", "Take away the mandate of Sunita from 1 April 2026"]],
])("RECORD-1 who may %s is offered that, and nothing else", (right, offered) => {
  expect(buttonsIn(show(record([right]))).toSorted()).toEqual([...offered].toSorted());
});

it("RECORD-1 everybody else reads the same page without a button; of one that ended it says since when", () => {
  const page = show(record([], "2026-11-01"));
  expect(buttonsIn(page)).toEqual([]);
  for (const words of [
    "11,400",
    "Larkhill",
    "Standing orders, 4.2",
    "No longer in the network since 1 November",
  ])
    expect(page.textContent).toContain(words);
});

it("RECORD-1 who is not confirmed cannot be chosen, and it says so; a meeting that is over is marked", () => {
  const found = record(["mandate"]);
  const meetings = [
    { id: MeetingId.parse("mtg_past"), body: "Board", meetsOn: "2020-01-28", papersDueOn: null },
  ];
  const page = show({ ...found, meetings });
  expect(page.textContent).toContain("28 January 2020 Past");
  click(find(page, "button"));
  expect([...page.querySelectorAll("option")].map(({ textContent }) => textContent)).toEqual([
    "Choose a person",
  ]);
  expect(page.textContent).toContain("Nobody yet: an administrator adds people of this organisation");
});

it.each<[OrganisationRight, Partial<OrganisationRecord>, string, string]>([
  [
    "mandate",
    { mandates: [] },
    "Take away the mandate of Sunita from 1 April 2026",
    "Take the mandate from Sunita?",
  ],
  [
    "keep",
    { meetings: [] },
    "Remove the meeting of Board on 28 January 2027",
    "Remove the meeting of Board on",
  ],
])(
  "ASK-1 a question in the table of who may %s stays open when the table becomes a list, and when its row goes",
  async (right, without, button, question) => {
    const page = show(record([right]));
    const opener = [...page.querySelectorAll("button")].find(({ textContent }) => textContent === button);
    if (opener === undefined) throw new Error("It is not offered");
    click(opener);
    const dialog = find(page, "dialog");
    expect(dialog.textContent).toContain(question);
    expect(dialog.textContent).not.toContain("already");
    width.become("narrow");
    expect(opener.isConnected).toBe(false);
    await act(async () => {
      queries.setQueryData(answerKey("getOrganisation", { organisationId: ID }), {
        ...record([right]),
        ...without,
      });
      await vi.waitFor(() => expect(dialog.textContent).toMatch(/already\./));
    });
    expect([dialog.isConnected, dialog.hasAttribute("open"), dialog.textContent]).toEqual([
      true,
      true,
      expect.stringContaining(question),
    ]);
  },
);

it("RECORD-3 it is offered to remove it only while it can be, and asked before", () => {
  const page = show({ ...record(["appoint"]), removable: true });
  const button = [...page.querySelectorAll("button")].find(
    ({ textContent }) => textContent === "Remove the organisation",
  );
  if (button === undefined) throw new Error("It is not offered");
  click(button);
  expect(find(page, "dialog").textContent).toContain("Remove Riverside Homes");
  expect(buttonsIn(page).slice(-3)).toEqual(["Close", "Remove it", "Cancel"]);
});

it("RECORD-3 leaving is recorded only after the tick that it cannot be undone", () => {
  expect(bodyErrors("recordLeaving", { on: "2026-11-01", reason: "Dissolved", understood: false })).toEqual({
    understood: "Tick that you understand that it cannot be undone",
  });
});

it("RECORD-2 a number is taken as people write it; what is none has a problem that names it", () => {
  expect(changeOf({ headcount: "11,400", sites: "" })).toEqual({ headcount: 11_400, sites: null });
  expect(changeOf({ places: "Larkhill" })).toEqual({ places: "Larkhill" });
  expect(bodyErrors("changeProfile", changeOf({ headcount: "many" }))).toEqual({
    headcount: "Enter the headcount as a whole number",
  });
});

it("RECORD-2 what somebody else changes while the form is open is shown in it, beside what was typed", async () => {
  const page = show(record(["keep"]));
  const change = [...page.querySelectorAll("button")].find(
    ({ textContent }) => textContent === "Change the entry",
  );
  if (change === undefined) throw new Error("It is not offered");
  click(change);
  const [, places, headcount] = [...page.querySelectorAll("input")];
  if (places === undefined || headcount === undefined) throw new Error("There are no fields");
  await act(async () => {
    // As a hand does: React hears the value that the element's own setter was given.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(
      places,
      "Larkhill and Weir Bank",
    );
    places.dispatchEvent(new Event("input", { bubbles: true }));
    const { profile, ...rest } = record(["keep"]);
    queries.setQueryData(answerKey("getOrganisation", { organisationId: ID }), {
      ...rest,
      profile: { ...profile, headcount: 4242 },
    });
    await vi.waitFor(() => expect(headcount.value).toBe("4242"));
  });
  expect(places.value).toBe("Larkhill and Weir Bank");
});
