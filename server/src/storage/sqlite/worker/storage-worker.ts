/** The worker thread that owns the database: opens it, then answers one request after the other. */
import { parentPort, workerData } from "node:worker_threads";
import type { ErasedPerson } from "../../ports/erasure.ts";
import { DamagedCharter } from "../../ports/faults.ts";
import { isForLater, openConnection } from "../connection.ts";
import { newestCommit } from "../durability/commits.ts";
import { markInMemory, openMark } from "../durability/high-water-mark.ts";
import { addErased, readErased } from "../operations/erased-file.ts";
import { type Operations, operationsOn } from "../operations/operations.ts";
import { detach, type OperationNames, type Reply, type Request } from "./messages.ts";

const IN_MEMORY = ":memory:";
const port = parentPort;
if (port === null) throw new Error("The storage worker runs as a worker thread only.");

const send = (reply: Reply): void => {
  const { value, buffers } = detach(reply.kind === "answer" ? reply.value : null);
  port.postMessage(reply.kind === "answer" ? { ...reply, value } : reply, buffers);
};

const answer = async (operations: Operations, { id, group, name, args }: Request): Promise<Reply> => {
  try {
    // The other side was told these names, and its types hold the arguments.
    const table = operations as unknown as Record<string, Record<string, (...args: unknown[]) => unknown>>;
    const operation = table[group]?.[name];
    if (operation === undefined) throw new Error(`The storage has no operation ${group}.${name}.`);
    const value = await operation(...args);
    if (group === "whole" && name === "close") await mark.close();
    return { kind: "answer", id, value };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    if (error instanceof DamagedCharter) {
      return { kind: "damaged", id, charterId: error.charterId, what: error.what };
    }
    return isForLater(error)
      ? { kind: "cannotStore", id, why: error.message }
      : { kind: "failure", id, error };
  }
};

const namesOf = (operations: Operations): OperationNames =>
  Object.fromEntries(Object.entries(operations).map(([group, table]) => [group, Object.keys(table)]));

const file = String(workerData);
const connection = openConnection(file);
const isFile = file !== IN_MEMORY;
const mark = isFile ? await openMark(file, () => newestCommit(connection)) : markInMemory();
const keepErased = async (erased: readonly ErasedPerson[]): Promise<void> => {
  if (isFile) await addErased(file, erased);
};
const operations = operationsOn(connection, () => new Date(), mark, { keepErased });
if (isFile) for (const erased of await readErased(file)) operations.erasure.eraseAgain(erased);
// What a crash has left of an erasure goes before anybody is let in; a disk too full for it keeps nobody out.
await operations.erasure.leaveNoTrace().catch((cause: unknown) => {
  if (!isForLater(cause)) throw cause;
});
// A long operation ends later; all others are answered in the order in which they came.
port.on("message", async (request: Request) => send(await answer(operations, request)));
send({ kind: "open", names: namesOf(operations) });
