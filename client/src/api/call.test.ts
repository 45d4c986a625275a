/** Calls and their failures (SPEC: client, API and Forms). */
import { afterEach, expect, it, vi } from "vitest";
import { failureOf } from "./api-error.ts";
import { call, fillPath } from "./call.ts";
import { bodyErrors } from "./use-form-call.ts";

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, body: unknown): void => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status }));
};
const failureOfSession = async () => {
  const thrown: unknown = await call("getSession", { params: {}, body: null }).catch(
    (error: unknown) => error,
  );
  return failureOf(thrown);
};

it("API-1 parts of a path are filled in and encoded", () => {
  expect(
    fillPath("/api/charters/:charterId/rounds/:roundId/cancel", { charterId: "a/b", roundId: "r" }),
  ).toBe("/api/charters/a%2Fb/rounds/r/cancel");
});

it("API-1 what is no part of the path stands behind it, encoded, and what has no value is left out", () => {
  const asked = { charterId: "a", from: "2026-11-01", to: undefined, deed: "", sought: "a&b" };
  expect(fillPath("/api/charters/:charterId", asked)).toBe("/api/charters/a?from=2026-11-01&sought=a%26b");
});

it("API-1 a server that cannot be reached is a failure in words", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  const { code, message, next } = await failureOfSession();
  expect([code, message]).toEqual(["UNREACHABLE", "The server cannot be reached."]);
  expect(next).toContain("try again");
});

it("API-1 a refusal of the server keeps its words, next step and fields", async () => {
  answering(400, {
    error: { code: "INVALID", message: "Put it right.", next: "Here.", fields: { email: "No" } },
  });
  expect(await failureOfSession()).toEqual({
    code: "INVALID",
    message: "Put it right.",
    next: "Here.",
    fields: { email: "No" },
  });
});

it.each([
  ["a success of another shape", 200, { hello: "there" }],
  ["an error of another shape", 502, "<html>"],
])("API-1 %s is an answer that this page does not know", async (_, status, body) => {
  answering(status, body);
  expect((await failureOfSession()).code).toBe("UNREADABLE");
});

it("FORM-4 problems are named by their place, the first of each", () => {
  expect(bodyErrors("askForLink", { email: "nobody" })).toEqual({
    email: "Enter an e-mail address, like name@example.nhs.uk",
  });
  expect(bodyErrors("askForLink", { email: "priya.nair@example.nhs.uk" })).toEqual({});
});

it("FORM-4 problems come in the order of the form, the first of each place", () => {
  const body = { token: "t", networkName: "", name: "", email: "", start: "empty" };
  expect(Object.keys(bodyErrors("setUp", body))).toEqual(["networkName", "name", "email"]);
});
