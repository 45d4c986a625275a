/** The crash server as a process of its own: started, asked where it is, and killed as a power cut would. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { programFile } from "../../testing/program.ts";

/** With `wait` it has read its program, and opens the database file when it hears a line. */
export const spawnServer = (databaseFile: string, when: "now" | "wait" = "now"): ChildProcess =>
  spawn(process.execPath, [programFile("crash-server"), databaseFile, when], {
    stdio: ["pipe", "pipe", "inherit"],
  });

/** Resolves with its address when it serves. */
export const originOf = async (server: ChildProcess): Promise<string> => {
  const [line] = await once(server.stdout ?? server, "data");
  return String(line).trim();
};

/** Resolves when it is gone. */
export const kill = async (server: ChildProcess): Promise<void> => {
  const ended = once(server, "exit");
  server.kill("SIGKILL");
  await ended;
};
