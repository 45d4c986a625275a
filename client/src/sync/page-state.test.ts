// @vitest-environment node
import { expect, test } from "vitest";
import { fetchPageState } from "./page-state.ts";

const OPENED = { url: "wss://charter.test/sync", charterId: "cha_1", epoch: 3 };
const packed = (etag: string | null, status = 200): Response =>
  new Response(status === 200 ? Uint8Array.of(1, 2) : null, {
    status,
    headers: etag === null ? {} : { ETag: etag },
  });

test("LIVE-10 the packed state is asked for beside the socket's address", async () => {
  const asked: unknown[] = [];
  const state = await fetchPageState(OPENED, async (input) => {
    asked.push(input);
    return packed('"3-812-br"');
  });
  expect([asked, state]).toEqual([["https://charter.test/sync/cha_1/state"], Uint8Array.of(1, 2)]);
});

test.each<[string, () => Promise<Response>]>([
  ["of another epoch of the charter", async () => packed('"2-812"')],
  ["that does not say its epoch", async () => packed(null)],
  ["that is refused", async () => packed('"3-812"', 403)],
  ["that does not come", () => Promise.reject(new TypeError("network"))],
])("LIVE-10 the page goes on without a state %s", async (_name, answer) => {
  expect(await fetchPageState(OPENED, answer)).toBeNull();
});
