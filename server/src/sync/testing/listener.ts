/** A client by hand: every frame that it was sent, as the very object that it was sent as, until it takes them. */
import { readFrame } from "@acb/shared/protocol/frames";
import * as Y from "yjs";
import type { Login } from "../entrance/login.ts";
import type { Participant } from "../participant/participant.ts";
import { readPresence } from "../room/presence-frame.ts";
import type { RoomRegistry } from "../room/room-registry.ts";
import { CHARTER } from "./room-world.ts";

export type Listener = {
  readonly participant: Participant;
  readonly doc: Y.Doc;
  /** What was sent and has not left yet. */
  readonly backlog: () => readonly Uint8Array[];
  readonly backlogBytes: () => number;
  /** The frames of one kind, whether taken or not. */
  readonly frames: (kind: ReturnType<typeof readFrame>["kind"]) => readonly Uint8Array[];
  /** Takes everything: updates into its document. Answers the client ids it was last told are present. */
  readonly take: () => readonly number[];
  readonly closeCode: () => number | null;
};

export const listenIn = (rooms: RoomRegistry, login: Login): Listener => {
  const doc = new Y.Doc();
  const sent: Uint8Array[] = [];
  let taken = 0;
  let closeCode: number | null = null;
  const backlog = () => sent.slice(taken);
  const backlogBytes = () => backlog().reduce((sum, { byteLength }) => sum + byteLength, 0);
  const participant = rooms.join(CHARTER, login, {
    send: (frame) => void sent.push(frame),
    bufferedBytes: backlogBytes,
    close: (code) => {
      closeCode = code;
    },
  });
  return {
    participant,
    doc,
    backlog,
    backlogBytes,
    frames: (kind) => sent.filter((frame) => readFrame(frame).kind === kind),
    take: () => {
      const present = new Set<number>();
      for (const bytes of backlog()) {
        const frame = readFrame(bytes);
        if (frame.kind === "update" || frame.kind === "syncStep2") Y.applyUpdate(doc, frame.update);
        if (frame.kind === "awareness") {
          for (const { clientId } of readPresence(frame.update) ?? []) present.add(clientId);
        }
      }
      taken = sent.length;
      return [...present];
    },
    closeCode: () => closeCode,
  };
};
