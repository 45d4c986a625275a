/** Requests to the storage worker and their answers; when the worker dies, every caller hears it. */
import { Worker } from "node:worker_threads";
import { CannotStore, DamagedCharter } from "../../ports/faults.ts";
import { detach, type OperationNames, type Reply, type Request } from "./messages.ts";

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

export type WorkerLink = {
  /** Resolves when the database is open, to what can be asked for; rejects with the reason when it cannot be. */
  readonly opened: Promise<OperationNames>;
  readonly request: (group: string, name: string, args: readonly unknown[]) => Promise<unknown>;
  readonly end: () => Promise<void>;
};

export const linkWorker = (file: string): WorkerLink => {
  const worker = new Worker(new URL("./storage-worker.ts", import.meta.url), { workerData: file });
  const waiting = new Map<number, Waiting>();
  const open = Promise.withResolvers<OperationNames>();
  let lastId = 0;
  let ended: Error | null = null;

  const endWith = (error: Error): void => {
    ended ??= error;
    open.reject(ended);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };

  const receive = (reply: Reply): void => {
    if (reply.kind === "open") {
      open.resolve(reply.names);
      return;
    }
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    switch (reply.kind) {
      case "answer":
        caller?.resolve(reply.value);
        return;
      case "failure":
        caller?.reject(reply.error);
        return;
      case "cannotStore":
        caller?.reject(new CannotStore(reply.why));
        return;
      case "damaged":
        caller?.reject(new DamagedCharter(reply.charterId, reply.what));
        return;
      default:
        reply satisfies never;
    }
  };

  worker.on("message", receive);
  worker.on("error", (cause) => endWith(cause instanceof Error ? cause : new Error(String(cause))));
  worker.on("exit", () => endWith(new Error("The storage is closed.")));

  return {
    opened: open.promise,
    request: (group, name, args) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        lastId += 1;
        const { value, buffers } = detach(args);
        waiting.set(lastId, { resolve, reject });
        // detach keeps the shape: what went in as a list comes out as one.
        const request: Request = { id: lastId, group, name, args: value as readonly unknown[] };
        worker.postMessage(request, buffers);
      }),
    end: async () => {
      await worker.terminate();
    },
  };
};
