/** The whole of HTTP: what every request passes, then the API, the files, and the client (SPEC: HTTP). */
import { API } from "@acb/schemas/api";
import { type Handler, Hono } from "hono";
import type { Context } from "./commands/context.ts";
import { refuse } from "./commands/result.ts";
import type { Renderers } from "./export/renderers.ts";
import { answerFault, answerRefusal } from "./middleware/answer-refusal.ts";
import type { AppEnvironment } from "./middleware/app-environment.ts";
import { clientFiles } from "./middleware/client-files.ts";
import { ownOriginOnly } from "./middleware/own-origin.ts";
import { limitBody } from "./middleware/read-body.ts";
import { requestRecord } from "./middleware/request-record.ts";
import { clearSiteData, noStore, securityHeaders } from "./middleware/security-headers.ts";
import { ATTRIBUTION_HANDLERS } from "./routes/attribution-handlers.ts";
import { CHARTER_HANDLERS } from "./routes/charter-handlers.ts";
import { exportRoutes } from "./routes/export-route.ts";
import { GIVING_BACK_HANDLERS } from "./routes/giving-back-handlers.ts";
import { logoRoute } from "./routes/logo-route.ts";
import { apiRoutes } from "./routes/mount-api.ts";
import { NETWORK_HANDLERS } from "./routes/network-handlers.ts";
import { ORGANISATION_HANDLERS } from "./routes/organisation-handlers.ts";
import { createOwnHandlers } from "./routes/own-handlers.ts";
import { pageStateRoutes } from "./routes/page-state-route.ts";
import { PEN_HANDLERS } from "./routes/pen-handlers.ts";
import { createSecondStepHandlers } from "./routes/second-step-handlers.ts";
import { createSessionHandlers, type SessionServices } from "./routes/session-handlers.ts";
import { SIGN_OFF_HANDLERS } from "./routes/sign-off-handlers.ts";
import { createSyncHandlers, type SyncServices } from "./routes/sync-handlers.ts";
import { WORKSHOP_HANDLERS } from "./routes/workshop-handlers.ts";

export type AppServices = SessionServices &
  SyncServices & {
    readonly renderers: Renderers;
    /** Turns a request for a charter's socket into a participant. */
    readonly sync: Handler<AppEnvironment>;
    /** The same by HTTP, where WebSockets are blocked. */
    readonly syncByHttp: Hono;
    /** What a browser tries before a workshop. */
    readonly echo: Hono<AppEnvironment>;
    /** The folder of the built client. */
    readonly clientFolder: string;
  };

export const createApp = (context: Context, services: AppServices): Hono<AppEnvironment> => {
  const app = new Hono<AppEnvironment>();
  const { authenticate } = services.signIn;

  app.onError(answerFault);
  app.use(requestRecord(context.log));
  app.use(async (c, next) => {
    c.set("contact", services.contact);
    await next();
  });
  app.use(securityHeaders(context.publicUrl.startsWith("https:")));
  app.use(ownOriginOnly(context.publicUrl));

  app.get("/healthz", noStore, (c) => c.json({ alive: true }));
  app.get("/readyz", noStore, async (c) => {
    const ready = await isReady(context);
    return ready ? c.json({ ready }) : answerRefusal(c, refuse("TRY_LATER"));
  });

  app.get("/sync/:charterId", services.sync);
  app.route("/", pageStateRoutes(context, authenticate));
  app.route("/sync/:charterId/http", services.syncByHttp);
  app.all("/sync/*", (c) => answerRefusal(c, refuse("NOT_FOUND")));

  app.route("/echo", services.echo);
  app.all("/echo/*", (c) => answerRefusal(c, refuse("NOT_FOUND")));

  app.use("/api/*", noStore, limitBody);
  app.use(API.signOut.path, clearSiteData);
  app.route("/", logoRoute(context, authenticate));
  app.route("/", exportRoutes(context, authenticate, services));
  app.route(
    "/",
    apiRoutes(context, services, {
      open: createSessionHandlers(services),
      signedIn: {
        ...createOwnHandlers(services.signIn),
        ...createSecondStepHandlers(services.secondStep),
        ...NETWORK_HANDLERS,
        ...ORGANISATION_HANDLERS,
        ...CHARTER_HANDLERS,
        ...SIGN_OFF_HANDLERS,
        ...ATTRIBUTION_HANDLERS,
        ...PEN_HANDLERS,
        ...GIVING_BACK_HANDLERS,
        ...WORKSHOP_HANDLERS,
        ...createSyncHandlers(services),
      },
    }),
  );
  app.route("/", clientFiles(services.clientFolder));
  return app;
};

const isReady = (context: Context): Promise<boolean> =>
  context.storage.ready().then(
    () => true,
    (cause: unknown) => {
      context.log.error({ err: cause }, "not ready");
      return false;
    },
  );
