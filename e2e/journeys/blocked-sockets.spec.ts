/** A room whose network blocks WebSockets, and the page that its technician tries the day before (SPEC: N). */
import { expect } from "@playwright/test";
import {
  expectAxeFindsNothing,
  expectAxeFindsNothingAbove,
  expectNothingBeyondTheEdge,
} from "../fixtures/accessibility.ts";
import { blockWebSockets } from "../fixtures/blocked-sockets.ts";
import { test } from "../fixtures/example-server.ts";
import { seatAt } from "../fixtures/people.ts";
import { takePictures } from "../fixtures/screenshots.ts";
import { CHARTER, PEOPLE } from "../fixtures/wendle-vale.ts";
import { writePage } from "../pages/write-page.ts";

const SECTION = "Vision and principles";
const NOTE = "Slower connection: your network blocks live sockets";

test("N1 N2 one of two cannot use WebSockets: both write, both read, both are told what is saved", async ({
  house,
}) => {
  const blocked = await house.seat(PEOPLE.writer);
  await blockWebSockets(blocked.context);
  const free = await house.seat(PEOPLE.otherWriter);
  const [here, there] = [writePage(blocked.page), writePage(free.page)];
  await Promise.all([here.open(CHARTER.id), there.open(CHARTER.id)]);
  await Promise.all([here.says("Saved"), there.says("Saved")]);
  await expect(blocked.page.getByRole("link", { name: NOTE })).toBeVisible();
  await expect(free.page.getByRole("link", { name: NOTE })).toHaveCount(0);
  await expectAxeFindsNothingAbove(blocked.page);

  await here.enter(here.text(SECTION));
  await here.type(" Typed through the gateway.");
  await expect(there.text(SECTION)).toContainText("Typed through the gateway.");
  await there.enter(there.text(SECTION));
  await there.type(" Typed beside it.");
  await expect(here.text(SECTION)).toContainText("Typed beside it.");
  await Promise.all([here.says("Saved"), there.says("Saved")]);
  await expect(free.page.getByText(`With ${PEOPLE.writer}`)).toBeVisible();

  await here.page.reload();
  await here.says("Saved");
  for (const words of ["Typed through the gateway.", "Typed beside it."])
    await expect(here.text(SECTION)).toContainText(words);
  await takePictures(blocked.page, "write-by-http");
  await blocked.context.close();
  await expect(free.page.getByText("Only you are here")).toBeVisible();
  await free.context.close();
});

test("N3 a server that is killed and comes back finds those without WebSockets as it finds the others", async ({
  server,
  house,
}) => {
  const { page, context } = await house.seat(PEOPLE.writer);
  await blockWebSockets(context);
  const here = writePage(page);
  await here.open(CHARTER.id);
  await here.says("Saved");
  await server.kill();
  await here.enter(here.text(SECTION));
  await here.type(" While nobody listened.");
  await expect(page.getByTestId("state-line")).toContainText("Offline: kept on this device");
  await server.startAgain();
  await here.says("Saved");
  await page.reload();
  await here.says("Saved");
  await expect(here.text(SECTION)).toContainText("While nobody listened.");
  await context.close();
});

test("N5 a page opens with the packed state, asked for beside its script, and the socket brings a small part only", async ({
  house,
}) => {
  const { page, context } = await house.seat(PEOPLE.otherWriter);
  let byteCount = 0;
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      byteCount += payload.length;
    }),
  );
  const packed = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith("/state"));
  const here = writePage(page);
  await here.open(CHARTER.id);
  await here.says("Saved");
  const state = await (await packed).body();
  expect(byteCount).toBeGreaterThan(0);
  expect(byteCount).toBeLessThan(state.byteLength / 10);
  const asked = await page.evaluate(requestsUntilNow);
  expect(asked.filter(({ path }) => path.endsWith("/state"))).toHaveLength(1);
  const early = asked.filter(({ isBeforeScript }) => isBeforeScript).map(({ path }) => path);
  const record = `/api/charters/${CHARTER.id}`;
  for (const path of ["/api/session", record, `${record}/sign-off`, `/sync/${CHARTER.id}/state`])
    expect(early).toContain(path);
  expect(early.join()).toContain("/assets/write-page-");
  await context.close();
});

/** In the page: what it asked for until now, and whether its own script was still on the way then. */
const requestsUntilNow = () => {
  const script = document.querySelector<HTMLScriptElement>("script[type=module]")?.src;
  const all = performance.getEntriesByType("resource").map((entry) => ({
    name: entry.name,
    startTime: entry.startTime,
    // Entries of that type have the times of a resource; the type of the list does not say so.
    responseEnd: (entry as PerformanceResourceTiming).responseEnd,
  }));
  const scriptEnd = all.find(({ name }) => name === script)?.responseEnd ?? 0;
  return all.map(({ name, startTime }) => ({
    path: new URL(name).pathname,
    isBeforeScript: startTime < scriptEnd,
  }));
};

const WIDTHS = [360, 768, 1440] as const;

for (const isBlocked of [false, true]) {
  test(`N4 CHECK-1 the check of the connection, with WebSockets ${isBlocked ? "blocked" : "let through"}`, async ({
    browser,
    server,
  }) => {
    const { page, context } = await seatAt(browser, server.url);
    if (isBlocked) await blockWebSockets(context);
    await page.goto("/check-connection");
    const verdict = isBlocked
      ? "Writing together works from here, more slowly"
      : "Writing together works from here";
    // The tone of a notice stands before it, for those who do not see the colour.
    const said = page.getByRole("main").getByText(new RegExp(`^(Done|Take care): ${verdict}$`));
    await expect(said).toBeVisible();
    const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name}`) });
    for (const name of [
      "This page",
      "Answers of the server",
      "Cookies",
      "The slower way",
      "Storage on this device",
    ])
      await expect(row(name)).toContainText("Works");
    await expect(row("Live sockets")).toContainText(isBlocked ? "Ask for: Let WebSockets through" : "Works");
    const report = page.getByRole("textbox", { name: "What was found, and what to ask for" });
    await expect(report).toHaveValue(new RegExp(`Connection check for ${server.url}[^]*${verdict}`));
    await expect(report).toHaveValue(
      isBlocked ? /Please: Let WebSockets through to wss:/ : /Works: Live sockets/,
    );
    await takePictures(page, isBlocked ? "check-connection-blocked" : "check-connection");
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expectAxeFindsNothing(page);
      await expectNothingBeyondTheEdge(page);
    }
    const again = page.getByRole("button", { name: "Check again" });
    await again.click();
    await expect(said).toBeVisible();
    await context.setOffline(true);
    await again.click();
    await expect(page.getByRole("main").getByText(/^Problem: Writing together does not work/)).toBeVisible();
    for (const name of ["Answers of the server", "Cookies", "Live sockets", "The slower way"])
      await expect(row(name)).toContainText("Ask for");
    await expect(row("Storage on this device")).toContainText("Works");
    await context.close();
  });
}
