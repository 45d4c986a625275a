/** Makes every fsync of a running process slow, and tells afterwards when each began and ended. Linux with strace only. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";

/** When a call began and when the process heard that it had ended, in milliseconds of `Date.now()`. */
type Sync = { readonly began: number; readonly ended: number };

export type SlowFsync = {
  /** Ends the slowness; answers the calls on files whose name ends so, in the order of their ends. */
  readonly stop: (nameEnd: string) => Promise<readonly Sync[]>;
};

/** Resolves when it is in force; `log` is a file for strace to write to. */
export const slowFsync = async (pid: number, delayMs: number, log: string): Promise<SlowFsync> => {
  const calls = "fsync,fdatasync";
  const slow = `inject=${calls}:delay_enter=${delayMs * 1_000}`;
  const args = ["-f", "-y", "-ttt", "-e", `trace=${calls}`, "-e", slow, "-T", "-o", log, "-p", String(pid)];
  const strace = spawn("strace", args, { stdio: ["ignore", "ignore", "pipe"] });
  const [said] = await Promise.race([
    once(strace.stderr, "data"),
    once(strace, "exit").then(() => Promise.reject(new Error("strace ended at once."))),
  ]);
  if (!String(said).includes("attached")) throw new Error(`strace says: ${said}`);
  return {
    stop: async (nameEnd) => {
      strace.kill("SIGINT");
      await once(strace, "exit");
      return syncsIn(await readFile(log, "utf8"), nameEnd);
    },
  };
};

const WHOLE = /^(\d+) +(\d+\.\d+) f(?:data)?sync\(\d+<(.*)>\).*<(\d+\.\d+)>/;
const BEGUN = /^(\d+) +(\d+\.\d+) f(?:data)?sync\(\d+<(.*)> ?<unfinished/;
const RESUMED = /^(\d+) +\d+\.\d+ <\.\.\. f(?:data)?sync resumed>.*<(\d+\.\d+)>/;

const syncsIn = (log: string, nameEnd: string): readonly Sync[] => {
  const begun = new Map<string, { readonly seconds: string; readonly name: string }>();
  return log.split("\n").flatMap((line) => {
    const [, , at = "", name = "", took = ""] = WHOLE.exec(line) ?? [];
    if (took !== "") return name.endsWith(nameEnd) ? [syncOf(at, took)] : [];
    const [, thread = "", seconds = "", file = ""] = BEGUN.exec(line) ?? [];
    if (thread !== "") begun.set(thread, { seconds, name: file });
    const [, resumed = "", whole = ""] = RESUMED.exec(line) ?? [];
    const call = begun.get(resumed);
    return call?.name.endsWith(nameEnd) ? [syncOf(call.seconds, whole)] : [];
  });
};

const syncOf = (seconds: string, took: string): Sync => {
  const began = Number(seconds) * 1_000;
  return { began, ended: began + Number(took) * 1_000 };
};
