/**
 * A server process for the crash test to kill: serves the example charter from the database file it is given. With the
 * word `wait` it opens the file only when it hears something on its input.
 */
import { once } from "node:events";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import { EXAMPLE_CHARTER, putExampleCharter } from "./example-charter.ts";
import { startWebServer } from "./web-server.ts";

const [, , file = ":memory:", when = "now"] = process.argv;
if (when === "wait") await once(process.stdin, "data");
const storage = await createSqliteStorage({ file });
if ((await storage.charters.find(EXAMPLE_CHARTER)) === null) await putExampleCharter(storage);
const { origin } = await startWebServer(storage);
process.stdout.write(`${origin}\n`);
