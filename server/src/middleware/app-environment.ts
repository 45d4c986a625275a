/** What travels with a request through the middleware. */
import type { Contact } from "@acb/schemas/api/session-routes";
import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "pino";

export type AppEnvironment = {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    /** Also in the answer's X-Request-Id, so that a person can name the request to an administrator. */
    requestId: string;
    /** Carries the request id. */
    log: Logger;
    /** Whom to ask about the installation, where somebody is named. */
    contact: Contact | null;
  };
};
