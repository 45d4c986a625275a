/** Everything in a run: the disk, the server on it, and people with their tabs. */
import type { CharterId } from "@acb/schemas/ids";
import { seedDocument } from "@acb/shared/document/from-template";
import type { Random } from "@acb/shared/document/testing/random-prose-edits";
import { smallSeed } from "@acb/shared/document/testing/test-charter";
import * as Y from "yjs";
import type { UpdateLog } from "../../storage/ports/update-log.ts";
import { replay } from "../../storage/replay.ts";
import type { Login } from "../entrance/login.ts";
import { createFakeClock, type FakeClock } from "../testing/fake-clock.ts";
import type { Breakage } from "./broken-servers.ts";
import { createDisk, type Disk, type OnCall } from "./disk.ts";
import { type Counts, watchDoor } from "./oracle.ts";
import { startServerProcess } from "./server-process.ts";
import { Tab } from "./tab.ts";

export type World = {
  readonly charterId: CharterId;
  readonly clock: FakeClock;
  readonly disk: Disk;
  readonly log: UpdateLog;
  readonly tabs: readonly Tab[];
  readonly counts: Counts;
  /** What must never happen, and did. */
  readonly breaches: readonly string[];
  /** Whose device drew each client id. */
  readonly drawnBy: ReadonlyMap<number, Login>;
  /** A tab of somebody who comes now. */
  readonly open: (login: Login) => Tab;
  /** What this person's browser keeps of the charter, from all of its tabs. */
  readonly deviceCopy: (tab: Tab) => Uint8Array;
  readonly foldLog: () => Promise<void>;
  readonly stopServer: () => Promise<void>;
  readonly killServer: (lands: boolean) => void;
  /** All that can arrive arrives, until all is quiet. */
  readonly settle: () => Promise<void>;
};

export type WorldOptions = {
  readonly charterId: CharterId;
  readonly log: UpdateLog;
  readonly random: Random;
  readonly breakage?: Breakage;
  readonly onCall?: (world: World, call: number) => boolean;
};

const SEED = seedDocument(smallSeed());

export const createWorld = async (options: WorldOptions): Promise<World> => {
  const { charterId, log, random } = options;
  await log.append([{ charterId, bytes: SEED, personId: null, organisationId: null }]);
  const clock = createFakeClock();
  const onCall: OnCall = (call) => options.onCall?.(world, call) ?? false;
  const disk = createDisk(log, onCall);
  disk.durable.add(SEED);
  const server = startServerProcess(disk, clock, options.breakage);
  const tabs: Tab[] = [];
  const counts: Counts = { updates: 0, refusals: 0 };
  const breaches: string[] = [];
  const drawnBy = new Map<number, Login>();
  const onBreach = (what: string) => void breaches.push(what);
  const door = watchDoor({ door: server, durable: disk.durable, counts, onBreach });

  const settle = async (): Promise<void> => {
    do {
      for (const { peer } of tabs) peer.deliver("out");
      do await clock.settle();
      while (await disk.settled());
      for (const { peer } of tabs) peer.deliver("in");
    } while (tabs.some(({ peer }) => peer.hasTraffic));
  };

  const world: World = {
    charterId,
    clock,
    disk,
    log,
    tabs,
    counts,
    breaches,
    drawnBy,
    settle,
    open: (login) => {
      const drawClientId = () => {
        const clientId = 1 + random(2 ** 31);
        drawnBy.set(clientId, login);
        return clientId;
      };
      const tab = new Tab({ door, charterId, login, drawClientId, onBreach });
      tabs.push(tab);
      return tab;
    },
    deviceCopy: ({ login }) =>
      Y.mergeUpdates(
        tabs
          .filter((tab) => tab.login.personId === login.personId)
          .map(({ doc }) => Y.encodeStateAsUpdate(doc)),
      ),
    foldLog: async () => {
      const stored = await log.load(charterId);
      await log.compact(charterId, stored.lastSeq, Y.encodeStateAsUpdate(replay(stored)));
    },
    stopServer: async () => {
      disk.release();
      await server.stop();
    },
    killServer: (lands) => {
      server.kill(lands);
      for (const { peer } of tabs) peer.disconnect();
    },
  };
  return world;
};
