/** Serves an app over HTTP and sockets on a free port, as `listen.ts` does for people. */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createSocketServer } from "../sync/entrance/web-socket.ts";

export type ServedApp = {
  readonly origin: string;
  /** Takes no more connections; resolves when those that are open have ended. */
  readonly close: () => Promise<void>;
};

type App = Pick<Parameters<typeof serve>[0], "fetch">;

export const serveApp = async ({ fetch }: App, hostname = "localhost"): Promise<ServedApp> => {
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve(
    { fetch, port: 0, hostname, websocket: { server: createSocketServer() } },
    listening.resolve,
  );
  return {
    origin: `http://${hostname}:${(await listening.promise).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
