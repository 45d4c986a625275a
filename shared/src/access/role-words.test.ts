/** Roles in words (SPEC: AC12). */
import { ACTIONS, ROLES } from "@acb/schemas/role";
import { expect, it } from "vitest";
import { can } from "./can.ts";
import { ACTION_WORDS, mayWords } from "./role-words.ts";

it.each(ROLES)("AC12 the words for a %s say what the table allows, and nothing else", (role) => {
  const said = mayWords(role).toLowerCase();
  for (const action of ACTIONS)
    expect([action, said.includes(ACTION_WORDS[action])]).toEqual([action, can([role], action, "open")]);
});

it("AC12 roles that may the same say the same; who comments is told that it cannot be done yet", () => {
  expect([mayWords("communications"), mayWords("analyst")]).toEqual([mayWords("reader"), mayWords("reader")]);
  expect(mayWords("commenter")).toBe(
    `${mayWords("reader")}. There are no comments in the charter builder yet`,
  );
});
