/** Bad inputs in the form of a request: addresses, bodies, methods, fields, origins (B-33 … B-38, B-55, B-57, B-58, B-60, B-63). */
// biome-ignore lint/correctness/noUndeclaredDependencies: the root declares vitest, and only tests import this.
import { expect } from "vitest";
import type { Cast } from "../matrix/cast.ts";
import { NEW_CHARTER } from "../new-charter.ts";
import { type BadInput, post } from "./row.ts";

const readerOf = ({ named }: Cast) => named.reader;
const newCharter = (cast: Cast) => ({ ...NEW_CHARTER, partnerIds: cast.partnerIds });

/** By the administrator, who may everything: so that nothing but the form is in the way. */
const sent = (
  id: BadInput["id"],
  what: string,
  code: BadInput["code"],
  [path, bodyOf]: readonly [string, (cast: Cast) => unknown],
): BadInput => ({
  id,
  what,
  code,
  given: async (cast) => ({ act: () => post(cast.both, path, bodyOf(cast)) }),
});

const asked = (
  id: BadInput["id"],
  what: string,
  code: BadInput["code"],
  path: string,
  init?: RequestInit,
): BadInput => ({
  id,
  what,
  code,
  given: async (cast) => ({ act: () => cast.both.request(path, init) }),
});

export const REQUEST_ROWS: readonly BadInput[] = [
  {
    id: "B-33",
    what: "a charter of others",
    code: "NOT_FOUND",
    given: async (cast) => ({
      act: () => readerOf(cast).request(`/api/charters/${cast.foreign.charterId}`),
    }),
  },
  {
    id: "B-33",
    what: "a charter that there is not",
    code: "NOT_FOUND",
    given: async (cast) => ({ act: () => readerOf(cast).request("/api/charters/cha_nothing") }),
  },
  sent("B-34", "half of a body", "BODY_NOT_JSON", ["/api/people", () => '{"name":']),
  sent("B-34", "a body of 2 MB", "BODY_TOO_LARGE", ["/api/people", () => `"${"x".repeat(2 ** 21)}"`]),
  sent("B-34", "a body 10,000 deep", "INVALID", [
    "/api/people",
    () => "[".repeat(10_000) + "]".repeat(10_000),
  ]),
  sent("B-34", "a key twice", "INVALID", [
    "/api/sign-in/links",
    () => '{"email":"a@b.test","email":"c@d.test"}',
  ]),
  sent("B-34", "a number for a name", "INVALID", [
    "/api/charters",
    (cast) => ({ ...newCharter(cast), title: 7 }),
  ]),
  sent("B-35", "__proto__ among the fields", "INVALID", [
    "/api/charters",
    (cast) => JSON.stringify(newCharter(cast)).replace("{", '{"__proto__":{"administrator":true},'),
  ]),
  sent("B-35", "a template called constructor", "INVALID", [
    "/api/charters",
    (cast) => ({ ...newCharter(cast), templateKey: "constructor" }),
  ]),
  asked("B-36", "a way out of the folder, by %5C", "NOT_FOUND", "/api/..%5c..%5cetc%5cpasswd"),
  asked("B-36", "NUL in an address", "NOT_FOUND", "/api/charters/cha_%00"),
  asked("B-36", "two slashes", "NOT_FOUND", "/api//charters"),
  asked(
    "B-37",
    "a statement to the database for a month",
    "NOT_FOUND",
    "/api/audit/2026-11'%3Bdrop%20table%20people",
  ),
  asked("B-38", "GET on what takes POST", "METHOD_NOT_ALLOWED", "/api/sign-in"),
  asked("B-38", "another method in a header", "METHOD_NOT_ALLOWED", "/api/retention", {
    method: "POST",
    headers: { "X-HTTP-Method-Override": "PUT", "Content-Type": "application/json" },
    body: JSON.stringify({ mail: 1, signInLinks: 1, sessions: 1, guests: 1, invitations: 1 }),
  }),
  {
    id: "B-55",
    what: "a page elsewhere freezes a version",
    code: "FOREIGN_ORIGIN",
    given: async ({ both, own }) => ({
      act: () =>
        post(
          both,
          `/api/charters/${own.charterId}/versions`,
          { label: "Theirs", changeNote: "" },
          { Origin: "https://evil.test" },
        ),
    }),
  },
  {
    id: "B-57",
    what: "a second recipient in an address",
    code: "INVALID",
    given: async ({ both, own, icb }) => ({
      act: () =>
        post(both, `/api/charters/${own.charterId}/invitations`, {
          invitations: [
            {
              name: "Priya",
              email: "priya@charter.test\r\nBcc: m@evil.test",
              organisationId: icb.id,
              role: "reader",
            },
          ],
          sectionId: null,
        }),
    }),
  },
  sent("B-58", "a place to go to after signing in, from outside", "INVALID", [
    "/api/sign-in/links",
    () => ({ email: "reader@charter.test", return_to: "//evil.test" }),
  ]),
  {
    id: "B-60",
    what: "a line of the log in an address",
    code: "NOT_FOUND",
    given: async ({ both, installation }) => {
      const before = installation.logged().length;
      return {
        act: () =>
          both.request(`/api/%0a${encodeURIComponent('{"msg":"forged"}')}%1b%5b31m${"x".repeat(15_000)}`),
        kept: async () => {
          const lines = installation.logged().slice(before).trim().split("\n");
          expect(lines.map((line) => JSON.parse(line).msg)).not.toContain("forged");
          expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(3_000);
        },
      };
    },
  },
];
