/** Entries of the audit trail as they are read and saved (SPEC: NET-7). */
import { AuditPage } from "@acb/schemas/audit";
import { expect, it } from "vitest";
import { filterOf, problemsOf } from "./audit-filter.tsx";
import { csvOf, linesOf } from "./audit-lines.ts";

const PAGE = AuditPage.parse({
  entries: [
    {
      seq: 7,
      at: "2026-11-23T12:00:00.000Z",
      actor: "per_gina",
      deed: "gaveRole",
      personId: "per_gone",
      organisationId: "org_gone",
      charterId: "cha_vale",
      detail: "=SUM(A1)",
    },
    {
      seq: 6,
      at: "2026-11-23T11:00:00.000Z",
      actor: null,
      deed: "removedPastDate",
      personId: null,
      organisationId: null,
      charterId: null,
      detail: "",
    },
  ],
  total: 2,
  next: null,
  people: [
    { id: "per_gina", name: "@Gina (guest)" },
    { id: "per_gone", name: "Erased person (per_gone)" },
  ],
  charters: [{ id: "cha_vale", name: "Vale charter" }],
  organisations: [],
});

it("NET-7 a line says names, and the id where there is no name any more", () => {
  expect(linesOf(PAGE).map(({ who, what }) => [who, what])).toEqual([
    ["@Gina (guest)", "gave a role in the charter to: Erased person (per_gone), org_gone, “Vale charter”"],
    ["The server", "removed what was past its date"],
  ]);
});

it("NET-7 the CSV has every id beside its name, and no cell that a spreadsheet works out", () => {
  const [, row] = csvOf(linesOf(PAGE)).replaceAll('"', "").split("\r\n");
  expect(row).toBe(
    [
      "7,2026-11-23T12:00:00.000Z,'@Gina (guest),per_gina,gave a role in the charter to",
      "Erased person (per_gone),per_gone,org_gone,org_gone,Vale charter,cha_vale,'=SUM(A1)",
    ].join(","),
  );
});

it("NET-7 what was not chosen is not asked for; days in the wrong order are told", () => {
  const nothing = { deed: "", personId: "", charterId: "", from: "", to: "" } as const;
  expect(filterOf(nothing)).toEqual({});
  expect(filterOf({ ...nothing, deed: "gaveRole", from: "2026-11-01" })).toEqual({
    deed: "gaveRole",
    from: "2026-11-01",
  });
  expect(problemsOf({ ...nothing, from: "2026-11-02", to: "2026-11-01" })).toEqual({
    to: "The last day is before the first",
  });
  expect(Object.keys(problemsOf({ ...nothing, from: "12026-11-02" }))).toEqual(["from"]);
  expect(problemsOf(nothing)).toEqual({});
});
