/** Hocuspocus with its SQLite extension, as its documentation sets it up. Given: port, database file, debounce in ms or "". */
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const [, , port, database, debounce] = process.argv;
const server = new Server({
  port: Number(port),
  address: "127.0.0.1",
  quiet: true,
  extensions: [new SQLite({ database })],
  ...(debounce === "" ? {} : { debounce: Number(debounce) }),
});
await server.listen();
