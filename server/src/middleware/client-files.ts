/** The built client: hashed files are cached for good, every other address gets the page that starts it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { pagePreloads } from "./page-preloads.ts";

const NOT_BUILT =
  "The screens have not been built. Stop the server, run `npm run build`, and start it again.\n";

const FOR_GOOD: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.ok) c.header("Cache-Control", "public, max-age=31536000, immutable");
};
const ASK_AGAIN: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("Cache-Control", "no-cache");
};

/** `folder` holds the build; a missing one is said plainly, so that a server without screens is no riddle. */
export const clientFiles = (folder: string): Hono => {
  const app = new Hono();
  const index = join(folder, "index.html");
  if (!existsSync(index)) return app.get("*", (c) => c.text(NOT_BUILT, 503));
  app.get("/assets/*", FOR_GOOD, serveStatic({ root: folder, precompressed: true }));
  app.get("/assets/*", (c) => c.text("There is no such file.\n", 404));
  app.get("*", ASK_AGAIN, pagePreloads(folder), serveStatic({ root: folder }), serveStatic({ path: index }));
  return app;
};
