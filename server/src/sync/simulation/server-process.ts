/** The server of a run: stopped or killed, and started again on the same disk. */
import type { CharterId } from "@acb/schemas/ids";
import type { Clock } from "../clock.ts";
import type { Login } from "../entrance/login.ts";
import type { Participant } from "../participant/participant.ts";
import type { Socket } from "../participant/socket.ts";
import { RoomRegistry } from "../room/room-registry.ts";
import type { FakeClock } from "../testing/fake-clock.ts";
import { type Breakage, brokenSocket } from "./broken-servers.ts";
import type { Disk, Life } from "./disk.ts";

export type ServerProcess = {
  readonly join: (charterId: CharterId, login: Login, socket: Socket) => Pick<Participant, "receive" | "end">;
  /** As on SIGTERM: stores what has arrived, says goodbye, and starts anew. */
  readonly stop: () => Promise<void>;
  /** As on SIGKILL: nothing more is done or said. */
  readonly kill: (lands: boolean) => void;
};

/** The faults of its disk are the run's own; a fault of the server's over a frame is none of them. */
const onFault: ConstructorParameters<typeof RoomRegistry>[0]["onFault"] = (what, cause) => {
  if (what === "frame") throw cause;
};

type Running = { readonly life: Life; readonly rooms: RoomRegistry };

/** `breakage`: how it breaks its promises; it keeps them without. */
export const startServerProcess = (disk: Disk, clock: FakeClock, breakage: Breakage = {}): ServerProcess => {
  const start = (): Running => {
    const life: Life = { isOver: false, lands: false };
    const storage = {
      updates: breakage.log?.(disk.logFor(life)) ?? disk.logFor(life),
      charters: { roles: async () => [], state: async () => "open" as const },
      pens: { now: async () => [] },
    };
    return { life, rooms: new RoomRegistry({ storage, clock: whileAlive(clock, life), onFault }) };
  };
  let running = start();

  return {
    join: (charterId, login, socket) => {
      const { life, rooms } = running;
      const { send, bufferedBytes } = brokenSocket(socket, breakage);
      const participant = rooms.join(charterId, login, {
        send: (frame) => {
          if (!life.isOver) send(frame);
        },
        bufferedBytes,
        close: (code, reason) => {
          if (!life.isOver) socket.close(code, reason);
        },
      });
      return {
        receive: (frame) => {
          if (!life.isOver) participant.receive(frame);
        },
        end: () => {
          if (!life.isOver) participant.end();
        },
      };
    },
    stop: async () => {
      let isClosed = false;
      const closing = running.rooms.close().then(() => {
        isClosed = true;
      });
      while (!isClosed) await clock.advance(1_000);
      await closing;
      running.life.isOver = true;
      running = start();
    },
    kill: (lands) => {
      running.life.isOver = true;
      running.life.lands = lands;
      running = start();
    },
  };
};

/** A dead process runs nothing that it had put off. */
const whileAlive = (clock: Clock, life: Life): Clock => {
  const ifAlive = (run: () => void) => () => {
    if (!life.isOver) run();
  };
  return {
    nowMs: clock.nowMs,
    busyShare: clock.busyShare,
    soon: (run) => clock.soon(ifAlive(run)),
    after: (delayMs, run) => clock.after(delayMs, ifAlive(run)),
  };
};
