/** The crash server as a process of its own: started, asked where it is, and killed as a power cut would. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { programFile } from "../../testing/program.ts";

/** With `wait` it has read its program, and opens the database file when it hears a line. */
export const spawnServer = (databaseFile: string, when: "now" | "wait" = "now"): ChildProcess =>
  spawn(process.execPath, [programFile("crash-server"), databaseFile, when], {
    stdio: ["pipe", "pipe", "inherit"],
  });

/** Resolves with its address when it serves; rejects when it ends before that. */
export const originOf = async (server: ChildProcess): Promise<string> => {
  const served = once(server.stdout ?? server, "data").then(([line]) => String(line).trim());
  const ended = once(server, "exit").then(([code]) => {
    throw new Error(`The server ended with ${code} before it served.`);
  });
  return Promise.race([served, ended]);
};

/** Resolves when it is gone. */
export const kill = async (server: ChildProcess): Promise<void> => {
  const ended = once(server, "exit");
  server.kill("SIGKILL");
  await ended;
};
