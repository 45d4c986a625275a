/** The picture of an organisation's logo: a file, so it stands beside the API table. */
import { LOGO_PATH } from "@acb/schemas/api/organisation-routes";
import { isGuest } from "@acb/shared/access/guest";
import { Hono } from "hono";
import type { Context } from "../commands/context.ts";
import { readLogo } from "../commands/organisation/logo.ts";
import { refuse } from "../commands/result.ts";
import type { Authenticate } from "../identity/identity.ts";
import { answerRefusal } from "../middleware/answer-refusal.ts";
import type { AppEnvironment } from "../middleware/app-environment.ts";

/** Mount it before the routes of the table, which answer everything else below `/api`. */
export const logoRoute = (context: Context, authenticate: Authenticate): Hono<AppEnvironment> =>
  new Hono<AppEnvironment>().get(LOGO_PATH, async (c) => {
    const person = await authenticate(c.req.raw.headers);
    if (person === null) return answerRefusal(c, refuse("NOT_SIGNED_IN"));
    if (isGuest(person)) return answerRefusal(c, refuse("NOT_FOUND"));
    const logo = await readLogo(context, person, c.req.param("organisationId"));
    if (!logo.ok) return answerRefusal(c, logo);
    return c.body(Uint8Array.from(logo.value), 200, {
      "Content-Type": "image/png",
      "X-Content-Type-Options": "nosniff",
    });
  });
