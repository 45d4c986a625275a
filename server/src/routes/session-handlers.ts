/** First run, sign-in and sign-out over HTTP: the routes that are open to everybody. */
import type { SESSION_ROUTES, SessionState } from "@acb/schemas/api/session-routes";
import type { Person } from "@acb/schemas/people";
import type { Context } from "../commands/context.ts";
import { readExample } from "../commands/example-files.ts";
import { done } from "../commands/result.ts";
import { setUp } from "../commands/set-up.ts";
import type { SignIn } from "../identity/identity.ts";
import type { LinkMail } from "../identity/link-mail.ts";
import type { SetUpLink } from "../identity/set-up-link.ts";
import type { OpenHandlers } from "./handler.ts";

export type SessionServices = {
  readonly signIn: SignIn;
  readonly linkMail: LinkMail;
  readonly setUpLink: SetUpLink;
  readonly mailIsOn: boolean;
};

export const createSessionHandlers = (
  services: SessionServices,
): OpenHandlers<keyof typeof SESSION_ROUTES> => {
  const { signIn, linkMail, setUpLink } = services;
  const state = (context: Context, person: Person | null) => stateOf(context, person, services.mailIsOn);
  return {
    getSession: async (context, { person }) => done({ answer: await state(context, person), cookies: [] }),

    setUp: async (context, { body, headers }) => {
      const { token, ...entry } = body;
      const named = await setUpLink.use(token, () => setUp(context, entry, readExample));
      if (!named.ok) return named;
      const session = await signIn.begin(named.value, headers);
      if (!session.ok) return session;
      const { person, cookies } = session.value;
      return done({ answer: await state(context, person), cookies });
    },

    askForLink: async (_context, { body }) => {
      linkMail.send(body.email);
      return done({ answer: {}, cookies: [] });
    },

    useLink: async (context, { body, headers }) => {
      const session = await signIn.useToken(body.token, headers);
      if (!session.ok) return session;
      const { person, cookies } = session.value;
      return done({ answer: await state(context, person), cookies });
    },

    signOut: async (_context, { headers }) => done({ answer: {}, cookies: await signIn.end(headers) }),
  };
};

const stateOf = async (
  { storage }: Context,
  person: Person | null,
  mailIsOn: boolean,
): Promise<SessionState> => {
  const network = await storage.directory.network();
  const organisations = person === null ? [] : await storage.directory.organisations();
  return {
    network: network === null ? null : { name: network.name, mailIsOn },
    person,
    organisations: organisations.filter(({ id }) => person?.organisationIds.includes(id)),
  };
};
