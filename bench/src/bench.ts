/** What measures share: the charters that all servers hold, and a fresh server in a folder of its own. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { House } from "./servers/house.ts";
import type { RunningServer, ServerKind } from "./servers/server-kind.ts";

export type Bench = {
  readonly house: House;
  /** One short round, to see that everything works: its figures mean little. */
  readonly isQuick: boolean;
  readonly tracePath: string | null;
  /** Where everything of this run is kept, and removed from at its end. */
  readonly folder: string;
};

/** The charter of a room, as every server holds it. */
export const seedOf = ({ house }: Bench, room: number): Uint8Array => {
  const seed = house.charters[room]?.seed;
  if (seed === undefined) throw new Error(`There is no charter for room ${room}.`);
  return seed;
};

/** A folder with what an empty installation of this server holds. */
export const newFolder = async ({ folder }: Bench, kind: ServerKind): Promise<string> => {
  const made = await mkdtemp(join(folder, "server-"));
  await kind.fill(made);
  return made;
};

export const copyOf = async ({ folder }: Bench, original: string): Promise<string> => {
  const made = await mkdtemp(join(folder, "server-"));
  await cp(original, made, { recursive: true });
  return made;
};

/** Runs a task with a server of that folder, which it ends in any case. */
export const withServerIn = async <Answer>(
  folder: string,
  kind: ServerKind,
  task: (server: RunningServer) => Promise<Answer>,
): Promise<Answer> => {
  const server = await kind.start(folder);
  try {
    return await task(server);
  } finally {
    await server.end("SIGTERM");
  }
};

/** Runs a task with a fresh server, of which nothing is left afterwards. */
export const withServer = async <Answer>(
  bench: Bench,
  kind: ServerKind,
  task: (server: RunningServer) => Promise<Answer>,
): Promise<Answer> => {
  const folder = await newFolder(bench, kind);
  try {
    return await withServerIn(folder, kind, task);
  } finally {
    await rm(folder, { recursive: true });
  }
};
