/** Puts the parts of a running installation together; `main`, the admin command and tests differ in what they give it. */
import { randomBytes } from "node:crypto";
import type { SignInProvider } from "@acb/schemas/sign-in-provider";
import type { Logger } from "pino";
import type { AppServices } from "./app.ts";
import { createBackground } from "./background.ts";
import type { Context } from "./commands/context.ts";
import { keepBeforeDeletion } from "./commands/sign-off/keep-before-deletion.ts";
import { createTurns } from "./commands/turns.ts";
import type { Config } from "./config.ts";
import { createRenderers } from "./export/renderers.ts";
import { createReceipts } from "./giving-back/receipts.ts";
import type { AuthTables } from "./identity/auth.ts";
import { createGuestMark } from "./identity/guest-mark.ts";
import { createSignIn, type SignIn } from "./identity/identity.ts";
import { createJoinKeys } from "./identity/join-keys.ts";
import { createLinkMail } from "./identity/link-mail.ts";
import { createProviderSignIn } from "./identity/provider/provider-sign-in.ts";
import { createSecondStep } from "./identity/second-step.ts";
import { createSetUpLink } from "./identity/set-up-link.ts";
import { createJoinTries } from "./limits/join-tries.ts";
import { createLimits, type Limits } from "./limits/limits.ts";
import { createSendMail } from "./mail/send-mail.ts";
import { statementsIn } from "./statements.ts";
import type { Storage } from "./storage/storage.ts";
import { systemClock } from "./sync/clock.ts";
import { echoRoutes } from "./sync/entrance/echo.ts";
import { createSocketTickets } from "./sync/entrance/socket-tickets.ts";
import { syncUpgrade } from "./sync/entrance/upgrade.ts";
import { createGuard } from "./sync/guard/guard.ts";
import { charterHttp } from "./sync/http/charter-http.ts";
import { RoomRegistry } from "./sync/room/room-registry.ts";

export type Parts = Pick<Context, "templates" | "domainSchemes"> & {
  readonly config: Pick<
    Config,
    "publicUrl" | "smtpUrl" | "mailFrom" | "contact" | "providers" | "secondStep"
  >;
  readonly secret: string;
  readonly storage: Storage;
  /** The tables of the sign-in library in that storage. */
  readonly authTables: AuthTables;
  readonly clientFolder: string;
  /** Where the installation keeps statements in its own words; `null` for ours. */
  readonly statementsFolder: string | null;
  readonly now: () => Date;
  readonly log: Logger;
};

export type Installation = {
  readonly context: Context;
  readonly services: AppServices;
  /** Resolves when all mail that was begun is sent, kept or failed. */
  readonly settled: () => Promise<void>;
  /** Stores what has arrived, lets every participant go, and closes everything, the storage last. Can be called twice. */
  readonly close: () => Promise<void>;
};

export const createInstallation = (parts: Parts): Installation => {
  const { config, storage, now, log } = parts;
  const sendMail = createSendMail({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    outbox: storage.outbox,
    now,
    newId,
    log,
  });
  const background = createBackground(log);
  const rooms = new RoomRegistry({
    storage,
    clock: systemClock,
    onFault: (what, cause) => log.error({ err: cause, what }, "live document"),
    guard: createGuard({
      onRefused: (rule, personId) => log.warn({ rule, personId }, "a frame was refused"),
    }),
    keep: (charterId, { personId, name }) => keepBeforeDeletion(context, charterId, { id: personId, name }),
  });
  const signIn = createSignIn({
    storage,
    now,
    log,
    tables: parts.authTables,
    secret: parts.secret,
    publicUrl: config.publicUrl,
    providers: config.providers,
  });
  const limits = createLimits(now);
  const context: Context = {
    storage,
    rooms,
    inTurn: createTurns(),
    sendMail,
    makeSignInLink: signIn.makeLink,
    mayMailLink: (email) => limits.take("signInMail", email) === 0,
    providers: config.providers.map(publicPart),
    receipts: createReceipts(parts.secret),
    joinKeys: createJoinKeys(parts.secret),
    background: background.run,
    now,
    newId,
    templates: parts.templates,
    domainSchemes: parts.domainSchemes,
    publicUrl: config.publicUrl,
    log,
  };
  const services = servicesOf(parts, { context, signIn, limits, rooms });
  // Before any mail of this server: storage takes what it is asked in order.
  background.run("mail left being sent", () => storage.outbox.interruptLeft());
  return {
    context,
    services,
    settled: background.settled,
    close: async () => {
      await rooms.close();
      await Promise.race([background.settled(), elapsed(MAIL_LIMIT_MS)]);
      await services.renderers.close();
      await storage.close();
    },
  };
};

type Made = {
  readonly context: Context;
  readonly signIn: SignIn;
  readonly limits: Limits;
  readonly rooms: RoomRegistry;
};

/** What the routes and the transports are given. */
const servicesOf = (parts: Parts, { context, signIn, limits, rooms }: Made): AppServices => {
  const { config, storage, now, secret } = parts;
  const { publicUrl } = config;
  const { authenticate, sessionLastsMs } = signIn;
  const transport = {
    publicUrl,
    authenticate,
    sessionLastsMs,
    storage,
    rooms,
    clock: systemClock,
    newSocketId,
  };
  const tickets = createSocketTickets(now);
  return {
    signIn,
    secondStep: createSecondStep({ storage, signIn, now, publicUrl, secret }),
    secondStepPolicy: config.secondStep,
    linkMail: createLinkMail(context, signIn),
    providerSignIn: createProviderSignIn(context, {
      providers: config.providers,
      secret,
      signIn,
    }),
    setUpLink: createSetUpLink(publicUrl),
    limits,
    guestMark: createGuestMark(secret, publicUrl),
    joinTries: createJoinTries({ limits, now, publicUrl }),
    readStatement: statementsIn(parts.statementsFolder),
    contact: config.contact,
    mailIsOn: config.smtpUrl !== null,
    renderers: createRenderers(),
    tickets,
    sync: syncUpgrade({ ...transport, tickets, sessionKey: signIn.sessionKey }),
    syncByHttp: charterHttp(transport),
    echo: echoRoutes(transport),
    clientFolder: parts.clientFolder,
  };
};

/** What everybody may know of an organisation's sign-in; the rest is told to nobody. */
const publicPart = ({ key, name, domains, only }: SignInProvider): SignInProvider => ({
  key,
  name,
  domains,
  only,
});

/** A mail server that hangs must not keep the installation from closing. */
const MAIL_LIMIT_MS = 5_000;

const elapsed = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

const ID_BYTES = 15;

const newSocketId = (): string => randomBytes(ID_BYTES).toString("base64url");

/** 120 random bits: an id tells nothing and cannot be guessed. */
const newId: Context["newId"] = (prefix) => `${prefix}_${randomBytes(ID_BYTES).toString("base64url")}`;
