/** Mounts every route of the API table with its handler: sign-in, body and answer are the same for all (SPEC: HTTP). */
import { API, type RouteName } from "@acb/schemas/api";
import type { Route } from "@acb/schemas/api/route";
import { SESSION_ROUTES } from "@acb/schemas/api/session-routes";
import type { SecondStepPolicy } from "@acb/schemas/second-step";
import { isGuest } from "@acb/shared/access/guest";
import { Hono, type Context as HttpContext } from "hono";
import type { Context } from "../commands/context.ts";
import { nameAdministrators } from "../commands/name-administrators.ts";
import { done, refuse } from "../commands/result.ts";
import type { Authenticate, SignIn } from "../identity/identity.ts";
import { isLimited, type Limits } from "../limits/limits.ts";
import { refuseOften } from "../limits/refuse-often.ts";
import { answerRefusal } from "../middleware/answer-refusal.ts";
import type { AppEnvironment } from "../middleware/app-environment.ts";
import { checkBy, readBody } from "../middleware/read-body.ts";
import { type Call, type Handlers, type OpenCall, type OpenHandlers, RAW_ROUTES } from "./handler.ts";
import { createHoldBack, type HoldBack } from "./hold-back.ts";

type OpenRouteName = keyof typeof SESSION_ROUTES;
type SignedInRouteName = Exclude<RouteName, OpenRouteName>;

export type ApiHandlers = {
  readonly open: OpenHandlers<OpenRouteName>;
  readonly signedIn: Handlers<SignedInRouteName>;
};

/** What the page of a charter asks for; nothing else of the network is there for a guest (SPEC: WS3). */
const FOR_GUESTS: ReadonlySet<RouteName> = new Set<RouteName>([
  "getGuestPlace",
  "getCharter",
  "askSocketTicket",
  "getSignOff",
  "getPenRecord",
  "getGivingBack",
  "askReceipts",
  "offerWords",
  "getDraftAttribution",
]);

type Answerer = (c: HttpContext<AppEnvironment>) => Promise<Response>;

type Services = {
  readonly signIn: Pick<SignIn, "authenticate">;
  readonly secondStepPolicy: SecondStepPolicy;
  readonly limits: Limits;
};

export const apiRoutes = (
  context: Context,
  { signIn: { authenticate }, secondStepPolicy, limits }: Services,
  handlers: ApiHandlers,
): Hono<AppEnvironment> => {
  const app = new Hono<AppEnvironment>();
  const holdBack = createHoldBack(context.storage, secondStepPolicy);
  const given = { context, authenticate, holdBack, limits, handlers };
  for (const name of routeNames()) {
    const { method, path } = API[name];
    const answer = isOpen(name)
      ? answerOpen(context, authenticate, handlers, name)
      : answerSignedIn(given, name);
    app.on(method, path, answer);
  }
  for (const [path, methods] of methodsByPath()) {
    app.all(path, (c) => {
      c.header("Allow", methods.join(", "));
      return answerRefusal(c, refuse("METHOD_NOT_ALLOWED"));
    });
  }
  app.all("/api/*", (c) => answerRefusal(c, refuse("NOT_FOUND")));
  return app;
};

type Given = {
  readonly context: Context;
  readonly authenticate: Authenticate;
  readonly holdBack: HoldBack;
  readonly limits: Limits;
  readonly handlers: ApiHandlers;
};

const answerSignedIn =
  <Name extends SignedInRouteName>(
    { context, authenticate, holdBack, limits, handlers }: Given,
    name: Name,
  ): Answerer =>
  async (c) => {
    const headers = c.req.raw.headers;
    const signedIn = await authenticate(headers);
    if (signedIn === null) return answerRefusal(c, refuse("NOT_SIGNED_IN"));
    const { person, inWords } = await holdBack(signedIn);
    if (isGuest(person) && !FOR_GUESTS.has(name)) return answerRefusal(c, refuse("NOT_FOUND"));
    const body = await bodyOf(c, name);
    if (!body.ok) return answerRefusal(c, body);
    const query = queryOf(c, name);
    if (!query.ok) return answerRefusal(c, query);
    const tooOften = isLimited(name) ? refuseOften(limits, name, person.id) : null;
    if (tooOften !== null) return answerRefusal(c, tooOften);
    // The table ties path and body schema to the name, which is more than the type checker can follow here.
    const given = { params: c.req.param(), query: query.value, body: body.value };
    const call = { person, headers, ...given } as unknown as Call<Name>;
    const result = await handlers.signedIn[name](context, call);
    return result.ok
      ? send(c, name, result.value)
      : answerRefusal(c, await nameAdministrators(context, person, inWords(result)));
  };

const answerOpen =
  <Name extends OpenRouteName>(
    context: Context,
    authenticate: Authenticate,
    handlers: ApiHandlers,
    name: Name,
  ): Answerer =>
  async (c) => {
    const headers = c.req.raw.headers;
    const [person, body] = await Promise.all([authenticate(headers), bodyOf(c, name)]);
    if (!body.ok) return answerRefusal(c, body);
    // As above: the table ties path and body schema to the name.
    const call = { person, headers, params: c.req.param(), body: body.value } as unknown as OpenCall<Name>;
    const result = await handlers.open[name](context, call);
    if (!result.ok) return answerRefusal(c, result);
    for (const cookie of result.value.cookies) c.header("Set-Cookie", cookie, { append: true });
    return send(c, name, result.value.answer);
  };

const bodyOf = async (c: HttpContext<AppEnvironment>, name: RouteName) => {
  const schema = API[name].body;
  return schema === null ? { ok: true as const, value: null } : readBody(c, schema);
};

const queryOf = (c: HttpContext<AppEnvironment>, name: RouteName) => {
  const { query }: Route = API[name];
  return query === undefined ? done(null) : checkBy(query, c.req.query());
};

const send = (c: HttpContext<AppEnvironment>, name: RouteName, value: unknown): Response =>
  isRaw(name) && typeof value === "string"
    ? c.body(value, 200, { "Content-Type": "application/json; charset=utf-8" })
    : c.json(value);

const isRaw = (name: RouteName): boolean => RAW_ROUTES.some((raw) => raw === name);
const isOpen = (name: RouteName): name is OpenRouteName => Object.hasOwn(SESSION_ROUTES, name);

// Object.keys widens the names; the table has no others.
const routeNames = (): readonly RouteName[] => Object.keys(API) as RouteName[];

const methodsByPath = (): ReadonlyMap<string, readonly string[]> => {
  const byPath = new Map<string, readonly string[]>();
  for (const name of routeNames()) {
    const { method, path } = API[name];
    byPath.set(path, [...(byPath.get(path) ?? []), method]);
  }
  return byPath;
};
