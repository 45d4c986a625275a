/**
 * One row, or more, for each bad input of HTTP and of the way in (reliability, B-33 … B-38 and B-49 … B-65; SPEC: QA1): its code,
 * plain words and next step, and that all that is stored is as it was. What many routes take alike is bad-inputs.test.ts.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { REQUEST_ROWS } from "./testing/bad-inputs/request-rows.ts";
import type { BadInput } from "./testing/bad-inputs/row.ts";
import { SIGN_OFF_ROWS } from "./testing/bad-inputs/sign-off-rows.ts";
import { WAY_IN_ROWS } from "./testing/bad-inputs/way-in-rows.ts";
import { keptIn } from "./testing/kept-in.ts";
import { type Cast, createCast } from "./testing/matrix/cast.ts";
import { refusalIn } from "./testing/refusal-in.ts";

const ROWS: readonly BadInput[] = [...REQUEST_ROWS, ...WAY_IN_ROWS, ...SIGN_OFF_ROWS];

/** Why there is no row. */
const WITHOUT: Readonly<Record<string, string>> = {
  "B-61": "Nothing is searched at the server yet.",
  "B-62": "There are no public pages yet, so no slugs.",
  "B-63":
    "Answered before a request is made of it, by a server that listens: answer-unreadable.test.ts, listen.test.ts.",
};

let folder: string;
let file: string;
let cast: Cast;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-bad-table-"));
  file = join(folder, "charters.db");
  cast = await createCast({ databaseFile: file });
});
afterAll(async () => {
  await cast.installation.close();
  await rm(folder, { recursive: true });
});

const upTo = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `B-${from + at}`);

it("QA1 every bad input from B-33 to B-38 and from B-49 to B-65 has a row, or a reason why it has none", () => {
  const told = new Set([...ROWS.map(({ id }) => id), ...Object.keys(WITHOUT)]);
  expect([...told].toSorted()).toEqual([...upTo(33, 38), ...upTo(49, 65)].toSorted());
  expect(ROWS.filter(({ id }) => WITHOUT[id] !== undefined)).toEqual([]);
});

it.each(ROWS)("QA1 $id $what: $code", async ({ given, code }) => {
  const { act, says, next, kept } = await given(cast);
  await cast.installation.settled();
  const before = keptIn(file);
  const answer = await act();
  if (code === null)
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining(says)]);
  else expect((await refusalIn(answer, next)).code).toBe(code);
  await cast.installation.settled();
  expect(keptIn(file)).toEqual(before);
  await kept?.();
});
