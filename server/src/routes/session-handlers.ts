/** First run, sign-in and sign-out over HTTP: the routes that are open to everybody. */
import { type Contact, type SESSION_ROUTES, StatementName } from "@acb/schemas/api/session-routes";
import type { SecondStepPolicy } from "@acb/schemas/second-step";
import { isGuest } from "@acb/shared/access/guest";
import { signsInThereOnly } from "@acb/shared/access/provider-of";
import { readExample } from "../commands/example/example-files.ts";
import { renewLogins } from "../commands/network/renew-logins.ts";
import { noteProof } from "../commands/network/second-steps.ts";
import { setUp } from "../commands/network/set-up.ts";
import { note } from "../commands/note.ts";
import { done, refuse } from "../commands/result.ts";
import { leaveWorkshop } from "../commands/workshop/guest-place.ts";
import type { LinkMail } from "../identity/link-mail.ts";
import type { ProviderSignIn } from "../identity/provider/provider-sign-in.ts";
import type { SecondStep } from "../identity/second-step.ts";
import type { SetUpLink } from "../identity/set-up-link.ts";
import { newToken } from "../identity/token.ts";
import { EVERYBODY, type Limits } from "../limits/limits.ts";
import type { ReadStatement } from "../statements.ts";
import { createEntrance } from "./entrance.ts";
import { createGuestHandlers, type GuestServices } from "./guest-handlers.ts";
import type { OpenHandlers } from "./handler.ts";

export type SessionServices = GuestServices & {
  readonly secondStep: SecondStep;
  readonly secondStepPolicy: SecondStepPolicy;
  readonly linkMail: LinkMail;
  readonly providerSignIn: ProviderSignIn;
  readonly setUpLink: SetUpLink;
  readonly limits: Limits;
  readonly readStatement: ReadStatement;
  readonly contact: Contact | null;
  readonly mailIsOn: boolean;
};

export const createSessionHandlers = (
  services: SessionServices,
): OpenHandlers<keyof typeof SESSION_ROUTES> => {
  const { signIn, secondStep, linkMail, providerSignIn, setUpLink, limits, readStatement } = services;
  const entrance = createEntrance(services);
  const { state, awaited, entered } = entrance;
  return {
    ...createGuestHandlers(services, entrance),

    getSession: async (context, { person, headers }) => {
      const isAwaited = person === null && (await signIn.awaitsCode(headers)) !== null;
      return done({ answer: await (isAwaited ? awaited(context) : state(context, person)), cookies: [] });
    },

    completeSecondStep: async (context, { person, body, headers }) => {
      const session = await secondStep.complete(body, headers);
      if (session.ok) await noteProof(context, session.value.person, body);
      return entered(context, person, session);
    },

    setUp: async (context, { person, body, headers }) => {
      const { token, ...entry } = body;
      const named = await setUpLink.use(token, () => setUp(context, entry, readExample));
      if (!named.ok) return named;
      return entered(context, person, await signIn.begin(named.value, headers));
    },

    askForLink: async ({ providers }, { body }) => {
      if (signsInThereOnly(providers, body.email)) return refuse("PROVIDER_ONLY");
      const ticket = newToken();
      linkMail.send(body.email, ticket);
      return done({ answer: { ticket }, cookies: [] });
    },

    useLink: async (context, { person, body, headers }) => {
      return entered(context, person, await signIn.useToken(body.token, headers));
    },

    useCode: async (context, { person, body, headers }) => {
      // Counted before it is tried, so that no more are tried at once than may be wrong.
      if (limits.take("wrongSignInCode", EVERYBODY) > 0) return refuse("TOO_MANY_WRONG_CODES");
      const session = await signIn.useCode(body, headers);
      const isWrong = !session.ok && session.code === "SIGN_IN_CODE_WRONG";
      if (!isWrong) limits.giveBack("wrongSignInCode", EVERYBODY);
      return entered(context, person, session);
    },

    beginProviderSignIn: async (_context, { body }) => {
      const begun = await providerSignIn.begin(body.email);
      if (!begun.ok) return begun;
      const { address, cookies } = begun.value;
      return done({ answer: { address }, cookies });
    },

    finishProviderSignIn: async (context, { person, body, headers }) => {
      return entered(context, person, await providerSignIn.finish(body, headers));
    },

    lookAtLink: async (_context, { person, body }) => {
      const owner = await signIn.ownerOf(body.token);
      if (!owner.ok) return owner;
      const { email } = owner.value;
      return done({ answer: { mailbox: hinted(email), isYours: person?.email === email }, cookies: [] });
    },

    getStatement: async (_context, { params }) => {
      const name = StatementName.safeParse(params.statement);
      if (!name.success) return refuse("NOT_FOUND");
      return done({
        answer: { text: await readStatement(name.data), contact: services.contact },
        cookies: [],
      });
    },

    signOut: async (context, { person, headers }) => {
      const cookies = await signIn.end(headers);
      if (person !== null) {
        await renewLogins(context, person); // this browser's other tabs are nobody's now; other browsers come back
        await note(context, { deed: "signedOut", actor: person.id });
        if (isGuest(person)) await leaveWorkshop(context, person);
      }
      return done({ answer: {}, cookies });
    },
  };
};

/** `n…@trust.nhs.uk` */
const hinted = (email: string): string => email.replace(/^(.).*@/, "$1…@");
