/** The floor under client builds must leave one that may write (SPEC: Protocol). */
import { expect, it } from "vitest";
import { CLIENT_BUILD, OLDEST_CLIENT_BUILD } from "./client-build.ts";

it("PR12 the build of this client is not below the oldest that may write", () => {
  expect(OLDEST_CLIENT_BUILD).toBeLessThanOrEqual(CLIENT_BUILD);
});
