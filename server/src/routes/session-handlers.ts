/** First run, sign-in and sign-out over HTTP: the routes that are open to everybody. */
import {
  type Contact,
  type SESSION_ROUTES,
  type SessionState,
  StatementName,
} from "@acb/schemas/api/session-routes";
import type { Person } from "@acb/schemas/people";
import type { SecondStepPolicy } from "@acb/schemas/second-step";
import { isGuest } from "@acb/shared/access/guest";
import { signsInThereOnly } from "@acb/shared/access/provider-of";
import type { Context } from "../commands/context.ts";
import { readExample } from "../commands/example/example-files.ts";
import { renewLogins } from "../commands/network/renew-logins.ts";
import { noteProof } from "../commands/network/second-steps.ts";
import { setUp } from "../commands/network/set-up.ts";
import { note } from "../commands/note.ts";
import { done, type Result, refuse } from "../commands/result.ts";
import { leaveWorkshop, readGuestEnd } from "../commands/workshop/guest-place.ts";
import { joinWorkshop } from "../commands/workshop/join-workshop.ts";
import type { GuestMark } from "../identity/guest-mark.ts";
import type { SignedIn, SignIn } from "../identity/identity.ts";
import type { LinkMail } from "../identity/link-mail.ts";
import type { ProviderSignIn } from "../identity/provider/provider-sign-in.ts";
import type { SecondStep } from "../identity/second-step.ts";
import type { SetUpLink } from "../identity/set-up-link.ts";
import { newToken } from "../identity/token.ts";
import type { JoinTries } from "../limits/join-tries.ts";
import { EVERYBODY, type Limits } from "../limits/limits.ts";
import type { ReadStatement } from "../statements.ts";
import type { OpenHandlers } from "./handler.ts";

export type SessionServices = {
  readonly signIn: SignIn;
  readonly secondStep: SecondStep;
  readonly secondStepPolicy: SecondStepPolicy;
  readonly linkMail: LinkMail;
  readonly providerSignIn: ProviderSignIn;
  readonly setUpLink: SetUpLink;
  readonly limits: Limits;
  readonly joinTries: JoinTries;
  readonly guestMark: GuestMark;
  readonly readStatement: ReadStatement;
  readonly contact: Contact | null;
  readonly mailIsOn: boolean;
};

export const createSessionHandlers = (
  services: SessionServices,
): OpenHandlers<keyof typeof SESSION_ROUTES> => {
  const {
    signIn,
    secondStep,
    linkMail,
    providerSignIn,
    setUpLink,
    limits,
    joinTries,
    guestMark,
    readStatement,
  } = services;
  const state = async (context: Context, person: Person | null) =>
    stateOf(context, person, { ...services, awaitsCode: false });
  const awaited = (context: Context) => stateOf(context, null, { ...services, awaitsCode: true });
  /**
   * Nobody is signed in, and nothing is noted, while the second step is awaited. What `before`, who was signed in at this
   * browser, has open there ends with the session that was replaced.
   */
  const entered = async (
    context: Context,
    before: Person | null,
    session: Result<SignedIn & { readonly way?: string }>,
  ) => {
    if (!session.ok) return session;
    if (before !== null) await renewLogins(context, before);
    const { person, cookies, awaitsCode, way = "" } = session.value;
    if (awaitsCode) return done({ answer: await awaited(context), cookies });
    await note(context, { deed: "signedIn", actor: person.id, detail: way });
    return done({ answer: await state(context, person), cookies });
  };
  return {
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

    askJoinTicket: async (_context, { headers }) => {
      const cookie = joinTries.giveTicket(headers);
      return done({ answer: {}, cookies: cookie === null ? [] : [cookie] });
    },

    join: async (context, { person, headers, body }) => {
      const caller = { person, headers, marked: await guestMark.of(headers) };
      const joined = await joinWorkshop(context, joinTries, caller, body);
      if (!joined.ok) return joined;
      if (joined.value.id === person?.id) return done({ answer: await state(context, person), cookies: [] });
      const session = await entered(context, person, await signIn.begin(joined.value, headers));
      if (!session.ok) return session;
      const cookies = [...session.value.cookies, await guestMark.keep(joined.value.id)];
      return done({ ...session.value, cookies });
    },

    getGuestEnd: async (context, { headers }) => {
      return done({ answer: await readGuestEnd(context, await guestMark.of(headers)), cookies: [] });
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

type Standing = Pick<SessionServices, "mailIsOn" | "secondStepPolicy"> & { readonly awaitsCode: boolean };

const stateOf = async (
  { storage, providers }: Context,
  person: Person | null,
  { mailIsOn, secondStepPolicy, awaitsCode }: Standing,
): Promise<SessionState> => {
  const network = await storage.directory.network();
  const organisations = person === null ? [] : await storage.directory.organisations();
  const step = person === null ? null : await storage.secondSteps.of(person.id);
  return {
    network:
      network === null
        ? null
        : { name: network.name, mailIsOn, providers: [...providers], secondStep: secondStepPolicy },
    person,
    organisations: organisations.filter(({ id }) => person?.organisationIds.includes(id)),
    secondStep: awaitsCode ? "awaited" : step === null ? "none" : "on",
  };
};
