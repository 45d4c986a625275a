/** Updates of people who are not in the room, by the same rules and the same way to the disk as everybody's (SPEC: BA13). */
import { updateFrame } from "@acb/shared/protocol/frames";
import type { AbsentUpdate, Brought } from "../../commands/context.ts";
import { CannotStore } from "../../storage/ports/faults.ts";
import type { Guard } from "../guard/guard.ts";
import type { Member } from "../room/member.ts";
import type { Room } from "../room/room.ts";

/** So many are tried in one breath: others type meanwhile. */
const BREATH = 100;

/** In order, each after those before it. Rejects with `CannotStore` when something that was taken cannot be stored. */
export const bringUpdates = async (
  room: Room,
  guard: Guard,
  updates: readonly AbsentUpdate[],
): Promise<readonly Brought[]> => {
  const brought: Brought[] = [];
  while (brought.length < updates.length) {
    const next = updates.slice(brought.length, brought.length + BREATH);
    brought.push(...next.map((update) => bring(room, guard, update)));
    await room.whenStored().catch((cause: unknown) => {
      throw new CannotStore("What was given back cannot be stored just now.", { cause });
    });
  }
  return brought;
};

const bring = (room: Room, guard: Guard, { update, ...author }: AbsentUpdate): Brought => {
  const writer = absent(author);
  const seen = guard.frame(updateFrame(update), writer.login);
  if (!seen.ok || seen.frame.kind !== "write") return "refused";
  // It deletes nothing but what it replaces, so there is nothing to keep first.
  const { kind } = room.submit(writer, seen.frame, { frameCount: 1, isKept: true });
  switch (kind) {
    case "accepted":
    case "nothingNew":
      return "taken";
    case "early":
      return "early";
    case "large":
    case "refused":
      return "refused";
    default:
      return kind satisfies never;
  }
};

/** Nobody hears it: whoever wrote the words learns of them as everybody does. */
const absent = ({ personId, organisationId }: Omit<AbsentUpdate, "update">): Member => ({
  login: {
    personId,
    name: "",
    organisation: organisationId === null ? null : { id: organisationId, name: "" },
    mayWrite: true,
    lastsMs: null,
  },
  send: () => {},
  bufferedBytes: 0,
  sendIfFlowing: () => {},
  stored: () => {},
  close: () => {},
});
