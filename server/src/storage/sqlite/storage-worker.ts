/** The worker thread that owns the database: opens it, then answers one request after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { isForLater, openConnection } from "./connection.ts";
import { detach, type Reply, type Request } from "./messages.ts";
import { type Operations, operationsOn } from "./operations.ts";

const port = parentPort;
if (port === null) throw new Error("The storage worker runs as a worker thread only.");

const send = (reply: Reply): void => {
  const { value, buffers } = detach(reply.kind === "answer" ? reply.value : null);
  port.postMessage(reply.kind === "answer" ? { ...reply, value } : reply, buffers);
};

const answer = (operations: Operations, { id, group, name, args }: Request): Reply => {
  try {
    // The typed proxy on the other side names only operations that are there, with arguments that fit.
    const table = operations as unknown as Record<string, Record<string, (...args: unknown[]) => unknown>>;
    const operation = table[group]?.[name];
    if (operation === undefined) throw new Error(`The storage has no operation ${group}.${name}.`);
    return { kind: "answer", id, value: operation(...args) };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    return isForLater(error)
      ? { kind: "cannotStore", id, why: error.message }
      : { kind: "failure", id, error };
  }
};

const operations = operationsOn(openConnection(String(workerData)), () => new Date());
port.on("message", (request: Request) => send(answer(operations, request)));
send({ kind: "open" });
