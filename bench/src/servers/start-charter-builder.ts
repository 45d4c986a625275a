/** Starts this repository's server as `npm start` does, on a port of its own. */
import { join } from "node:path";
import { freePort, startProcess } from "./process.ts";
import type { RunningServer } from "./server-kind.ts";

const MAIN = join(import.meta.dirname, "../../../server/dist/main.js");
/** Sessions and the Origin check belong to an address, not to a port: a copied house keeps its sign-ins. */
export const PUBLIC_URL = "http://charter.bench";

export const startCharterBuilder = async (folder: string): Promise<RunningServer> => {
  const port = await freePort();
  const environment = { PORT: String(port), DATA_DIR: folder, PUBLIC_URL, LOG_LEVEL: "error" };
  return { port, ...(await startProcess({ file: MAIN, environment, port })) };
};
