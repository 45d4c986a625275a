/** Listens on the port, for HTTP and sockets, and stops listening. */
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { type AppContext, answerUnreadable } from "./answer-unreadable.ts";
import type { AppEnvironment } from "./middleware/app-environment.ts";
import { portProblem, type StartProblem } from "./start-problem.ts";
import { createSocketServer } from "./sync/entrance/web-socket.ts";

export type Listening =
  | { readonly ok: true; readonly stop: () => void }
  | { readonly ok: false; readonly problem: StartProblem };

type SocketServer = NonNullable<Parameters<typeof createAdaptorServer>[0]["websocket"]>["server"];

/** A client that is this slow to send its headers, or a whole request, is not a browser. */
const HEADERS_LIMIT_MS = 10_000;
const REQUEST_LIMIT_MS = 60_000;
/** How often this is looked at: a limit is passed by no more than this. */
const CHECK_EVERY_MS = 2_000;

/** Resolves when connections are accepted. Rejects for a reason that is not about the port. */
export const listen = (app: Hono<AppEnvironment>, context: AppContext, port: number): Promise<Listening> => {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: HEADERS_LIMIT_MS,
      requestTimeout: REQUEST_LIMIT_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
    },
    // ws leaves `noServer` possibly undefined in its types; this one is made with it.
    websocket: { server: createSocketServer() as SocketServer },
  });
  answerUnreadable(server, context);
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const problem = portProblem(port, cause.code);
      if (problem === null) reject(cause);
      else resolve({ ok: false, problem });
    });
    server.listen(port, () => resolve({ ok: true, stop: () => server.close() }));
  });
};
