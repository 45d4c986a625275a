/** Every storage operation on one connection, by group and name: what the worker can be asked for. */
import type { Storage } from "../storage.ts";
import { chartersOn } from "./charters.ts";
import type { Connection } from "./connection.ts";
import { directoryOn } from "./directory.ts";
import { eventsOn } from "./events.ts";
import { identityOn } from "./identity.ts";
import { outboxOn } from "./outbox.ts";
import { packedStatesOn } from "./packed-states.ts";
import { updateLogOn } from "./updates.ts";

type Group = Exclude<keyof Storage, "ready" | "close">;
type Immediate<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...args: infer Args) => Promise<infer Answer>
    ? (...args: Args) => Answer
    : never;
};
/** The storage interface as it is inside the worker: the same operations, answered at once. */
export type Operations = { readonly [Name in Group]: Immediate<Storage[Name]> } & {
  readonly whole: Immediate<Pick<Storage, "ready" | "close">>;
};

export const operationsOn = (db: Connection, now: () => Date): Operations => {
  const updates = updateLogOn(db, now);
  return {
    updates: { ...updates, packed: packedStatesOn(db, updates.load) },
    directory: directoryOn(db),
    charters: chartersOn(db, updates.append),
    events: eventsOn(db),
    outbox: outboxOn(db),
    identity: identityOn(db),
    whole: {
      // Writes the file's header, so that a full or read-only disk answers here and not in somebody's edit.
      ready: () => void db.$client.pragma("user_version = 1"),
      close: () => void db.$client.close(),
    },
  };
};
