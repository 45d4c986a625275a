/** Half-open sockets (SPEC: Sync). */
import { expect, it } from "vitest";
import { createFakeClock } from "../testing/fake-clock.ts";
import { startHeartbeat } from "./heartbeat.ts";

const start = () => {
  const clock = createFakeClock();
  const heard = { pings: 0, isTerminated: false };
  const heartbeat = startHeartbeat(clock, {
    ping: () => {
      heard.pings += 1;
    },
    terminate: () => {
      heard.isTerminated = true;
    },
  });
  return { clock, heard, heartbeat };
};

it("SY12 a peer that answers stays", async () => {
  const { clock, heard, heartbeat } = start();
  for (let second = 0; second < 120; second += 1) {
    await clock.advance(1_000);
    heartbeat.answered();
  }
  expect(heard).toEqual({ pings: 6, isTerminated: false });
});

it("SY12 a peer that is silent is gone within 45 seconds", async () => {
  const { clock, heard } = start();
  await clock.advance(45_000);
  expect(heard).toEqual({ pings: 1, isTerminated: true });
});

it("SY12 after the socket has closed, nothing is sent", async () => {
  const { clock, heard, heartbeat } = start();
  heartbeat.stop();
  await clock.advance(120_000);
  expect(heard).toEqual({ pings: 0, isTerminated: false });
});
