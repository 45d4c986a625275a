/** Runs one of the server's programs as its own process, as a person does at a terminal. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Program = {
  /** Resolves when the text is printed; rejects, with what was printed, when the program ends without it. */
  readonly prints: (text: string) => Promise<void>;
  readonly printed: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>;
};

type Given = {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

/** The file of a program as the test run built it (server/vite.config.ts). */
export const programFile = (name: "main" | "admin" | "crash-server"): string =>
  fileURLToPath(new URL(`../../test-results/programs/${name}.js`, import.meta.url));

/** Nothing of this process's own settings is handed on. */
export const runProgram = (name: "main" | "admin", { args = [], environment = {} }: Given = {}): Program => {
  const child = spawn(process.execPath, [programFile(name), ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const waiting = new Set<() => void>();
  const take = (chunk: unknown): void => {
    output += String(chunk);
    for (const look of waiting) look();
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    printed: () => output,
    signal: (signal) => void child.kill(signal),
    ended,
    prints: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!output.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        void ended.then((code) =>
          reject(new Error(`It ended with ${code} and never printed “${text}”:\n${output}`)),
        );
        look();
      }),
  };
};
