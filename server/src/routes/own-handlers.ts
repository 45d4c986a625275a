/** A person's own sessions, and what is held about them, over HTTP. */
import type { OWN_ROUTES } from "@acb/schemas/api/own-routes";
import { askForAccess } from "../commands/charter/ask-for-access.ts";
import { endSessions } from "../commands/network/end-sessions.ts";
import { readHeld } from "../commands/network/read-held.ts";
import { done } from "../commands/result.ts";
import type { SignIn } from "../identity/identity.ts";
import type { Handlers } from "./handler.ts";

export const createOwnHandlers = ({
  sessionsOf,
}: Pick<SignIn, "sessionsOf">): Handlers<keyof typeof OWN_ROUTES> => ({
  listSessions: async (_context, { person, headers }) => done([...(await sessionsOf(person, headers))]),
  getHeldAboutYou: (context, { person }) => readHeld(context, person),
  askForAccess: (context, { person, params }) => askForAccess(context, person, params.charterId),
  endSessions: async (context, { person, headers, body }) => {
    await endSessions(context, person, body.ids);
    return done([...(await sessionsOf(person, headers))]);
  },
});
