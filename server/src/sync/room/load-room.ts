/** Makes the room of a charter from what is stored of it (SPEC: Sync). */
import type { CharterId } from "@acb/schemas/ids";
import type { Storage } from "../../storage/storage.ts";
import type { Clock } from "../clock.ts";
import type { GroupCommit } from "../commit/group-commit.ts";
import { ClientIdOwners } from "../guard/client-id-owners.ts";
import type { Guard } from "../guard/guard.ts";
import { SectionPens } from "../guard/section-pens.ts";
import { Room } from "./room.ts";
import type { openDocument } from "./trial-document.ts";

export type LoadRoomOptions = {
  readonly storage: Pick<Storage, "updates"> & { readonly pens: Pick<Storage["pens"], "now"> };
  readonly clock: Clock;
  readonly commit: GroupCommit;
  readonly guard: Guard;
  /** Makes the charter's live document at its first write. */
  readonly openLive: typeof openDocument;
  /** A commit stored so much of it. */
  readonly onStored: (byteCount: number) => void;
  /** Nobody is there and nothing waits: the room is to be forgotten. Called once. */
  readonly onDone: () => void;
};

/** The pens are the room's own: whoever moves one puts them. */
export type LoadedRoom = { readonly room: Room; readonly pens: SectionPens };

/** Rejects when what is stored cannot be read, or is damaged. */
export const loadRoom = async (
  charterId: CharterId,
  { storage, clock, commit, guard, openLive, onStored, onDone }: LoadRoomOptions,
): Promise<LoadedRoom> => {
  const stored = await storage.updates.load(charterId);
  const owners = new ClientIdOwners(await storage.updates.owners(charterId));
  const pens = new SectionPens(await storage.pens.now(charterId));
  const room = new Room({
    charterId,
    stored,
    owners,
    commit,
    clock,
    openLive: (bytes) => openLive(bytes, { guard, owners, pens }),
    onStored,
    onDone,
  });
  return { room, pens };
};
