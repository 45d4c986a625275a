/** Before the tests and before each rerun: the programs that tests start as processes and threads, built as `npm start` builds them. */
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { TestProject } from "vitest/node";

const CONFIG = fileURLToPath(new URL("../vite.config.ts", import.meta.url));

const buildPrograms = async (): Promise<void> => {
  await build({ configFile: CONFIG, mode: "test", logLevel: "error" });
};

/** Called by vitest, once. */
export const setup = async (project: TestProject): Promise<void> => {
  project.onTestsRerun(buildPrograms);
  await buildPrograms();
};
