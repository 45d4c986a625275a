/** A server's process: started, watched from outside by `/proc`, and ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { elapsed, until } from "../waiting.ts";

export type RunningProcess = {
  /** Of all its threads, in user and system mode, since its start. */
  readonly cpuSeconds: () => Promise<number>;
  readonly memoryBytes: () => Promise<number>;
  /** The most memory that it ever held. */
  readonly peakMemoryBytes: () => Promise<number>;
  /** Resolves when it does hardly anything any more, or after the limit. */
  readonly quiet: () => Promise<void>;
  readonly printed: () => string;
  readonly end: (signal: "SIGTERM" | "SIGKILL") => Promise<void>;
};

type Program = {
  readonly file: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly port: number;
};

const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 15_000;
const QUIET_LIMIT_MS = 60_000;
const QUIET_WINDOW_MS = 500;
const QUIET_SHARE = 0.04;
/** Linux counts in hundredths of a second for user space, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

/** Resolves when the port accepts connections; rejects, with what was printed, when it never does. */
export const startProcess = async ({
  file,
  args = [],
  environment = {},
  port,
}: Program): Promise<RunningProcess> => {
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const take = (chunk: unknown): void => {
    output += String(chunk);
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const answers = await until(async () => hasEnded() || (await accepts(port)), START_LIMIT_MS);
  if (!answers || hasEnded()) {
    child.kill("SIGKILL");
    throw new Error(`${file} did not start:\n${output}`);
  }
  const { pid = 0 } = child;
  const cpuSeconds = () => readCpuSeconds(pid);
  return {
    cpuSeconds,
    memoryBytes: () => readMemory(pid, "VmRSS"),
    peakMemoryBytes: () => readMemory(pid, "VmHWM"),
    quiet: () => becomesQuiet(cpuSeconds),
    printed: () => output,
    end: (signal) => end(child, signal),
  };
};

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
};

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const tell = (isOpen: boolean) => () => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", tell(true));
    socket.once("error", tell(false));
  });

const end = async (child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const late = setTimeout(() => child.kill("SIGKILL"), END_LIMIT_MS);
  await ended;
  clearTimeout(late);
};

const readCpuSeconds = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // The name of the program stands in brackets and may hold spaces; utime and stime are the 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
};

const readMemory = async (pid: number, line: "VmRSS" | "VmHWM"): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(status.match(new RegExp(`${line}:\\s+(\\d+) kB`))?.[1]) * 1024;
};

const becomesQuiet = async (cpuSeconds: () => Promise<number>): Promise<void> => {
  const endAt = performance.now() + QUIET_LIMIT_MS;
  let [before, share] = [await cpuSeconds(), 1];
  while (share > QUIET_SHARE && performance.now() < endAt) {
    await elapsed(QUIET_WINDOW_MS);
    const now = await cpuSeconds();
    share = ((now - before) * 1000) / QUIET_WINDOW_MS;
    before = now;
  }
};
