/** Tickets for sockets, as they are kept (SPEC: SY69, SY70). */
import { expect, it } from "vitest";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { testInstallation } from "../../testing/test-installation.ts";
import { createSocketTickets } from "./socket-tickets.ts";

const SECOND_MS = 1_000;
const holder = { sessionKey: "session", charterId: "cha_wendle" };

/** Tickets with a clock that the test moves. */
const createDesk = () => {
  let atMs = 0;
  const tickets = createSocketTickets(() => new Date(atMs));
  const later = (ms: number): void => {
    atMs += ms;
  };
  return { ...tickets, later };
};

it("SY69 a ticket has 128 random bits, works once within a minute, and only for its session and charter", () => {
  const { issue, redeem, later } = createDesk();
  const all = Array.from({ length: 50 }, () => issue(holder));
  expect(new Set(all).size).toBe(50);
  expect(all.map((ticket) => Buffer.from(ticket, "base64url").length)).toEqual(Array(50).fill(16));
  const [first = "", second = "", third = "", fourth = ""] = all;
  expect([redeem(first, holder), redeem(first, holder)]).toEqual([true, false]);
  expect(redeem(second, { ...holder, sessionKey: "another" })).toBe(false);
  expect(redeem(second, holder)).toBe(false);
  expect(redeem(third, { ...holder, charterId: "cha_other" })).toBe(false);
  later(60 * SECOND_MS - 1);
  expect(redeem(fourth, holder)).toBe(true);
  later(1);
  expect(redeem(all[4] ?? "", holder)).toBe(false);
});

it("SY70 a session has at most 64 that are not used; the oldest gives way, and no other session's does", () => {
  const { issue, redeem } = createDesk();
  const other = { ...holder, sessionKey: "another" };
  const kept = issue(other);
  const all = Array.from({ length: 1_000 }, () => issue(holder));
  const good = all.filter((ticket) => redeem(ticket, holder));
  expect(good).toEqual(all.slice(-64));
  expect(redeem(kept, other)).toBe(true);
});

it("SY70 a ticket stands in no log, and nothing of it is stored", async () => {
  const installation = await testInstallation();
  const lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
  const params = { charterId: (await lead.call("createCharter", { body: NEW_CHARTER })).record.id };
  const { ticket } = await lead.call("askSocketTicket", { params, body: {} });
  const address = `/sync/${params.charterId}?ticket=${ticket}`;
  const [first, second] = [await lead.request(address), await lead.request(address)];
  // By this door there is no socket to be had, but the first was let through to it.
  expect([first.status, second.status]).toEqual([426, 401]);
  const held = JSON.stringify(await lead.call("getHeldAboutYou"));
  expect(installation.logged()).toContain(`/sync/${params.charterId}`);
  for (const kept of [installation.logged(), held]) expect(kept).not.toContain(ticket);
  await installation.close();
});
