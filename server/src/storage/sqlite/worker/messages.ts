/** What travels between the main thread and the storage worker. */
import type { CharterId } from "@acb/schemas/ids";

/** What the worker can be asked for: the names of the operations, by group. */
export type OperationNames = Readonly<Record<string, readonly string[]>>;

/** `group` and `name` are of `OperationNames`; the main thread's storage is the only sender. */
export type Request = {
  readonly id: number;
  readonly group: string;
  readonly name: string;
  readonly args: readonly unknown[];
};

export type Reply =
  | { readonly kind: "open"; readonly names: OperationNames }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly error: Error }
  /** The write may succeed later; an error's own class does not survive the way between threads. */
  | { readonly kind: "cannotStore"; readonly id: number; readonly why: string }
  | { readonly kind: "damaged"; readonly id: number; readonly charterId: CharterId; readonly what: string };

/**
 * Copies every byte array in the value into a buffer of its own, and lists those buffers for transfer. A copy, because
 * the sender keeps its bytes, and because a view on a shared pool would drag the whole pool through the channel.
 */
export const detach = (value: unknown): { readonly value: unknown; readonly buffers: ArrayBuffer[] } => {
  const buffers: ArrayBuffer[] = [];
  const copy = (part: unknown): unknown => {
    if (part instanceof Uint8Array) {
      const own = new Uint8Array(part);
      buffers.push(own.buffer);
      return own;
    }
    if (Array.isArray(part)) return part.map(copy);
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner)]));
  };
  return { value: copy(value), buffers };
};
