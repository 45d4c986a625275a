/** What the administrator of the machine can ask for: one command per file of this folder (SPEC: RUN7, BA). */
import type { Config } from "../config.ts";
import type { DataDir } from "../data-dir.ts";

export type AdminRequest = {
  /** The one argument behind the command's name. */
  readonly argument: string;
  readonly config: Config;
  readonly dataDir: DataDir;
  /** Hears how far it is, line by line. */
  readonly say: (words: string) => void;
};

/** How it ended: with words either way, for the person who asked. */
export type Outcome = { readonly ok: boolean; readonly words: string };

export const did = (words: string): Outcome => ({ ok: true, words });
export const didNot = (words: string): Outcome => ({ ok: false, words });

export type AdminCommand = {
  /** What its argument is called in the usage, and what the command does, in one sentence each. */
  readonly argument: string;
  readonly about: readonly string[];
  readonly run: (request: AdminRequest) => Promise<Outcome>;
};
