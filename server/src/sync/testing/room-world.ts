/** A registry on a held log and a fake clock, with peers in it: the stage of the room tests. */
import { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import type { SectionPen } from "@acb/schemas/pen";
import type { RoleGrant } from "@acb/schemas/role";
import type { Login } from "../entrance/login.ts";
import { RoomRegistry } from "../room/room-registry.ts";
import { createFakeClock } from "./fake-clock.ts";
import { freeTextGuard } from "./free-text.ts";
import { createHeldLog } from "./held-log.ts";
import { Peer } from "./peer.ts";

export const CHARTER = CharterId.parse("cha_wendle");

export const loginOf = (name: string, mayWrite = true): Login => ({
  personId: PersonId.parse(`per_${name.toLowerCase()}`),
  name,
  organisation: { id: OrganisationId.parse("org_trust"), name: "Wendle Vale Trust" },
  mayWrite,
  lastsMs: null,
});

type WorldOptions = Pick<ConstructorParameters<typeof RoomRegistry>[0], "guard" | "keep">;

/** The text `t` may be written in, unless another guard is given. */
export const createRoomWorld = (options: WorldOptions = {}) => {
  const clock = createFakeClock();
  const log = createHeldLog();
  const faults: string[] = [];
  const peers: Peer[] = [];
  let grants: readonly RoleGrant[] = [];
  let pens: readonly SectionPen[] = [];
  const rooms = new RoomRegistry({
    storage: {
      updates: log,
      charters: { roles: async () => grants, state: async () => "open" },
      pens: { now: async () => pens },
    },
    clock,
    onFault: (what) => void faults.push(what),
    guard: freeTextGuard,
    ...options,
  });

  /** Everything that can arrive arrives, until all is quiet. */
  const settle = async (): Promise<void> => {
    do {
      for (const peer of peers) peer.deliver("out");
      await clock.settle();
      for (const peer of peers) peer.deliver("in");
    } while (peers.some((peer) => peer.hasTraffic));
  };

  return {
    clock,
    log,
    rooms,
    faults,
    settle,
    setGrants: (given: readonly RoleGrant[]) => {
      grants = given;
    },
    setPens: (put: readonly SectionPen[]) => {
      pens = put;
    },
    addPeer: (login: Login, charterId = CHARTER): Peer => {
      const peer = new Peer(rooms, charterId, login);
      peers.push(peer);
      return peer;
    },
    join: async (login: Login, charterId = CHARTER): Promise<Peer> => {
      const peer = new Peer(rooms, charterId, login);
      peers.push(peer);
      peer.connect();
      await settle();
      return peer;
    },
  };
};
