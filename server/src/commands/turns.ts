/**
 * One after the other, by key: what reads, judges and then writes, where no one transaction can do all of it (SPEC: ORG12).
 * The server is one process, so this holds for all of it.
 */
import type { CharterId, PersonId } from "@acb/schemas/ids";

/** Whom a charter asks, the organisations that end, or where a guest comes in again. */
type Turn = CharterId | PersonId | "endings";

/**
 * Runs the task when those before it with the same key have ended, whatever became of them; answers as it does. Within a
 * turn another key may be asked for, the same one never: it would wait for itself. "endings" comes before a charter.
 */
export type InTurn = <Answer>(key: Turn, task: () => Promise<Answer>) => Promise<Answer>;

export const createTurns = (): InTurn => {
  const last = new Map<Turn, Promise<unknown>>();
  return async (key, task) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(task);
    const ended = mine.catch(() => undefined);
    last.set(key, ended);
    try {
      return await mine;
    } finally {
      if (last.get(key) === ended) last.delete(key);
    }
  };
};
